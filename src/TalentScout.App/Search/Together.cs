using System.Collections.Immutable;

namespace TalentScout.App.Search;

/// <summary>Where the skills asked for were seen in one and the same repository, as the explanation of a hit has it.</summary>
internal static class Together
{
    private const string Part = "together";

    /// <summary>Null where the query asks for fewer than two skills; empty where no repository has them together.</summary>
    public static ImmutableArray<Explanation>? Of(Explanation? explanation) =>
        explanation?.Details.FirstOrDefault(d => d.Description.StartsWith(Part + ":", StringComparison.Ordinal)) is { } part
            ? [.. part.Details.Where(d => d.Description.StartsWith(Part + " in ", StringComparison.Ordinal)).Select(d => d with { Description = d.Description[(Part.Length + 4)..] })]
            : null;
}
