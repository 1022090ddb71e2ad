using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Search;

/// <summary>
/// What a query wants that ranking can weigh: its positive parts, sorted by what they are about. Whatever stands under a NOT only filters.
/// </summary>
internal sealed class AskedQuery
{
    private readonly List<FitSlot> _slots = [];
    private readonly List<Asked<FieldNode>> _roles = [];
    private readonly List<Asked<QueryNode>> _places = [];
    private readonly List<Asked<FlagNode>> _availability = [];
    private readonly List<Asked<TextNode>> _texts = [];
    private readonly List<Asked<QueryNode>> _nice = [];
    private readonly QueryRules _rules;

    public AskedQuery(SearchQuery query, QueryContext context)
    {
        _rules = context.Options.Query;
        Query = query;
        foreach (var part in QueryTree.Conjuncts(query.Root))
            Take(part, context, must: true);
        foreach (var part in query.Nice.SelectMany(nice => QueryTree.Conjuncts(nice)))
            Take(part, context, must: false);
    }

    public SearchQuery Query { get; }

    /// <summary>One per wanted skill, or per group of alternatives.</summary>
    public IReadOnlyList<FitSlot> Slots => _slots;
    public IReadOnlyList<Asked<FieldNode>> Roles => _roles;
    public IReadOnlyList<Asked<QueryNode>> Places => _places;
    public IReadOnlyList<Asked<FlagNode>> Availability => _availability;
    public IReadOnlyList<Asked<TextNode>> Texts => _texts;

    /// <summary>Nice parts that are about nothing of the above.</summary>
    public IReadOnlyList<Asked<QueryNode>> Nice => _nice;

    /// <summary>All skills asked for, children included; in the query's order.</summary>
    public ImmutableArray<string> Skills => [.. _slots.SelectMany(s => s.Fit.Skills).Distinct(StringComparer.Ordinal)];

    private void Take(QueryNode part, QueryContext context, bool must)
    {
        var weight = must ? 1 : _rules.NiceWeight;
        if (FitPart.Of(part, context) is { } fit)
            _slots.Add(new FitSlot(fit, fit.Weight * weight, must));
        if (part is not SkillNode)
            TakeOther(part, must, weight);
    }

    private void TakeOther(QueryNode part, bool must, double factor)
    {
        var weight = part.Weight * factor;
        switch (part)
        {
            case AndNode and:
                foreach (var inner in and.Parts)
                    TakeOther(inner, must, factor);
                break;
            case OrNode or:
                foreach (var inner in or.Parts)
                    TakeOther(inner, must, factor);
                break;
            case FieldNode { Field: QueryField.Role } role:
                _roles.Add(new(role, weight));
                break;
            case FieldNode { Field: QueryField.Country or QueryField.City or QueryField.Tz } or NearNode:
                _places.Add(new(part, weight));
                break;
            case FlagNode { Field: QueryField.Hireable, Value: true } open:
                _availability.Add(new(open, weight));
                break;
            case TextNode text:
                _texts.Add(new(text, weight));
                break;
            case not (SkillNode or NotNode) when !must:
                _nice.Add(new(part, weight));
                break;
        }
    }
}

internal readonly record struct Asked<TNode>(TNode Node, double Weight)
    where TNode : QueryNode;

/// <summary>A wanted skill. Must: it stands in the part that decides who is a hit.</summary>
internal sealed record FitSlot(FitPart Fit, double Weight, bool Must);

/// <summary>How the strengths of skills combine: alternatives give the best of them, what is wanted together its weighted mean.</summary>
internal abstract record FitPart(string Name, double Weight, ImmutableArray<string> Skills)
{
    /// <summary>As the rules name them.</summary>
    private static readonly FrozenDictionary<SkillKind, string> KindNames = Enum.GetValues<SkillKind>().ToFrozenDictionary(k => k, k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));

    public static FitPart? Of(QueryNode node, QueryContext context)
    {
        switch (node)
        {
            case SkillNode skill:
                var kind = skill.Kind ?? context.Catalogue.Find(skill.Skill)?.Kind;
                var usual = kind is { } k ? context.Options.Query.Kinds.GetValueOrDefault(KindNames[k], 1) : 1;
                return new FitSkill(context.NameOf(skill.Skill), skill.Weight * usual, context.WithChildren(skill));
            case AndNode and:
                return Joined(and.Parts, context) is [_, ..] all ? new FitMean(and.Weight * all.Max(p => p.Weight), all) : null;
            case OrNode or:
                return Joined(or.Parts, context) is [_, ..] any ? new FitBest(or.Weight * any.Max(p => p.Weight), any) : null;
            default:
                return null;
        }
    }

    private static ImmutableArray<FitPart> Joined(ImmutableArray<QueryNode> parts, QueryContext context) => [.. parts.Select(p => Of(p, context)).OfType<FitPart>()];
}

/// <summary>A skill, or a group: the strongest of those below it.</summary>
internal sealed record FitSkill(string Name, double Weight, ImmutableArray<string> Skills) : FitPart(Name, Weight, Skills);

internal sealed record FitMean(double Weight, ImmutableArray<FitPart> Parts)
    : FitPart(string.Join(" and ", Parts.Select(p => p.Name)), Weight, [.. Parts.SelectMany(p => p.Skills).Distinct(StringComparer.Ordinal)]);

internal sealed record FitBest(double Weight, ImmutableArray<FitPart> Parts)
    : FitPart(string.Join(" or ", Parts.Select(p => p.Name)), Weight, [.. Parts.SelectMany(p => p.Skills).Distinct(StringComparer.Ordinal)]);
