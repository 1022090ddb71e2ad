namespace TalentScout;

/// <summary>One way to write a skill. Ambiguous: a common word too.</summary>
internal sealed record Spelling(Skill Skill, string Text, bool Ambiguous);
