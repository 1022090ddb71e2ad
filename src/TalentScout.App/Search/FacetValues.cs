using System.Collections.Immutable;
using TalentScout.App.Layout;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>A value of a facet: how many hits have it, and the address that turns it on or off; null where no query can say it ("unknown").</summary>
public sealed record FacetValue(string Value, string Label, int Count, bool On, string? Href);

public sealed record Facet(string Name, string Title, ImmutableArray<FacetValue> Values);

/// <summary>From the counts of an answer to what the panel shows. To choose a value is to add a part to the query, and nothing else.</summary>
internal sealed class FacetValues(SearchPageModel model, NodeWording wording)
{
    /// <summary>What everybody in the list has: of skills side by side one may be missing, so to choose it is to make it indispensable.</summary>
    private readonly ImmutableArray<QueryNode> _chosen =
        [.. QueryTree.Conjuncts(model.Query.Root).Except(model.Address.Match == SkillMatch.Some ? QueryTree.Plain(model.Query.Root) : [])];

    public ImmutableArray<Facet> All() =>
    [
        .. SearchRequest.FacetNames
            .Select(name => new Facet(name, Title(name), [.. Values(name)]))
            .Where(f => !f.Values.IsEmpty),
    ];

    private IEnumerable<FacetValue> Values(string name)
    {
        if (model.Answer is null || !model.Answer.Facets.TryGetValue(name, out var counts))
            yield break;
        foreach (var count in counts)
        {
            var node = Node(name, count.Value, model.AsOf);
            var on = node is null ? null : _chosen.FirstOrDefault(c => Says(c, node));
            yield return new FacetValue(count.Value, Label(name, count.Value, node), count.Count, on is not null, node is null ? null : Href(node, on));
        }
    }

    /// <summary>The condition that a value of a facet stands for.</summary>
    public static QueryNode? Node(string facet, string value, DateOnly asOf) => facet switch
    {
        "language" => new SkillNode(value, SkillKind.Language),
        "database" => new SkillNode(value, SkillKind.Database),
        "framework" => new SkillNode(value, SkillKind.Framework),
        "country" => new FieldNode(QueryField.Country, value),
        "role" => new FieldNode(QueryField.Role, value),
        "activity" when value == ActivityBuckets.Older => new RangeNode(QueryField.Active, null, ActivityBuckets.Since("24m", asOf)?.Plus(-1).Index),
        "activity" when ActivityBuckets.Since(value, asOf) is { } since => new RangeNode(QueryField.Active, since.Index, null),
        _ => null,
    };

    /// <summary>A part with another weight, or a skill that was named without its field, is the same choice.</summary>
    private static bool Says(QueryNode part, QueryNode value) =>
        part is SkillNode { Kind: null } skill && value is SkillNode wanted ? skill.Skill == wanted.Skill : part with { Weight = 1, Must = false } == value;

    private string Href(QueryNode node, QueryNode? on)
    {
        var query = on is null ? QueryEdit.AddFilter(model.Query, QueryTree.Must(Known(node))) : QueryEdit.Remove(model.Query, on, QueryGroup.Must);
        return model.Address.With(query.Canonical).ToString();
    }

    /// <summary>The same skill as it stands in the query already: with its weight, or without its field.</summary>
    private QueryNode Known(QueryNode node) => QueryTree.Conjuncts(model.Query.Root).FirstOrDefault(part => Says(part, node)) ?? node;

    private string Label(string facet, string value, QueryNode? node) =>
        facet == "activity" || node is null ? Named.Of("Activity", value) : wording.Of(node).Value;

    private static string Title(string name) => Named.Of("Facet", name);
}
