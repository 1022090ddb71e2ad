namespace TalentScout;

/// <summary>What a query may grow to. They keep a hostile text cheap; no query written by a person comes near.</summary>
public static class QueryLimits
{
    /// <summary>Characters, of the text and of its canonical form.</summary>
    public const int Length = 4_000;

    /// <summary>Words, phrases and fields together.</summary>
    public const int Clauses = 100;

    /// <summary>Levels of AND, OR and NOT below each other.</summary>
    public const int Depth = 12;

    /// <summary>Open parentheses and negations at one place in the text, those that change nothing included.</summary>
    internal const int Nesting = 40;

    public const double MinWeight = 0.01;
    public const double MaxWeight = 100;

    /// <summary>A radius in kilometres: half the way around the world at most.</summary>
    public const double MaxKilometres = 20_000;
}
