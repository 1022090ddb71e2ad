using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Skills of which one is enough, as what is kept of them is named by: equal where they are the same ids in the same order.</summary>
internal readonly record struct SkillsAsked
{
    private readonly string? _ids;

    private SkillsAsked(string ids) => _ids = ids;

    /// <summary>Whatever somebody shows.</summary>
    public static SkillsAsked Any => default;

    public static SkillsAsked Of(ImmutableArray<string> ids) => new(string.Join(' ', ids));
}
