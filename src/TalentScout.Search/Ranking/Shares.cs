using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Divides points among what they come from.</summary>
internal static class Shares
{
    /// <summary>Leaves shown one by one; the rest is one leaf, so that nothing is lost from the sum. It leads to the greatest of the rest.</summary>
    private const int Shown = 8;

    /// <summary>A node worth the points, its leaves in proportion to the masses (greatest first).</summary>
    public static Explanation Split(double points, string description, IReadOnlyList<(double Mass, string What, string? Url)> parts)
    {
        var total = parts.Sum(p => p.Mass);
        if (parts.Count == 0 || !(total > 0))
            return Explanation.Leaf(points, description);
        // One more takes no more room than to say that there is one.
        var shown = parts.Count == Shown + 1 ? parts.Count : Shown;
        var leaves = parts.Take(shown).Select(p => Explanation.Leaf(points * p.Mass / total, p.What, p.Url)).ToList();
        if (parts.Count > shown)
            leaves.Add(Explanation.Leaf(points * parts.Skip(shown).Sum(p => p.Mass) / total, FormattableString.Invariant($"{parts.Count - shown} further proofs"), parts[shown].Url));
        return new Explanation(points, description, [.. leaves]);
    }

    /// <summary>A node worth the points, one part per wish, in proportion to weight x value.</summary>
    public static Explanation Wishes(double points, string description, IEnumerable<(double Mass, Func<double, Explanation> Explain)> wishes)
    {
        var all = wishes.ToImmutableArray();
        var total = all.Sum(w => w.Mass);
        return new Explanation(points, description, [.. all.Select(w => w.Explain(total > 0 ? points * w.Mass / total : 0))]);
    }
}
