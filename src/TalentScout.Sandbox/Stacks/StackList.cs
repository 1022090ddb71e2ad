using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>All stacks of the world, in one fixed order.</summary>
internal static class StackList
{
    public static readonly ImmutableArray<Stack> All = [.. DotnetStacks.All, .. SystemStacks.All, .. JvmStacks.All, .. ScriptStacks.All, .. OtherStacks.All];

    /// <summary>
    /// So many stacks in proportion to their weights, each of the heaviest at least once: a small world has the common ones.
    /// </summary>
    public static ImmutableArray<Stack> Spread(int count)
    {
        var total = All.Sum(s => s.Weight);
        var byWeight = All.OrderByDescending(s => s.Weight).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var spread = byWeight.SelectMany(s => Enumerable.Repeat(s, Math.Max(1, s.Weight * count / total))).ToList();
        for (var i = 0; spread.Count < count; i++)
            spread.Add(byWeight[i % byWeight.Count]);

        // Longest first would starve the rare stacks of a small world; one of each in turn does not.
        return [.. spread.Select((stack, at) => (stack, turn: spread.Take(at).Count(s => s == stack), at)).OrderBy(x => x.turn).ThenBy(x => x.at).Take(count).Select(x => x.stack)];
    }
}
