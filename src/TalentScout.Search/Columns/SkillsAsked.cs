using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Skills of which one is enough, as what is kept of them is named by: equal where they are the same ids in the same order.</summary>
/// <param name="Ids">with blanks between; null: whatever somebody shows</param>
internal readonly record struct SkillsAsked(string? Ids)
{
    public static SkillsAsked Any => default;

    public static SkillsAsked Of(ImmutableArray<string> ids) => new(string.Join(' ', ids));
}
