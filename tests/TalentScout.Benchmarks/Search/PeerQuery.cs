using System.Globalization;

namespace TalentScout.Benchmarks.Search;

/// <summary>A line of the yardstick's queries.tsv: id, kind, all of, one of, none of, phrase, language, database, country, prefix, misspelt word, edits, offset.</summary>
internal sealed record PeerQuery(int Id, string Kind, SearchRequest Request)
{
    private const int PageSize = 20;
    private const int CardsFrom = 100_000;

    /// <summary>In the file's order; queries for a single term once more as "card", which reads what a result shows.</summary>
    public static List<PeerQuery> Load(string file)
    {
        var all = File.ReadLines(file).Select(Parse).ToList();
        return [.. all, .. all.Where(q => q.Kind == "term").Select(q => q with { Id = q.Id + CardsFrom, Kind = "card" })];
    }

    private static PeerQuery Parse(string line)
    {
        var c = line.Split('\t');
        var root = c[1] switch
        {
            "prefix" => new PrefixNode(c[9]),
            "fuzzy" => new FuzzyNode(c[10], int.Parse(c[11], CultureInfo.InvariantCulture)),
            _ => QueryTree.And(Parts(c)),
        };
        return new PeerQuery(int.Parse(c[0], CultureInfo.InvariantCulture), c[1], new SearchRequest
        {
            Query = new SearchQuery(root, []),
            Sort = c[1] == "filter" ? SearchSort.Score : SearchSort.Text,
            Page = (int.Parse(c[12], CultureInfo.InvariantCulture) / PageSize) + 1,
            Size = PageSize,
            Facets = c[1] == "facet" ? ["language", "database", "country"] : [],
        });
    }

    private static IEnumerable<QueryNode> Parts(string[] c)
    {
        foreach (var must in Words(c[2]))
            yield return must;
        if (c[5].Length > 0)
            yield return new TextNode(c[5], true);
        if (c[6].Length > 0)
            yield return new SkillNode(PeerDocuments.SkillId(c[6]), SkillKind.Language);
        if (c[7].Length > 0)
            yield return new SkillNode(PeerDocuments.SkillId(c[7]), SkillKind.Database);
        if (c[8].Length > 0)
            yield return new FieldNode(QueryField.Country, c[8]);
        if (Words(c[3]).ToList() is [_, ..] should)
            yield return QueryTree.Or(should);
        foreach (var not in Words(c[4]))
            yield return QueryTree.Not(not);
    }

    private static IEnumerable<QueryNode> Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new TextNode(w, false));
}
