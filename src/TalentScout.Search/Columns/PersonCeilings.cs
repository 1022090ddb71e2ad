namespace TalentScout.Search;

/// <summary>What the signals of a person cannot exceed whatever is asked, in four bytes a document: a quarter of <see cref="PersonValues"/>, so that more of them stay in the processor's caches. Made when first asked for.</summary>
internal sealed class PersonCeilings
{
    private readonly Column<uint> _ceilings;
    private readonly double _unknown;

    public PersonCeilings(ReadOnlySpan<PersonValues> persons, QueryRules rules)
    {
        _unknown = rules.Unknown;
        var ceilings = GC.AllocateUninitializedArray<uint>(persons.Length);
        for (var doc = 0; doc < persons.Length; doc++)
        {
            ref readonly var person = ref persons[doc];
            // Whoever lives elsewhere has nothing of it, and of whom it is not known the middle.
            var place = person.PlaceConfidence > 0 ? person.PlaceConfidence : _unknown;
            var recency = float.IsNaN(person.Recency) ? _unknown : person.Recency;
            ceilings[doc] = Step(person.Contribution) | Step(person.Sustained) << 8 | Step(recency) << 16 | Step(place) << 24;
        }

        _ceilings = new Column<uint>(ceilings);
    }

    /// <summary>The middle of what is not known may be another for a ranking of the past.</summary>
    public bool Follow(QueryRules rules) => _unknown.Equals(rules.Unknown);

    /// <summary>Of each document its contribution in the lowest byte, then sustained, recency and place: each of 255.</summary>
    public void Read(ReadOnlySpan<int> docs, Span<uint> ceilings)
    {
        ceilings = ceilings[..docs.Length];
        var all = _ceilings.Values;
        for (var i = 0; i < docs.Length; i++)
            ceilings[i] = all[docs[i]];
    }

    /// <summary>Has those of the documents brought near, to be read soon.</summary>
    public void Fetch(ReadOnlySpan<int> docs)
    {
        foreach (var doc in docs)
            _ceilings.Fetch(doc);
    }

    /// <summary>0..1 as a byte that is not less.</summary>
    private static uint Step(double value) => (uint)Math.Clamp(Math.Ceiling(value * byte.MaxValue), 0, byte.MaxValue);
}
