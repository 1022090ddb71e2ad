using System.Collections.Immutable;

namespace TalentScout.Tests.Folds;

/// <summary>What of a repository's skills and kind of work becomes a person's.</summary>
public sealed class AttributionTests
{
    private static readonly CandidateId Ann = CandidateId.OfGitHub(1);
    private static readonly RepositoryId Engine = RepositoryId.OfGitHub(7);

    private static readonly SkillCatalogue Catalogue = new(
    [
        new Skill { Id = "csharp", Name = "C#", Kind = SkillKind.Language, Role = "backend" },
        new Skill { Id = "css", Name = "CSS", Kind = SkillKind.Language, Role = "frontend" },
        new Skill { Id = "typescript", Name = "TypeScript", Kind = SkillKind.Language },
        new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Role = "backend" },
        new Skill { Id = "mysql", Name = "MySQL", Kind = SkillKind.Database, Role = "backend" },
        new Skill { Id = "react", Name = "React", Kind = SkillKind.Framework, Role = "frontend" },
        new Skill { Id = "migrations", Name = "Schema migrations", Kind = SkillKind.Practice, Role = "backend" },
        new Skill { Id = "github-actions", Name = "GitHub Actions", Kind = SkillKind.Infrastructure, Role = "devops" },
    ]);

    private static readonly CandidateFold Fold = new(Catalogue, text => new Place { Text = text });

    [Fact]
    public void Who_touched_the_files_has_the_skill_by_their_own_change()
    {
        var trace = Traces([Work(20), .. Changes(4, ("migrations", "db/migrations/1.sql"))], Found("migrations", "file:**/migrations/*.sql"))["migrations"];

        Assert.Equal(How.Merged, trace.How);
        Assert.Equal("change:db/migrations/1.sql", trace.Via);
        Assert.Equal("https://github.com/acme/engine/commit/c3", trace.Url);
        Assert.Equal((4, 4), (trace.ChangesTouching, trace.ChangesRead));
        Assert.Equal(0.9, trace.Weight);
    }

    [Fact]
    public void Who_did_not_touch_such_files_does_not_have_it_from_others() =>
        Assert.DoesNotContain("migrations", Traces([Work(20), .. Changes(4, ("csharp", "src/a.cs"))], Found("migrations", "file:**/migrations/*.sql")).Keys);

    [Fact]
    public void Where_files_were_not_looked_into_such_a_file_is_no_certain_sign()
    {
        var trace = Traces([Work(20)], Found("migrations", "file:**/migrations/*.sql"))["migrations"];

        Assert.Equal((0.3, 0), (trace.Confidence, trace.ChangesRead));
    }

    [Fact]
    public void What_their_own_changes_are_called_makes_a_file_a_certain_sign()
    {
        var named = Work(20) with { Touched = ImmutableSortedDictionary<string, int>.Empty.Add("migrations", 2) };

        Assert.Equal(1, Traces([named], Found("migrations", "file:**/migrations/*.sql"))["migrations"].Confidence);
    }

    [Fact]
    public void A_repository_tells_how_many_others_of_a_kind_stand_beside_a_skill()
    {
        var traces = Traces(
            [Work(20), .. Changes(4, ("mysql", "src/mysql.cs"))],
            Found("csharp", "language:C#"), Found("css", "language:CSS"), Found("postgresql", "nuget:Npgsql"), Found("postgresql", "image:postgres"), Found("mysql", "image:mysql"), Found("react", "npm:react"));

        // A language has a share; the same skill twice is one; what they touched themselves stands among the same others.
        Assert.Equal(
            [("csharp", 0), ("css", 0), ("mysql", 1), ("postgresql", 1), ("react", 0)],
            traces.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value.Beside)));
    }

    [Fact]
    public void A_repository_tells_how_large_its_stack_is()
    {
        var traces = Traces(
            [Work(20)],
            Found("csharp", "language:C#"), Found("postgresql", "nuget:Npgsql"), Found("postgresql", "image:postgres"), Found("react", "npm:react"), Found("mysql", "image:mysql"),
            Found("github-actions", "file:.github/workflows/*.yml"));

        // The same skill twice is one, and what it is delivered with is none of it, and is not counted against it.
        Assert.Equal(
            [("csharp", 4), ("github-actions", 0), ("mysql", 4), ("postgresql", 4), ("react", 4)],
            traces.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value.StackSize)));
    }

    [Fact]
    public void Titles_of_accepted_changes_show_a_kind_of_work_in_proportion_to_all_of_them()
    {
        var title = new SkillEvidence
        {
            Person = Ann,
            Repository = Engine,
            Skill = "migrations",
            How = How.Merged,
            Via = "title:add column",
            Confidence = 0.8,
            Count = 2,
            Url = "https://github.com/acme/engine/pull/3",
            Excerpt = "Add column for the year",
            Extractor = "test@1",
        };
        var trace = Traces([Work(20), title])["migrations"];

        Assert.Equal((How.Merged, "title:add column", "acme/engine", 20), (trace.How, trace.Via, trace.RepositoryName, trace.Commits));
        Assert.Equal(0.8333, trace.Weight);
    }

    [Fact]
    public void A_streak_is_told_by_its_days_where_they_are_known()
    {
        Assert.Equal([WorkRemarkKind.Streak], Remarks(days: 30, commits: 45, busiest: 3));
        Assert.Empty(Remarks(days: 12, commits: 30, busiest: 5));
        Assert.Empty(Remarks(days: 30, commits: 300, busiest: 20));
    }

    [Fact]
    public void Hundreds_of_commits_on_one_day_are_a_burst_and_hardly_count()
    {
        Assert.Equal([WorkRemarkKind.Burst], Remarks(days: 4, commits: 160, busiest: 150, months: 2));

        var months = ImmutableArray.Create(new ActivityMonth(Month.Of(new DateOnly(2024, 1, 1)), Commits: 160) { Days = 4, BusiestDay = 150 });
        Assert.Equal(50, Candidate([Work(1) with { Months = months }])!.Repositories[0].TrivialCommits);
    }

    /// <summary>Of somebody who works alone in a repository of their own.</summary>
    private static IEnumerable<WorkRemarkKind> Remarks(int days, int commits, int busiest, int months = 7) => Fold.Fold(
        Ann,
        [Work(1) with { Owner = true, Months = [.. Enumerable.Range(1, months).Select(m => new ActivityMonth(Month.Of(new DateOnly(2024, m, 1)), Commits: commits) { Days = days, BusiestDay = busiest })] }],
        id => RepositoryFold.Fold(id, [], 100, 1))!
        .Remarks.Select(r => r.Kind);

    [Fact]
    public void What_the_repository_is_about_stays_with_everybody_who_works_there() =>
        Assert.Equal(How.Used, Traces([Work(20), .. Changes(4, ("csharp", "src/a.cs"))], Found("postgresql", "nuget:Npgsql"))["postgresql"].How);

    [Fact]
    public void Changes_without_work_in_them_lower_what_counts()
    {
        var repository = Candidate([Work(20), .. Changes(3), .. Changes(1, trivial: true, from: 3)])!.Repositories[0];

        Assert.Equal((4, 4, 20), (repository.TrivialCommits, repository.ChangesRead, repository.Commits));
    }

    [Theory]
    [InlineData("ann/dotfiles", null, RepositoryNature.Dotfiles)]
    [InlineData("ann/react-tutorial", null, RepositoryNature.Tutorial)]
    [InlineData("ann/shop", "Project from the Udemy course on microservices", RepositoryNature.Tutorial)]
    [InlineData("ann/leetcode", null, RepositoryNature.Tutorial)]
    [InlineData("ann/api-template", null, RepositoryNature.Template)]
    [InlineData("ann/linux", "Mirror of the kernel", RepositoryNature.Mirror)]
    [InlineData("ann/ann.github.io", null, RepositoryNature.Pages)]
    [InlineData("ann/awesome-dotnet", null, RepositoryNature.Pages)]
    [InlineData("ann/learn-rust", null, RepositoryNature.Tutorial)]
    [InlineData("ann/machine-learning", "Models for ranking", RepositoryNature.Project)]
    [InlineData("ann/engine", "A learning-to-rank engine", RepositoryNature.Project)]
    [InlineData("ann/discourse", "A platform for community discussion", RepositoryNature.Project)]
    public void A_repository_that_is_no_project_is_told_by_its_facts(string name, string? description, RepositoryNature nature) =>
        Assert.Equal(nature, RepositoryNatures.Of(Facts(name, description)));

    [Fact]
    public void A_proof_from_ones_own_tutorial_counts_for_little()
    {
        var own = Facts("ann/react-tutorial", null) with { Person = Ann, Owner = Ann };
        var trace = Traces([Work(20), own], own, Found("react", "npm:react"))["react"];

        Assert.Equal(0.3, trace.Confidence);
    }

    [Theory]
    [InlineData("A progressive web UI framework", "framework", "frontend")]
    [InlineData("Fast parallel data frames for analytics", "dataframe", "data")]
    [InlineData("An HTTP client for Android and the JVM", "android", "mobile")]
    [InlineData("The package manager for Kubernetes", "kubernetes", "devops")]
    [InlineData("PostgreSQL driver", "database", "backend")]
    public void What_a_repository_says_it_is_for_makes_the_role_whatever_its_language(string description, string topic, string role)
    {
        var facts = Facts("acme/engine", description) with { Topics = [topic] };
        var candidate = Candidate([Work(20)], facts, Found("csharp", "language:C#", How.Merged) with { Share = 1 }, Found("github-actions", "file:.github/workflows/*.yml"))!;

        var most = candidate.Roles.MaxBy(r => r.Share)!;
        Assert.Equal(role, most.Role);
        Assert.Equal("acme/engine", Assert.Single(most.Proofs).Repository);
        Assert.Equal(1.0, candidate.Roles.Sum(r => r.Share), 0.001);
    }

    [Fact]
    public void In_one_repository_those_who_touch_other_files_do_other_work()
    {
        var facts = Facts("acme/shop", "Shop with an API server and a web app frontend");
        double Frontend(string skill, string path) => Candidate([Work(20), .. Changes(5, (skill, path))], facts)!.Roles.Single(r => r.Role == "frontend").Share;

        Assert.True(Frontend("css", "web/a.css") > Frontend("csharp", "src/a.cs") + 0.3);
    }

    [Fact]
    public void A_commit_a_day_where_nobody_else_works_is_flagged_and_does_not_count()
    {
        var own = Facts("ann/streak", null) with { Person = Ann, Owner = Ann };
        var daily = new ActivityEvidence
        {
            Url = "https://github.com/ann/streak",
            Extractor = "c@1",
            Person = Ann,
            Repository = Engine,
            RepositoryName = "ann/streak",
            Owner = true,
            Months = [.. Enumerable.Range(1, 8).Select(m => new ActivityMonth(Month.Of(2025, m), Commits: Month.Of(2025, m).LastDay.Day))],
        };
        var candidate = Fold.Fold(Ann, [daily, own], _ => RepositoryFold.Fold(Engine, [own], 243, 1))!;

        Assert.Equal(WorkRemarkKind.Streak, Assert.Single(candidate.Remarks).Kind);
        Assert.Equal(candidate.Repositories[0].Commits, candidate.Repositories[0].TrivialCommits);
    }

    [Fact]
    public void A_month_with_most_of_the_commits_is_flagged()
    {
        var candidate = Candidate([Work(20), Work(400, month: 3) with { Document = "d2" }])!;

        Assert.Equal(WorkRemarkKind.Burst, Assert.Single(candidate.Remarks).Kind);
    }

    [Fact]
    public void Who_makes_a_good_part_of_a_project_over_years_maintains_it()
    {
        var years = Enumerable.Range(0, 24).Select(i => new ActivityMonth(new Month(Month.Of(2023, 1).Index + i), Commits: 10)).ToImmutableArray();
        var candidate = Fold.Fold(Ann, [Work(1) with { Months = years }], _ => RepositoryFold.Fold(Engine, [Facts("acme/engine", null)], 1000, 30))!;

        Assert.Equal("made 24% of its commits, over 24 months", Assert.Single(candidate.Seniority.Maintains).Because.Replace(" %", "%", StringComparison.Ordinal));
        Assert.Equal(24, candidate.Seniority.LongestRun);
    }

    [Theory]
    [InlineData("I'm building software with Go and love databases", "en")]
    [InlineData("Ich bin Entwickler und arbeite mit Rust", "de")]
    [InlineData("Développeur chez Acme, passionné de bases de données et je suis", "fr")]
    [InlineData("バックエンドエンジニア", "ja")]
    [InlineData("Разработчик", "ru")]
    [InlineData("C# / Go / Rust", "")]
    [InlineData(null, "")]
    public void The_language_of_a_profile_is_told_or_left_unknown(string? bio, string languages) => Assert.Equal(languages, string.Join(' ', TextLanguage.Of(bio)));

    private static Dictionary<string, SkillTrace> Traces(ImmutableArray<Evidence> mine, params Evidence[] repository) =>
        Candidate(mine, repository)!.Skills.ToDictionary(s => s.Skill, s => s.Traces[0], StringComparer.Ordinal);

    private static Candidate? Candidate(ImmutableArray<Evidence> mine, params Evidence[] repository) => Fold.Fold(Ann, mine, id => RepositoryFold.Fold(id, repository, 100, 10));

    private static ActivityEvidence Work(int commits, int month = 1) => new()
    {
        Url = "https://github.com/acme/engine",
        Extractor = "c@1",
        Document = "d1",
        Person = Ann,
        Repository = Engine,
        RepositoryName = "acme/engine",
        Months = [new ActivityMonth(Month.Of(2026, month), Commits: commits)],
    };

    private static IEnumerable<ChangeEvidence> Changes(int count, params (string Skill, string Path)[] touched) => Changes(count, false, 0, touched);

    private static IEnumerable<ChangeEvidence> Changes(int count, bool trivial, int from, params (string Skill, string Path)[] touched) => Enumerable.Range(from, count).Select(i => new ChangeEvidence
    {
        Url = $"https://github.com/acme/engine/commit/c{i}",
        Extractor = "f@1",
        Document = $"c{i}",
        Person = Ann,
        Repository = Engine,
        RepositoryName = "acme/engine",
        Files = 1,
        Day = new DateOnly(2026, 1, 1 + i),
        Trivial = trivial,
        Skills = touched.ToImmutableSortedDictionary(t => t.Skill, t => t.Path, StringComparer.Ordinal),
    });

    private static SkillEvidence Found(string skill, string via, How how = How.Used) => new() { Url = "https://github.com/acme/engine", Extractor = "m@1", Repository = Engine, Skill = skill, How = how, Via = via };

    private static RepositoryEvidence Facts(string name, string? description) => new()
    {
        Url = $"https://github.com/{name}",
        Extractor = "r@1",
        Repository = Engine,
        FullName = name,
        Description = description,
        Seen = default,
    };
}
