using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Makes trees in the one shape that <see cref="AndNode"/> and <see cref="OrNode"/> promise: flat, and never of a single part. The weight of
/// an AND is that of its parts, so it has none of its own.
/// </summary>
public static class QueryTree
{
    /// <returns>Null where there are no parts: everybody.</returns>
    public static QueryNode? And(IEnumerable<QueryNode> parts)
    {
        var flat = parts.SelectMany(p => p is AndNode and ? and.Parts.Select(x => Scale(x, and.Weight)) : [p]).ToImmutableArray();
        return flat.Length switch { 0 => null, 1 => flat[0], _ => new AndNode(flat) };
    }

    /// <param name="parts">At least one.</param>
    public static QueryNode Or(IEnumerable<QueryNode> parts)
    {
        var flat = parts.SelectMany(p => p is OrNode or ? or.Parts.Select(x => Scale(x, or.Weight)) : [p]).ToImmutableArray();
        return flat.Length switch
        {
            0 => throw new ArgumentException("an alternative needs parts", nameof(parts)),
            1 => flat[0],
            _ => new OrNode(flat),
        };
    }

    /// <summary>What is excluded has no weight; twice excluded is wanted.</summary>
    public static QueryNode Not(QueryNode part) => part is NotNode not ? not.Part : new NotNode(Unweighted(part));

    /// <summary>A part with its weight multiplied; an excluded part has none to multiply.</summary>
    public static QueryNode Scale(QueryNode part, double factor) => part switch
    {
        NotNode => part,
        AndNode and => new AndNode([.. and.Parts.Select(p => Scale(p, and.Weight * factor))]),
        _ => part with { Weight = part.Weight * factor },
    };

    /// <summary>Whether the part asks for a skill, or for one of several.</summary>
    public static bool IsSkill(QueryNode part) => part is SkillNode || (part is OrNode or && or.Parts.All(p => p is SkillNode));

    /// <summary>The part said to be indispensable, or no longer so; of an AND, its parts. What is no skill stays as it is.</summary>
    public static QueryNode Must(QueryNode part, bool must = true) => part switch
    {
        AndNode and => new AndNode([.. and.Parts.Select(p => Must(p, must))]) { Weight = and.Weight },
        _ when IsSkill(part) => part with { Must = must },
        _ => part,
    };

    /// <summary>
    /// The skills that are asked for side by side, none of them indispensable: of somebody who shows one of them, another may not have been seen. Empty where there are fewer than two.
    /// </summary>
    public static ImmutableArray<QueryNode> Plain(QueryNode? root)
    {
        ImmutableArray<QueryNode> plain = [.. Conjuncts(root).Where(p => !p.Must && IsSkill(p))];
        return plain.Length > 1 ? plain : [];
    }

    /// <summary>The one skill, or alternatives of one, that a query asks for beside what is no skill; null where it asks for several or none, or where it is indispensable.</summary>
    public static QueryNode? Alone(QueryNode? root) => Conjuncts(root).Where(part => Leaves(part).Any(leaf => leaf is SkillNode) && part is not NotNode).ToList() is [{ Must: false } alone] && IsSkill(alone) ? alone : null;

    /// <summary>The parts of a root: those of an AND, else the root itself.</summary>
    public static ImmutableArray<QueryNode> Conjuncts(QueryNode? root) => root switch
    {
        null => [],
        AndNode { Weight: 1 } and => and.Parts,
        AndNode => ((AndNode)Scale(root, 1)).Parts,
        _ => [root],
    };

    public static ImmutableArray<QueryNode> Children(QueryNode node) => node switch
    {
        AndNode and => and.Parts,
        OrNode or => or.Parts,
        NotNode not => [not.Part],
        _ => [],
    };

    /// <summary>Words, phrases and fields in it.</summary>
    public static IEnumerable<QueryNode> Leaves(QueryNode node) => Children(node) is { Length: > 0 } children ? children.SelectMany(Leaves) : [node];

    /// <summary>A leaf alone has 1.</summary>
    internal static int Depth(QueryNode node) => 1 + Children(node).Select(Depth).DefaultIfEmpty().Max();

    internal static IEnumerable<QueryNode> Nodes(QueryNode node) => Children(node).SelectMany(Nodes).Prepend(node);

    private static QueryNode Unweighted(QueryNode node) => node switch
    {
        AndNode and => new AndNode([.. and.Parts.Select(Unweighted)]),
        OrNode or => new OrNode([.. or.Parts.Select(Unweighted)]),
        NotNode not => new NotNode(Unweighted(not.Part)),
        _ => node with { Weight = 1, Must = false },
    };
}
