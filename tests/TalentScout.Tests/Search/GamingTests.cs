using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>Ways to be found without the work. The honest one did half a year of modest work three years ago.</summary>
public sealed class GamingTests
{
    private static readonly (string, How)[] CSharpAndPostgres = [("csharp", How.Merged), ("postgresql", How.Merged)];
    private static readonly SearchRequest Request = new() { Query = Ask.All(Ask.Skill("csharp"), Ask.Skill("postgresql")), Size = 100 };

    private static readonly Candidate Honest = Person(1000, "honest").Worked(new Job("db/driver") { Commits = 4, Months = 6, Last = Now.Plus(-36) }, CSharpAndPostgres);

    public static TheoryData<string> Attacks => [.. Attackers.Keys];

    private static readonly Dictionary<string, Candidate> Attackers = new()
    {
        ["stuffed own repository"] = Person(1, "attacker").Says("csharp", "postgresql")
            .Worked(new Job("attacker/enterprise-platform") { Commits = 83, Months = 36, Own = true, Peers = 0 }, ("csharp", How.Authored), ("postgresql", How.Authored), ("redis", How.Used)),
        ["a thousand trivial commits"] = Person(1, "attacker")
            .Worked(new Job("attacker/postgresql-daily") { Commits = 500, Trivial = 480, Months = 2, Own = true, Peers = 0 }, ("csharp", How.Authored), ("postgresql", How.Authored)),
        ["a vendored dump"] = Person(1, "attacker")
            .Worked(new Job("attacker/my-database-server") { Commits = 2, Months = 1, Own = true, Peers = 0, Touched = 4000 }, ("csharp", How.Authored), ("postgresql", How.Authored)),
        ["unchanged forks"] = Forks(Person(1, "attacker").Says("csharp", "postgresql")),
        ["backdated history"] = Person(1, "attacker")
            .Worked(new Job("attacker/sql-toolkit") { Commits = 12, Months = 144, Own = true, Peers = 0 }, ("csharp", How.Authored), ("postgresql", How.Authored))
            .With(c => c with { AccountSince = SearchLab.NowDay.AddMonths(-10) }),
        ["a namesake"] = Person(1, "attacker").Says("csharp", "postgresql").With(c => c with { Name = Honest.Name }),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Who_did_the_work_stands_first(string attack)
    {
        using var lab = SearchLab.With(Honest, Attackers[attack]);

        Assert.Equal("honest", lab.Engine.Search(Request).Hits[0].Login);
    }

    [Fact]
    public void A_ring_that_merges_its_own_changes_stands_below_honest_work_of_ten_years_ago()
    {
        var ring = Enumerable.Range(1, 40).Select(i => Person(i, $"ring{i:D2}").Worked(new Job("ring01/distributed-postgres") { Commits = 9, Months = 30, Peers = 39 }, CSharpAndPostgres)).ToList();
        // The honest one's project is of as many people, of whom a few are known from elsewhere.
        var others = Enumerable.Range(100, 5).Select(i => Person(i, $"other{i}")
            .Worked(new Job("db/driver") { Commits = 1, Months = 1, Last = Now.Plus(-90) }, CSharpAndPostgres).Worked(new Job("web/site") { Peers = 9 }, ("java", How.Merged)));
        var longAgo = Person(1001, "long-ago").Worked(new Job("db/driver") { Commits = 4, Months = 6, Last = Now.Plus(-120) }, CSharpAndPostgres);
        using var lab = new SearchLab();

        Rebuild(lab, [Honest, longAgo, .. ring, .. others]);

        var logins = lab.Engine.Search(Request).Hits.Select(h => h.Login).ToList();
        Assert.Equal(["honest", "long-ago"], logins[..2]);
        Assert.Equal(47, logins.Count);
    }

    [Fact]
    public void A_project_of_a_few_who_are_known_from_nowhere_else_is_taken_as_it_looks()
    {
        var few = Enumerable.Range(1, 4).Select(i => Person(i, $"few{i}").Worked(new Job("new/project") { Peers = 3 }, CSharpAndPostgres)).ToList();
        using var lab = new SearchLab();
        Rebuild(lab, few);
        using var without = SearchLab.With(few);

        Assert.Equal(without.Engine.Search(Request).Hits[0].Score, lab.Engine.Search(Request).Hits[0].Score);
    }

    [Fact]
    public void Automation_is_told_by_working_everywhere_at_once()
    {
        var machine = Enumerable.Range(1, 30).Aggregate(
            Person(1, "autodeps"), (p, i) => p.Worked(new Job($"db/driver{i}") { Commits = 0, PullRequests = 3, Months = 8 }, CSharpAndPostgres));
        var busy = Enumerable.Range(1, 15).Aggregate(Person(2, "busy"), (p, i) => p.Worked(new Job($"db/driver{i}") { Months = 8 }, CSharpAndPostgres));
        using var lab = SearchLab.With(machine, busy);

        Assert.Equal(["busy"], lab.Engine.Search(Request).Hits.Select(h => h.Login));
    }

    [Fact]
    public void The_survey_is_kept_with_the_index()
    {
        var ring = Enumerable.Range(1, 40).Select(i => Person(i, $"ring{i:D2}").Worked(new Job("ring01/distributed-postgres") { Peers = 39 }, CSharpAndPostgres)).ToList();
        using var lab = new SearchLab();
        Rebuild(lab, ring);
        var before = lab.Engine.Search(Request with { Explain = true }).Hits[0];
        lab.Index.Dispose();

        using var index = lab.Open();

        var after = new SearchEngine(index).Search(Request with { Explain = true }).Hits[0];
        Assert.Equal(before.Score, after.Score);
        Assert.Equal(after.Score, ExplanationTests.Leaves(after.Explanation!).Sum(l => l.Value), 1e-6);
        Assert.False(index.IsOutdated);
    }

    private static Candidate Forks(Candidate person) => person with
    {
        Repositories =
        [
            .. Enumerable.Range(1, 30).Select(i => new CandidateRepository
            {
                Id = new RepositoryId("github", $"attacker/driver{i}"), FullName = $"attacker/driver{i}", Url = $"https://github.example/attacker/driver{i}", Own = true, Fork = true, Stars = 20,
            }),
        ],
    };

    private static void Rebuild(SearchLab lab, List<Candidate> people)
    {
        var everybody = new PeopleSurvey();
        people.ForEach(person => everybody.See(CandidateOutline.Of(person)));
        using (var rebuild = lab.Index.BeginRebuild(everybody))
        {
            rebuild.Apply(people.Select(p => new CandidateChange(1, p.Id, p)));
            rebuild.Complete(1);
        }

        lab.Index.Refresh();
    }
}
