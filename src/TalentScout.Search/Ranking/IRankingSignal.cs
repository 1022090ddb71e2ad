namespace TalentScout.Search;

/// <summary>One thing that speaks for a candidate. A new signal is a class, a line in <see cref="RankingSignals"/> and its points in config/ranking.json.</summary>
internal interface IRankingSignal
{
    /// <summary>Of <see cref="SignalNames"/>.</summary>
    string Name { get; }

    /// <summary>The signal for one query; null where the query does not ask for what it is about.</summary>
    IBoundSignal? Bind(AskedQuery asked, QueryContext context);
}

internal interface IBoundSignal
{
    /// <summary>The value of each document, 0..1.</summary>
    void Score(SegmentQuery segment, ReadOnlySpan<int> docs, Span<double> values);

    /// <summary>An upper bound of each value that is cheaper to have than the value: hits that cannot come into the list are not scored.</summary>
    void Most(SegmentQuery segment, ReadOnlySpan<int> docs, Span<double> values) => Score(segment, docs, values);

    /// <summary>A node worth <paramref name="points"/>, which is what <see cref="Score"/> gave times the signal's weight.</summary>
    Explanation Explain(double points, Explained who);
}

/// <summary>The candidate that is being explained: its document, and what its numbers were made from.</summary>
internal sealed record Explained(SegmentQuery Segment, int Doc, Candidate Candidate, IReadOnlyDictionary<string, SkillStrength> Strengths, PersonFacts Facts)
{
    public SegmentColumns Columns => Segment.Columns;
}
