using System.Collections.Immutable;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>What every part of a query needs to know: the catalogue, the rules in force, the searcher. Of one request, and one thread.</summary>
/// <param name="tagged">who was given a tag; null: nobody</param>
internal sealed class QueryContext(SkillCatalogue catalogue, RankingOptions options, IndexSearcher searcher, DateOnly asOf, Func<string, IReadOnlyList<CandidateId>>? tagged = null)
{
    private readonly Dictionary<SkillNode, ImmutableArray<string>> _children = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, List<string>> _words = [];
    private readonly Dictionary<(string Fields, string Text), Weight> _weights = [];
    private readonly Dictionary<string, IReadOnlyList<CandidateId>> _tagged = new(StringComparer.Ordinal);

    public SkillCatalogue Catalogue => catalogue;
    public RankingOptions Options => options;
    public DateOnly AsOf => asOf;

    /// <summary>The same, with a memory of its own.</summary>
    public QueryContext ForAnotherThread() => new(catalogue, options, searcher, asOf, tagged);

    /// <summary>A skill and all below it, of a group only what is of the asked kind (db:sql); a skill the catalogue does not know stands for itself.</summary>
    public ImmutableArray<string> WithChildren(SkillNode node)
    {
        if (!_children.TryGetValue(node, out var ids))
            _children[node] = ids = catalogue.Find(node.Skill) is { } known && catalogue.WithChildren(known) is { Length: > 1 } all
                ? [.. all.Where(s => s == known || node.Kind is null || s.Kind == node.Kind).Select(s => s.Id)]
                : [node.Skill];
        return ids;
    }

    /// <summary>The words of a text in order: cut once for all segments and fields.</summary>
    public List<string> WordsOf(string text)
    {
        if (!_words.TryGetValue(text, out var words))
            _words[text] = words = [.. Words.Of(text)];
        return words;
    }

    /// <summary>Asked for once, so that all segments see the same.</summary>
    public IReadOnlyList<CandidateId> Tagged(string tag)
    {
        if (!_tagged.TryGetValue(tag, out var people))
            _tagged[tag] = people = tagged?.Invoke(tag) ?? [];
        return people;
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
