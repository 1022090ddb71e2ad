using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Those who are listed after all who show the one skill that is asked for: they meet everything else, and show what goes with it (<see cref="AdjacentSkills"/>).</summary>
internal sealed class AdjacentHits
{
    private readonly string _asked;
    private readonly ImmutableArray<DocBits> _hits;

    private AdjacentHits(AdjacentSkills skills, string asked, double points, ImmutableArray<DocBits> hits)
    {
        (Skills, _asked, Points, _hits) = (skills, asked, points, hits);
        Signal = new AdjacentSignal(skills, asked);
        Scorer = new Scorer(Signal, points);
    }

    public AdjacentSkills Skills { get; }

    /// <summary>None of them has more.</summary>
    public double Points { get; }

    public AdjacentSignal Signal { get; }
    public Scorer Scorer { get; }

    /// <param name="alone">of <see cref="QueryTree.Alone"/></param>
    /// <param name="segments">of the view</param>
    /// <returns>Null where nobody is.</returns>
    public static AdjacentHits? Of(QueryNode alone, SearchQuery query, ImmutableArray<SegmentQuery> segments, QueryContext context, IndexView view)
    {
        var points = context.Options.Signals.GetValueOrDefault(SignalNames.Adjacent);
        if (points <= 0 || !AdjacentSkills.MayBe(alone, context) || FitPart.Of(alone, context) is not { } fit)
            return null;
        var skills = AdjacentSkills.Of(fit.Skills, context.Options.Query, view);
        if (skills.Skills.IsEmpty)
            return null;
        var others = QueryTree.And(QueryTree.Conjuncts(query.Root).Where(part => !ReferenceEquals(part, alone)));
        return new AdjacentHits(skills, fit.Name, points, ImmutableArray.CreateRange(segments, segment => Find(segment, skills, alone, others)));
    }

    public DocBits Of(int segment) => _hits[segment];

    /// <summary>Signals remember the segment they were asked of last.</summary>
    public AdjacentHits ForAnotherThread() => new(Skills, _asked, Points, _hits);

    private static DocBits Find(SegmentQuery segment, AdjacentSkills skills, QueryNode alone, QueryNode? others)
    {
        var column = segment.Columns.Skills.Skills;
        var found = segment.New();
        foreach (var skill in skills.Skills)
            if (column.Ordinal(skill.Id) is >= 0 and var ordinal)
                found.Add(column.Bits(ordinal));
        found.KeepIn(segment.Hits(others));
        found.TakeOut(segment.Find(alone));
        return found;
    }
}
