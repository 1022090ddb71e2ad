using System.Collections.Frozen;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// First lines that somebody wrote over and over ("update", "daily commit"): machines and gamed streaks do, and of a hundred such commits none tells what was done.
/// </summary>
internal static class RepeatedLines
{
    /// <summary>Of one person, on one page of a hundred commits.</summary>
    public const int Often = 10;

    public static FrozenSet<string> Of(IEnumerable<string?> lines) => lines
        .OfType<string>()
        .GroupBy(line => line.Trim(), StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Count() >= Often)
        .SelectMany(g => g)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
