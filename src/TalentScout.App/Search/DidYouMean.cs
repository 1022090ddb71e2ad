using System.Collections.Immutable;
using TalentScout.App.Layout;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>The query with one word read as the skill that it was probably meant to be, and how many people that finds.</summary>
public sealed record MeantQuery(string Written, string Meant, SearchAddress Address, int Total);

/// <summary>
/// "postgers" stands in nobody's texts, and PostgreSQL is two letters away: says so, and never changes the query by itself. A word that finds as many as
/// the skill would is taken as meant.
/// </summary>
internal sealed class DidYouMean(SearchEngine engine, SkillCatalogue catalogue)
{
    private const int LeastLength = 4;
    private const int WordsTried = 3;

    private readonly ImmutableArray<string> _names = [.. catalogue.All.SelectMany(s => s.Aliases.Append(s.Name).Append(s.Id)).Distinct(StringComparer.OrdinalIgnoreCase)];

    public ImmutableArray<MeantQuery> Of(SearchQuery query, SearchAddress address) =>
    [
        .. QueryTree.Conjuncts(query.Root).OfType<TextNode>()
            .Where(word => word.Text.Length >= LeastLength && !word.Text.Contains(' '))
            .Take(WordsTried)
            .Select(word => (Word: word, Skill: Near(word.Text)))
            .Where(pair => pair.Skill is not null)
            .Select(pair => Meant(query, address, pair.Word, pair.Skill!))
            .Where(meant => meant.Total > 0),
    ];

    private Skill? Near(string word) => NearestWord.Of(word, _names) is { } near ? catalogue.Resolve(near) : null;

    private MeantQuery Meant(SearchQuery query, SearchAddress address, TextNode word, Skill skill)
    {
        var parts = QueryTree.Conjuncts(query.Root);
        var meant = query with { Root = QueryTree.And(parts.SetItem(parts.IndexOf(word), new SkillNode(skill.Id, null) { Weight = word.Weight })) };
        return new MeantQuery(word.Text, Wording.Skill(skill.Id, skill.Name), address.With(meant.Canonical), Found(meant) > Found(query) ? Found(meant) : 0);
    }

    private int Found(SearchQuery query) => engine.Search(new SearchRequest { Query = query, Size = 1 }).Total;
}
