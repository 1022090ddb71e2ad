using System.Collections.Immutable;
using TalentScout.App.Candidates;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class ExplanationTests
{
    private const double Tolerance = 1e-6;

    public static readonly SearchQuery[] Queries =
    [
        SearchQuery.Everything,
        Ask.All(Ask.Skill("csharp")),
        Ask.All(Ask.Skill("csharp", 3), Ask.Skill("postgresql")),
        Ask.All(Ask.Any(Ask.Skill("javascript"), Ask.Skill("java")), Ask.Skill("sql")),
        Ask.Nice(Ask.Skill("java"), Ask.Skill("kafka"), Ask.Field(QueryField.Country, "DE"), new FlagNode(QueryField.Hireable, true), Ask.Range(QueryField.Merged, 10, null)),
        Ask.All(Ask.Field(QueryField.Role, "backend"), Ask.Text("driver")),
        Ask.All(Ask.Any(Ask.All(Ask.Skill("csharp"), Ask.Skill("redis")).Root!, Ask.Skill("kafka"))),
    ];

    internal static Candidate Rich => Person(7, "rich").In("Berlin", "DE", 52.52, 13.405)
        .Worked(new Job("db/driver") { Description = "a driver" }, ("csharp", How.Merged), ("postgresql", How.Merged), ("redis", How.Used))
        .Worked(new Job("web/shop") { Months = 3, Last = Now.Plus(-20) }, ("spring-boot", How.Used), ("java", How.Merged), ("mysql", How.Used), ("javascript", How.Merged))
        .Worked(new Job("rich/own") { Own = true, Peers = 0 }, ("csharp", How.Authored), ("kafka", How.Used))
        .Says("postgresql", "kafka")
        .With(c => c with { Roles = [new RoleShare("backend", 0.9, "C#")], Availability = new Availability(true, null, "https://github.example/rich") });

    [Fact]
    public void The_proofs_of_a_skill_stand_in_the_order_of_what_they_bring_to_it()
    {
        using var lab = SearchLab.With(Rich);
        var turned = Rich with { Skills = [.. Rich.Skills.Select(s => s with { Traces = [.. s.Traces.Reverse()] })] };

        var ordered = lab.Engine.StrongestFirst(turned);

        Assert.Equal(turned.Skills.Select(s => s.Traces.Length), ordered.Skills.Select(s => s.Traces.Length));
        var csharp = ordered.Skills.Single(s => s.Skill == "csharp");
        Assert.Equal(["db/driver", "rich/own"], csharp.Traces.Select(t => t.RepositoryName));
        Assert.NotEqual(csharp.Traces, turned.Skills.Single(s => s.Skill == "csharp").Traces);
        foreach (var strength in lab.Engine.Strengths(turned).Where(s => s.Evidence.Count > 0 && ordered.Skills.Any(o => o.Skill == s.Id)))
            Assert.Contains(strength.Evidence[0].Url, ordered.Skills.Single(s => s.Skill == strength.Id).Traces.Select(t => t.Url).Take(1));
    }

    [Fact]
    public void A_skill_that_follows_from_another_alone_is_told_with_the_proofs_of_that()
    {
        using var lab = SearchLab.With(Rich);

        var implied = Assert.Single(lab.Engine.Implied(Rich));

        Assert.Equal(("spring", "Spring Boot"), (implied.Skill, implied.ImpliedBy));
        Assert.Equal(Rich.Skills.Single(s => s.Skill == "spring-boot").Traces, implied.Traces);
        var told = ExplainedSkills.Of(Rich, lab.Engine).Skills;
        Assert.Equal(Rich.Skills.Length + 1, told.Length);
        Assert.StartsWith("It follows from Spring Boot, whose proofs these are. Strength ", told[^1].Because, StringComparison.Ordinal);
        Assert.All(told[..^1], s => Assert.Null(s.ImpliedBy));
    }

    [Fact]
    public void Root_is_the_score_and_every_node_is_the_sum_of_its_details()
    {
        using var lab = SearchLab.With(Rich, Person(8, "bare"));
        foreach (var query in Queries)
            foreach (var hit in lab.Engine.Search(new SearchRequest { Query = query, Explain = true }).Hits)
            {
                Assert.Equal(hit.Score, hit.Explanation!.Value);
                AssertSums(hit.Explanation);
                Assert.Equal(hit.Score, Leaves(hit.Explanation).Sum(l => l.Value), Tolerance);
            }
    }

    [Fact]
    public void A_hit_says_without_the_tree_what_each_signal_brings_and_where_skills_were_seen_together()
    {
        using var lab = SearchLab.With(Rich, Person(8, "bare"));
        foreach (var query in Queries)
            foreach (var (bare, explained) in lab.Engine.Search(new SearchRequest { Query = query }).Hits.Zip(lab.Engine.Search(new SearchRequest { Query = query, Explain = true }).Hits))
            {
                Assert.Null(bare.Explanation);
                Assert.Equal(bare.Score, bare.Signals.Sum(s => s.Points), Tolerance);
                Assert.Equal(explained.Explanation!.Details.Select(d => d.Value), bare.Signals.Select(s => s.Points));
                Assert.Equal(explained.Explanation, lab.Engine.Explain(bare.Id, query, ImmutableSortedDictionary<string, double>.Empty), (a, b) => a!.Value == b!.Value && a.Description == b.Description);
                var together = explained.Explanation.Details.FirstOrDefault(d => d.Description.StartsWith("together", StringComparison.Ordinal));
                Assert.Equal(together?.Details.Select(d => d.Description.Split(',')[0]).Order(StringComparer.Ordinal), bare.Together?.Select(r => "together in " + r.Name).Order(StringComparer.Ordinal));
            }
    }

    [Fact]
    public void Leaves_name_their_evidence_with_address_count_and_month()
    {
        using var lab = SearchLab.With(Rich);

        var leaves = Leaves(lab.Search(Ask.Skill("csharp"), Ask.Skill("postgresql")).Hits[0].Explanation!).ToList();

        Assert.Contains(leaves, l => l is { Url: "https://github.example/db/driver/blob/main/postgresql", Value: > 0 } && l.Description.Contains("96 commits merged into db/driver") && l.Description.Contains("2026-10"));
        Assert.Contains(leaves, l => l is { Url: not null, Value: > 0 } && l.Description.StartsWith("together in db/driver, 96 commits", StringComparison.Ordinal) && l.Description.Contains("last 2026-10"));
    }

    [Fact]
    public void The_proof_of_a_hit_leads_to_the_commits_that_it_speaks_of_where_the_repository_alone_would_show_none_of_them()
    {
        var (subject, change) = ("https://github.example/db/driver", "https://github.example/db/driver/pull/7");
        var person = Person(9, "mara").Worked(new Job("db/driver"), ("postgresql", How.Merged), ("redis", How.Merged));
        person = person with { Skills = [.. person.Skills.Select(s => s with { Traces = [.. s.Traces.Select(t => t with { Url = s.Skill == "redis" ? change : subject })] })] };
        using var lab = SearchLab.With(person);

        var skills = lab.Search(Ask.Skill("postgresql")).Hits[0].Skills;

        Assert.Equal("https://github.example/db/driver/commits?author=mara", Assert.Single(skills, s => s.Id == "postgresql").Evidence[0].Url);
        Assert.Equal(change, Assert.Single(skills, s => s.Id == "redis").Evidence[0].Url);
    }

    [Fact]
    public void What_is_implied_says_by_what()
    {
        using var lab = SearchLab.With(Person(1, "boot").Worked(new Job("web/shop"), ("spring-boot", How.Merged)));

        Assert.Contains(Leaves(lab.Search(Ask.Skill("java")).Hits[0].Explanation!), l => l.Description.Contains("(implied by Spring Boot); 30 others work there", StringComparison.Ordinal));
    }

    [Fact]
    public void Removing_any_cited_proof_of_an_asked_skill_lowers_the_score()
    {
        using var lab = SearchLab.With(Rich);
        var query = Ask.All(Ask.Any(Ask.Skill("java"), Ask.Skill("csharp")), Ask.Skill("postgresql"));
        var before = lab.Engine.Search(new SearchRequest { Query = query, Explain = true }).Hits[0];
        var cited = Leaves(before.Explanation!).Select(l => l.Url).Where(u => u?.Contains("/blob/", StringComparison.Ordinal) == true).Distinct().ToList();
        Assert.True(cited.Count >= 2);

        foreach (var url in cited)
        {
            lab.Add(Rich with { Skills = [.. Rich.Skills.Select(s => s with { Traces = [.. s.Traces.Where(t => t.Url != url)] }).Where(s => s.Traces.Length > 0)] });
            Assert.True(lab.Engine.Search(new SearchRequest { Query = query }).Hits[0].Score < before.Score, url);
        }
    }

    [Fact]
    public void A_hit_says_why_in_short_sentences()
    {
        using var lab = SearchLab.With(Rich);

        Assert.Equal(
            ["C#: 96 commits merged into db/driver over 12 months, last 2026-10", "PostgreSQL: 96 commits merged into db/driver over 12 months, last 2026-10", "15 months with public work, last 2026-10"],
            lab.Search(Ask.Skill("csharp"), Ask.Skill("postgresql")).Hits[0].Why);
    }

    internal static IEnumerable<Explanation> Leaves(Explanation node) => node.Details.Length == 0 ? [node] : node.Details.SelectMany(Leaves);

    internal static void AssertSums(Explanation node)
    {
        if (node.Details.Length > 0)
            Assert.Equal(node.Value, node.Details.Sum(d => d.Value), Tolerance);
        foreach (var detail in node.Details)
            AssertSums(detail);
    }
}
