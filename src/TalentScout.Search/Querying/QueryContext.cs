using System.Collections.Immutable;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>What every part of a query needs to know: the catalogue, the rules in force, the searcher. Of one request.</summary>
internal sealed class QueryContext(SkillCatalogue catalogue, RankingOptions options, IndexSearcher searcher, DateOnly asOf)
{
    private readonly Dictionary<string, ImmutableArray<string>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Fields, string Text), Weight> _weights = [];

    public SkillCatalogue Catalogue => catalogue;
    public RankingOptions Options => options;
    public DateOnly AsOf => asOf;

    /// <summary>A skill and all below it; a skill the catalogue does not know stands for itself.</summary>
    public ImmutableArray<string> WithChildren(string skill)
    {
        if (!_children.TryGetValue(skill, out var ids))
            _children[skill] = ids = catalogue.Find(skill) is { } known ? [.. catalogue.WithChildren(known).Select(s => s.Id)] : [skill];
        return ids;
    }

    public string NameOf(string skill) => catalogue.Find(skill)?.Name ?? skill;

    /// <summary>Lucene's form of a text query: made once for all segments.</summary>
    public Weight WeightOf(string key, string text, Func<Query> make)
    {
        if (!_weights.TryGetValue((key, text), out var weight))
            _weights[(key, text)] = weight = searcher.CreateNormalizedWeight(new ConstantScoreQuery(make()));
        return weight;
    }
}
