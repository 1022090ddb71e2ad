using System.Collections.Immutable;

namespace TalentScout.App.Search;

/// <summary>A value of a facet: how many hits have it, and the address that turns it on or off.</summary>
public sealed record FacetValue(string Value, string Label, int Count, bool On, string Href);

public sealed record Facet(string Name, string Title, ImmutableArray<FacetValue> Values);

/// <summary>From the counts of an answer to what the panel shows. A facet's value is nothing but a part of the query.</summary>
internal sealed class FacetValues(SearchPageModel model, NodeWording wording)
{
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
        foreach (var (value, count) in counts.Select(c => (c.Value, c.Count)))
        {
            if (Node(name, value) is not { } node)
                continue;
            var on = QueryParts.Has(model.Query, node);
            var query = on ? QueryParts.Without(model.Query, node) : QueryParts.With(model.Query, node);
            yield return new FacetValue(value, wording.Of(node).Value, count, on, model.Address.With(query.Canonical).ToString());
        }
    }

    /// <summary>The condition that a value of a facet stands for; null for one that no condition can say.</summary>
    public static QueryNode? Node(string facet, string value) => facet switch
    {
        "language" => new SkillNode(value, SkillKind.Language),
        "database" => new SkillNode(value, SkillKind.Database),
        "framework" => new SkillNode(value, SkillKind.Framework),
        "country" => new FieldNode(QueryField.Country, value),
        "role" => new FieldNode(QueryField.Role, value),
        "activity" when Month.TryParse(value, out var month) => new RangeNode(QueryField.Active, month.Index, null),
        _ => null,
    };

    private static string Title(string name) => name switch
    {
        "language" => Texts.Facet_Language,
        "database" => Texts.Facet_Database,
        "framework" => Texts.Facet_Framework,
        "country" => Texts.Facet_Country,
        "role" => Texts.Facet_Role,
        "activity" => Texts.Facet_Activity,
        _ => name,
    };
}
