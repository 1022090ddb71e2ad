namespace TalentScout.Search;

/// <summary>One thing that speaks for a candidate. A new signal is a class, a line in <see cref="RankingSignals"/> and its points in config/ranking.json.</summary>
internal interface IRankingSignal
{
    /// <summary>Of <see cref="SignalNames"/>.</summary>
    string Name { get; }

    /// <summary>The signal for one query; null where the query does not ask for what it is about.</summary>
    IBoundSignal? Bind(AskedQuery asked, QueryContext context);
}

/// <summary>A signal of one query. Hits that cannot come into the list are not scored: a bound rules them out. It decides who is looked at, never what the score is.</summary>
internal interface IBoundSignal
{
    /// <summary>The value of each document, 0..1.</summary>
    void Score(ScoreBlock block, Span<double> values);

    /// <summary>At least the value, from what is at hand without a look into the skills or texts of the document.</summary>
    void Most(ScoreBlock block, Span<double> values) => Score(block, values);

    /// <summary>Of a document that shows one of the skills asked for and none of the others: what the value is made of at most. Null where skills say nothing about it; then it is at most 1.</summary>
    SkillAlone? Alone(FitSlot slot) => null;

    /// <summary>Of a document that shows several of the skills asked for: what the value is at most beside what <see cref="Alone"/> says of each of them; null where that is all.</summary>
    SkillsJoined? Joined => null;

    /// <summary>What of the person the value is at most; null where it is about something else.</summary>
    PersonPart? Person => null;

    /// <summary><see cref="Most"/> says little, and the value itself takes less than those of the other signals: asked second, of those who are left.</summary>
    bool IsDear => false;

    /// <summary>Repositories that a card names for it, most first, as places in the candidate's list; null where it is not about any.</summary>
    /// <param name="block">with the one document in question</param>
    IReadOnlyList<int>? Repositories(ScoreBlock block) => null;

    /// <summary>A node worth <paramref name="points"/>, which is what <see cref="Score"/> gave times the signal's weight.</summary>
    Explanation Explain(double points, Explained who);
}

/// <summary>At most so much for each unit of the strength of the one skill, and of its breadth (<see cref="MostOfSkill"/>).</summary>
internal readonly record struct SkillAlone(double OfStrength, double OfBreadth);

/// <summary>What several skills come to together saturates.</summary>
/// <param name="Half">where half of the value is reached</param>
/// <param name="Slots">whose skills</param>
internal sealed record SkillsJoined(SkillsJoinedBy By, double Half, IReadOnlyList<FitSlot> Slots);

internal enum SkillsJoinedBy
{
    /// <summary>The least of their strengths.</summary>
    LeastStrength,

    /// <summary>The mean over all pairs of the geometric mean of what is done of the two in all repositories.</summary>
    PairsOfMasses,
}

/// <summary>Of <see cref="PersonValues"/>.</summary>
internal enum PersonPart
{
    Contribution,
    Sustained,
    Recency,
    Place,
}

/// <summary>The candidate that is being explained: its document, and what its numbers were made from.</summary>
internal sealed record Explained(SegmentQuery Segment, int Doc, Candidate Candidate, IReadOnlyDictionary<string, SkillStrength> Strengths, PersonFacts Facts, RepositoryTies Ties)
{
    public SegmentColumns Columns => Segment.Columns;

    /// <summary>The document alone.</summary>
    public ScoreBlock Block { get; } = ScoreBlock.Of(Segment, Doc);
}
