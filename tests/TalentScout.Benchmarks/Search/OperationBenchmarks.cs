using BenchmarkDotNet.Attributes;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>`operations`: single operations on an index of invented people, by BenchmarkDotNet: time and allocation of each.</summary>
[MemoryDiagnoser]
public class OperationBenchmarks
{
    private const int People = 20_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("talentscout-operations-");
    private CandidateIndex? _index;
    private SearchEngine? _engine;

    private static SearchQuery Two => new(new AndNode([new SkillNode("csharp", SkillKind.Language), new SkillNode("postgresql", SkillKind.Database)]), []);
    private SearchEngine Engine => _engine ?? throw new InvalidOperationException("not set up");

    [GlobalSetup]
    public void Open()
    {
        _index = CandidateIndex.Open(_folder.FullName, SyntheticSkills.Catalogue, RankingOptions.Default, TimeProvider.System);
        var made = new SyntheticPeople(1, People / 20);
        _index.Apply(Enumerable.Range(0, People).Select(made.Person).Select(c => new CandidateChange(1, c.Id, c)));
        _index.Commit(1);
        _index.Refresh();
        _engine = new SearchEngine(_index);
    }

    [GlobalCleanup]
    public void Close()
    {
        _index?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark]
    public SearchRows Rows_of_two_skills() => Engine.Rows(new SearchRequest { Query = Two });

    [Benchmark]
    public SearchRows Rows_with_all_facets() => Engine.Rows(new SearchRequest { Query = Two, Facets = SearchRequest.FacetNames });

    [Benchmark]
    public SearchRows Word_by_text() => Engine.Rows(new SearchRequest { Query = new SearchQuery(new TextNode("billing", false), []), Sort = SearchSort.Text });

    [Benchmark]
    public SearchRows Everybody_page_50() => Engine.Rows(new SearchRequest { Query = SearchQuery.Everything, Page = 50 });

    [Benchmark]
    public int Suggest() => Engine.Suggest("po", 10).Length;
}
