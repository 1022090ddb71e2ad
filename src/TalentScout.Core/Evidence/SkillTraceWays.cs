namespace TalentScout;

/// <summary>The ways of being recognised that rules ask for by name: what stands before the colon of <see cref="SkillEvidence.Via"/>.</summary>
public static class SkillTraceWays
{
    /// <summary>The title of an accepted change.</summary>
    public const string Title = "title";
}
