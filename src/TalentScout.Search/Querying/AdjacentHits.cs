using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Those who are listed after all who show the one skill that is asked for: they meet everything else, and show what goes with it (<see cref="AdjacentSkills"/>).</summary>
internal sealed class AdjacentHits
{
    private readonly ImmutableArray<DocBits> _hits;
    private readonly Func<AdjacentSignal> _makeSignal;

    private AdjacentHits(double points, ImmutableArray<DocBits> hits, Func<AdjacentSignal> makeSignal)
    {
        (Points, _hits, _makeSignal) = (points, hits, makeSignal);
        Signal = makeSignal();
        Scorer = new Scorer(Signal, points);
    }

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
        var rules = context.Options.Query;
        var skills = AdjacentSkills.Of(fit.Skills, rules, view);
        if (skills.Skills.IsEmpty)
            return null;
        var others = QueryTree.And(QueryTree.Conjuncts(query.Root).Where(part => !ReferenceEquals(part, alone)));
        var hits = ImmutableArray.CreateRange(segments, segment => Find(segment, skills, alone, others));
        var beside = new Lazy<BesideShares>(() => ShownBeside.Of(fit.Skills, rules.AdjacentPeople, view).For(hits));
        return new AdjacentHits(points, hits, () => new AdjacentSignal(skills, beside, rules.AdjacentBeside, fit.Name));
    }

    public DocBits Of(int segment) => _hits[segment];

    /// <summary>The same with the name of the repository as its owner writes it: the index knows it in small letters.</summary>
    /// <param name="repositories">of the person</param>
    public static AdjacentTo? AsWritten(AdjacentTo? adjacent, Func<ImmutableArray<CandidateRepository>> repositories) => adjacent is { Beside: { } beside }
        ? adjacent with { Beside = beside with { Repository = repositories().FirstOrDefault(r => Words.Fold(r.FullName) == beside.Repository)?.FullName ?? beside.Repository } }
        : adjacent;

    /// <summary>Signals remember the segment they were asked of last.</summary>
    public AdjacentHits ForAnotherThread() => new(Points, _hits, _makeSignal);

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
