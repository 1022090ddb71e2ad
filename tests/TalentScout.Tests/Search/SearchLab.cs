using Microsoft.Extensions.Time.Testing;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>A real index in a folder of its own, gone after the test.</summary>
internal sealed class SearchLab : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly NowDay = DateOnly.FromDateTime(Now.UtcDateTime);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("talentscout-search-test-");
    private long _sequence;

    public SearchLab(SkillCatalogue? catalogue = null, RankingOptions? ranking = null)
    {
        (Catalogue, Ranking) = (catalogue ?? TestSkills.Catalogue, ranking ?? RankingOptions.Default);
        Index = Open();
        Engine = new SearchEngine(Index);
    }

    public FakeTimeProvider Clock { get; } = new(Now);
    public SkillCatalogue Catalogue { get; }
    public RankingOptions Ranking { get; }
    public CandidateIndex Index { get; }
    public SearchEngine Engine { get; }
    public string Folder => _folder.FullName;

    public static SearchLab With(params IEnumerable<Candidate> people)
    {
        var lab = new SearchLab();
        lab.Add(people);
        return lab;
    }

    public CandidateIndex Open(RankingOptions? ranking = null) => CandidateIndex.Open(_folder.FullName, Catalogue, ranking ?? Ranking, Clock);

    public void Add(params IEnumerable<Candidate> people)
    {
        Index.Apply(people.Select(p => new CandidateChange(++_sequence, p.Id, p)));
        Index.Refresh();
    }

    public void Remove(params IEnumerable<CandidateId> ids)
    {
        Index.Apply(ids.Select(id => new CandidateChange(++_sequence, id, null)));
        Index.Refresh();
    }

    /// <summary>Logins, best first.</summary>
    public string[] Logins(params QueryNode[] all) => [.. Search(all).Hits.Select(h => h.Login)];

    public SearchAnswer Search(params QueryNode[] all) => Engine.Search(new SearchRequest { Query = Ask.All(all), Size = 100, Explain = true });

    public void Dispose()
    {
        Index.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Queries without the parser.</summary>
internal static class Ask
{
    public static SearchQuery All(params IEnumerable<QueryNode> nodes) => new(QueryTree.And(nodes), []);
    public static SearchQuery Nice(QueryNode? must, params QueryNode[] nice) => new(must, [.. nice]);
    public static SkillNode Skill(string id, double weight = 1) => new(id, null) { Weight = weight };
    public static QueryNode Any(params IEnumerable<QueryNode> nodes) => QueryTree.Or(nodes);
    public static QueryNode Not(QueryNode node) => QueryTree.Not(node);
    public static TextNode Text(string text) => new(text, text.Contains(' '));
    public static FieldNode Field(QueryField field, string value) => new(field, value);
    public static RangeNode Range(QueryField field, int? from, int? to) => new(field, from, to);
}
