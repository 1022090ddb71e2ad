using System.Collections.Immutable;

namespace TalentScout.Tests.App;

/// <summary>Invented people, answers and runs, rich enough to fill every corner of the pages.</summary>
internal static class Invented
{
    public static readonly DateTimeOffset Now = new(2026, 9, 14, 8, 30, 0, TimeSpan.Zero);
    public static readonly Month ThisMonth = Month.Of(Now);

    public static readonly SkillCatalogue Catalogue = new(
    [
        Skill("csharp", "C#", SkillKind.Language), Skill("go", "Go", SkillKind.Language, "golang"), Skill("typescript", "TypeScript", SkillKind.Language), Skill("sql", "SQL", SkillKind.Language),
        Skill("postgresql", "PostgreSQL", SkillKind.Database, "postgres"), Skill("redis", "Redis", SkillKind.Database), Skill("mongodb", "MongoDB", SkillKind.Database),
        Skill("aspnetcore", "ASP.NET Core", SkillKind.Framework), Skill("efcore", "Entity Framework Core", SkillKind.Framework), Skill("dapper", "Dapper", SkillKind.Framework),
        Skill("kafka", "Apache Kafka", SkillKind.Messaging), Skill("rabbitmq", "RabbitMQ", SkillKind.Messaging), Skill("grpc", "gRPC", SkillKind.Api),
        Skill("aws", "AWS", SkillKind.Cloud), Skill("docker", "Docker", SkillKind.Infrastructure), Skill("kubernetes", "Kubernetes", SkillKind.Infrastructure),
        Skill("unit-testing", "Unit testing", SkillKind.Practice),
    ]);

    public static readonly SearchQuery Query = new(
        new AndNode([new SkillNode("csharp", SkillKind.Language), new SkillNode("postgresql", SkillKind.Database), new NotNode(new FieldNode(QueryField.Country, "US"))]),
        [new SkillNode("kafka", null), new SkillNode("grpc", null) { Weight = 2 }]);

    public static readonly Place Berlin = new()
    {
        Text = "Berlin, DE",
        Countries = ["DE"],
        City = "Berlin",
        Latitude = 52.52,
        Longitude = 13.41,
        TimeZone = "Europe/Berlin",
        Confidence = 0.95,
    };

    public static Candidate Mara()
    {
        var pool = Repository(1, "quillbase/npgpool", own: false, "C#", "Connection pooling and pipelining for PostgreSQL drivers", 31, 412, 38, 57, Month.Of(2021, 3), 58);
        var own = Repository(2, "maralind/ledgerline", own: true, "C#", "Double-entry ledger on PostgreSQL, append only", 0, 640, 12, 0, Month.Of(2020, 6), 40);
        var gate = Repository(3, "northgate-io/gate", own: false, "Go", "An API gateway", 84, 23, 9, 4, Month.Of(2024, 1), 9) with { Archived = true };
        var known = Repository(4, "harbourworks/dockhand", own: false, "TypeScript", null, 6, 3, 0, 0, Month.Of(2023, 5), 0) with { Months = [] };
        ImmutableArray<CandidateRepository> repositories = [own, pool, gate, known];
        var activity = repositories.SelectMany(r => r.Months).GroupBy(m => m.Month).OrderBy(g => g.Key)
            .Select(g => new ActivityMonth(g.Key, g.Sum(m => m.Commits), g.Sum(m => m.PullRequests), g.Sum(m => m.Reviews), g.Sum(m => m.Issues))).ToImmutableArray();
        return new Candidate
        {
            Id = CandidateId.OfGitHub(90001),
            Login = "maralind",
            Name = "Mara Lindqvist",
            Bio = "Databases, drivers and the boring parts of payments. Maintainer of npgpool. <b>Not</b> a recruiter.",
            Company = "Quillbase GmbH",
            Blog = "https://mara.example/notes",
            ProfileUrl = "https://github.example/maralind",
            Followers = 812,
            AccountSince = new DateOnly(2014, 2, 11),
            ProfileSeen = Now.AddHours(-6),
            Place = Berlin,
            Availability = new Availability(true, new DateOnly(2026, 8, 30), "https://github.example/maralind"),
            Repositories = repositories,
            Activity = activity,
            Organisations = ["harbourworks", "quillbase"],
            Roles = [new RoleShare("backend", 0.86, "15 of 17 proven skills"), new RoleShare("devops", 0.11, "Docker, Kubernetes"), new RoleShare("frontend", 0.03, "TypeScript")],
            FirstActive = activity[0].Month,
            LastActive = activity[^1].Month,
            ActiveMonths = activity.Length,
            Seniority = new Seniority(activity[0].Month, activity.Length, 12, [new MaintainedRepository("maralind/ledgerline", "https://github.example/maralind/ledgerline", "made 96 % of its commits, over 40 months")]),
            Remarks = [new WorkRemark(WorkRemarkKind.Trivial, "maralind/ledgerline", "https://github.example/maralind/ledgerline", "12 of 640 commits are trivial")],
            MergedElsewhere = 485,
            Coverage = new Coverage { Profile = true, OwnRepositories = false, RepositoriesRead = 3, RepositoriesKnown = 4 },
            Skills =
            [
                Known("aspnetcore", How.Used, Trace(How.Used, "nuget:Microsoft.AspNetCore.App", own, path: "src/Ledger.Api/Ledger.Api.csproj", line: 14, excerpt: "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")),
                Known("csharp", How.Merged, Trace(How.Merged, "language:C#", pool, weight: 0.94), Trace(How.Authored, "language:C#", own, weight: 0.88)),
                Known("dapper", How.Used, Trace(How.Used, "nuget:Dapper", own, path: "src/Ledger.Store/Ledger.Store.csproj", line: 9, excerpt: "<PackageReference Include=\"Dapper\" Version=\"2.1.35\" />")),
                Known("docker", How.Used, Trace(How.Used, "file:Dockerfile", own, path: "Dockerfile")),
                Known("go", How.Merged, Trace(How.Merged, "language:Go", gate, weight: 0.97)),
                Known("grpc", How.Used, Trace(How.Used, "go:google.golang.org/grpc", gate, path: "go.mod", line: 21, excerpt: "google.golang.org/grpc v1.62.0 // indirect") with { Scope = SkillScope.Indirect }),
                Known("kafka", How.Declared, new SkillTrace { How = How.Declared, Via = "text:bio", Url = "https://github.example/maralind", Excerpt = "Databases, drivers, kafka" }),
                Known("postgresql", How.Merged, Trace(How.Merged, "topic:postgresql", pool), Trace(How.Used, "image:postgres", own, path: "compose.yml", line: 6, excerpt: "image: postgres:16"),
                    Trace(How.Used, "nuget:Npgsql", own, path: "src/Ledger.Store/Ledger.Store.csproj", line: 8, excerpt: "<PackageReference Include=\"Npgsql\" Version=\"8.0.3\" />")) with { TraceCount = 19 },
                Known("unit-testing", How.Used, Trace(How.Used, "nuget:xunit", own, path: "tests/Ledger.Tests/Ledger.Tests.csproj", line: 7) with { Scope = SkillScope.Test }),
            ],
        };
    }

    /// <summary>Somebody whose every harvested text is an attack.</summary>
    public static Candidate Hostile()
    {
        const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";
        const string Link = "javascript:alert(1)";
        var mara = Mara();
        var repository = mara.Repositories[0] with { FullName = Attack, Url = Link, Description = Attack, Language = Attack, Topics = [Attack] };
        return mara with
        {
            Id = CandidateId.OfGitHub(90099),
            Login = "hostile",
            Name = Attack,
            Bio = Attack,
            Company = Attack,
            Blog = Link,
            ProfileUrl = Link,
            Place = new Place { Text = Attack, City = Attack, TimeZone = Attack },
            Availability = new Availability(true, null, Link),
            Organisations = [Attack],
            Roles = [new RoleShare("backend", 1, Attack)],
            Repositories = [repository],
            Skills = [.. mara.Skills.Select(s => s with { Traces = [.. s.Traces.Select(t => t with { Url = Link, Via = Attack, Excerpt = Attack, Path = Attack, RepositoryName = Attack })] })],
        };
    }

    public static readonly ImmutableDictionary<string, double> Strengths = new Dictionary<string, double>
    {
        ["aspnetcore"] = 0.61,
        ["csharp"] = 0.93,
        ["dapper"] = 0.55,
        ["docker"] = 0.42,
        ["go"] = 0.37,
        ["grpc"] = 0.12,
        ["kafka"] = 0.06,
        ["postgresql"] = 0.96,
        ["unit-testing"] = 0.3,
    }.ToImmutableDictionary();

    public static readonly Explanation Score = Explanation.Sum("score",
    [
        Explanation.Sum("fit: how strongly the asked skills are proven", [
            Explanation.Sum("C#: 0.93 of 1", [Explanation.Leaf(0.62, "412 commits merged in quillbase/npgpool over 58 months", "https://github.example/quillbase/npgpool"), Explanation.Leaf(0.31, "640 commits in their own maralind/ledgerline", "https://github.example/maralind/ledgerline")]),
            Explanation.Sum("PostgreSQL: 0.96 of 1", [Explanation.Leaf(0.96, "npgpool is tagged postgresql; 57 reviews there", "https://github.example/quillbase/npgpool")]),
        ]),
        Explanation.Leaf(0.71, "contribution: 485 changes accepted in 3 repositories of others"),
        Explanation.Leaf(0.44, "sustained: 66 months with work"),
        Explanation.Leaf(0.38, "recency: last active this month"),
        Explanation.Leaf(0.25, "breadth: C# and PostgreSQL together in quillbase/npgpool"),
        Explanation.Leaf(0.12, "nice to have: gRPC 0.12"),
    ]);

    public static SearchAnswer Answer() => new()
    {
        Query = new AnsweredQuery("lang:csharp db:postgresql -country:US nice:(kafka grpc^2)", "lang:csharp db:postgresql -country:US nice:(skill:kafka skill:grpc^2)"),
        Scorer = "r1.4c0ffee",
        Generation = 42,
        Total = 1284,
        Complete = 1284,
        Page = 1,
        Size = 20,
        TookMs = 11.4,
        Hits =
        [
            Hit(1, 90001, "maralind", "Mara Lindqvist", Berlin, 3.79, "Quillbase GmbH", 66, 485, 61, open: true),
            Hit(2, 90002, "okonkwo-dev", "Chidi Okonkwo", new Place { Text = "Lagos / remote", Countries = ["NG"], City = "Lagos", Remote = true, TimeZone = "Africa/Lagos", Confidence = 0.8 }, 3.41, null, 48, 212, 40, open: false),
            Hit(3, 90003, "pgwhisperer", null, Place.Unknown, 3.02, "Freelance", 91, 133, 77, open: false),
            Hit(4, 90004, "ines-ferro", "Inês Ferro da Silva Monteiro", new Place { Text = "Porto", Countries = ["PT"], City = "Porto", Confidence = 0.9 }, 2.77, "Tagus Payments", 25, 58, 22, open: true),
            Hit(5, 90005, "hbeaumont", "Hélène Beaumont", new Place { Text = "Somewhere over the rainbow" }, 2.3, null, 17, 41, 19, open: false),
        ],
        Facets = new Dictionary<string, ImmutableArray<FacetCount>>
        {
            ["language"] = [new("csharp", 1284), new("typescript", 604), new("go", 311), new("sql", 280)],
            ["database"] = [new("postgresql", 1284), new("redis", 512), new("mongodb", 133)],
            ["framework"] = [new("aspnetcore", 903), new("efcore", 577), new("dapper", 211)],
            ["country"] = [new("DE", 210), new("GB", 160), new("PL", 121), new("FR", 98), new("NL", 77), new("PT", 54), new("SE", 33), new("BR", 21)],
            ["role"] = [new("backend", 1100), new("devops", 120), new("data", 64)],
            ["activity"] = [new("2026-07", 402), new("2026-01", 780), new("2025-01", 1104)],
        }.ToImmutableSortedDictionary(),
    };

    public static WhyAnswer Why() => new()
    {
        Id = CandidateId.OfGitHub(90001),
        Login = "maralind",
        Query = Answer().Query,
        Matches = true,
        Rank = 1,
        Score = Score.Value,
        Conditions =
        [
            new WhyCondition("lang:csharp", true, "met", "412 commits merged in quillbase/npgpool, mostly C#"),
            new WhyCondition("db:postgresql", true, "met", "npgpool is about PostgreSQL; 19 proofs"),
            new WhyCondition("-country:US", true, "met", "Berlin, Germany"),
            new WhyCondition("skill:kafka", false, "unknown", "named in the bio; no work with it has been seen"),
        ],
        Explanation = Score,
    };

    public static readonly HarvestJob Nightly = new()
    {
        Name = "github-nightly",
        Kind = "harvest",
        Source = "github",
        Cron = "0 30 2 * * ?",
        TimeZone = "Europe/Berlin",
        Description = "Reads the repositories of our market, then the people who work there.",
        Seeds = new HarvestSeeds { Repositories = ["quillbase/npgpool", "northgate-io/gate"], Organisations = ["quillbase"], UserSearches = ["language:csharp location:berlin"] },
        Budget = new HarvestBudget { MaxRequests = 4500, MinIntervalMs = 100 },
    };

    public static readonly HarvestJob Reindex = new() { Name = "reindex-weekly", Kind = "reindex", Cron = "0 0 5 ? * SUN", Description = "Builds the index again from what is stored." };

    public static HarvestRun Run(long id, RunState state, string reason = "") => new()
    {
        Id = id,
        Job = "github-nightly",
        Night = new DateOnly(2026, 9, 14).AddDays(-(int)(10 - id)),
        State = state,
        Started = Now.AddHours(-6).AddDays(-(int)(10 - id)),
        Ended = state is RunState.Running or RunState.Parked ? null : Now.AddHours(-5).AddDays(-(int)(10 - id)),
        Reason = reason,
        Counts = new RunCounts { Planned = 5200, Done = 3311, Requests = 3350, Fetched = 610, NotModified = 2590, Gone = 12, Failed = 3, Throttled = 4, GivenUp = 1, Fresh = 820, Evidence = 48211, Candidates = 1911 },
    };

    private static SearchHit Hit(int rank, long id, string login, string? name, Place place, double score, string? company, int months, int merged, int evidence, bool open) => new()
    {
        Rank = rank,
        Id = CandidateId.OfGitHub(id),
        Login = login,
        Name = name,
        Score = score,
        Place = place,
        Company = company,
        Availability = open ? new Availability(true, new DateOnly(2026, 8, 30), "https://github.example/" + login) : null,
        LastActive = ThisMonth.Plus(-rank + 1),
        ActiveMonths = months,
        MergedElsewhere = merged,
        EvidenceCount = evidence,
        Skills =
        [
            new HitSkill("csharp", SkillKind.Language, 0.96 - (rank * 0.06), How.Merged, ThisMonth, [new("https://github.example/quillbase/npgpool/commits?author=" + login, "412 commits merged in quillbase/npgpool", ThisMonth), new("https://github.example/x/y", "88 commits in their own ledgerline", Month.Of(2025, 2))]) { Asked = true, Name = "C#" },
            new HitSkill("postgresql", SkillKind.Database, 0.97 - (rank * 0.12), rank == 3 ? How.Authored : How.Merged, ThisMonth, [new("https://github.example/quillbase/npgpool", "quillbase/npgpool is about PostgreSQL", ThisMonth)]) { Asked = true, Name = "PostgreSQL" },
            new HitSkill("grpc", SkillKind.Api, 0.31, How.Used, Month.Of(2025, 11), [new("https://github.example/northgate-io/gate/blob/abc/go.mod#L21", "depends on google.golang.org/grpc", Month.Of(2025, 11))]) { Asked = true, Name = "gRPC" },
            new HitSkill("kafka", SkillKind.Messaging, 0.06, How.Declared, null, [new("https://github.example/" + login, "named in the bio", null)]) { Asked = true, Name = "Apache Kafka" },
            new HitSkill("aspnetcore", SkillKind.Framework, 0.61, How.Used, ThisMonth, []) { Name = "ASP.NET Core" },
            new HitSkill("docker", SkillKind.Infrastructure, 0.42, How.Used, ThisMonth, []) { Name = "Docker" },
            new HitSkill("go", SkillKind.Language, 0.37, How.Merged, ThisMonth, []) { Name = "Go" },
        ],
        Why = ["485 changes merged into other people's repositories, 412 of them in quillbase/npgpool", "C# and PostgreSQL together in one repository for 58 months", "Active in 66 months, the last of them this one"],
        Explanation = Score with { Value = score },
    };

    private static CandidateRepository Repository(long id, string name, bool own, string language, string? about, int peers, int commits, int pulls, int reviews, Month first, int months) => new()
    {
        Id = RepositoryId.OfGitHub(id),
        FullName = name,
        Url = "https://github.example/" + name,
        Own = own,
        Description = about,
        Language = language,
        Topics = ["postgresql", "payments"],
        Commits = commits,
        PullRequests = pulls,
        Reviews = reviews,
        Share = own ? 0.98 : 0.21,
        Peers = peers,
        Months = [.. Enumerable.Range(0, months).Where(i => (i * 7) % 11 != 3).Select(i => new ActivityMonth(first.Plus(i + (months < 20 ? 20 : 0)), 1 + ((i * 13) % 17), i % 4, own ? 0 : (i * 5) % 7, i % 3))],
    };

    private static CandidateSkill Known(string skill, How how, params ImmutableArray<SkillTrace> traces) => new()
    {
        Skill = skill,
        Kind = Catalogue.Find(skill)!.Kind,
        How = how,
        First = traces.Select(t => t.First).FirstOrDefault(f => f is not null),
        Last = traces.Select(t => t.Last).FirstOrDefault(l => l is not null),
        Traces = traces,
        TraceCount = traces.Length,
    };

    private static SkillTrace Trace(How how, string via, CandidateRepository repository, string? path = null, int? line = null, string? excerpt = null, double weight = 1) => new()
    {
        How = how,
        Via = via,
        Url = path is null ? repository.Url : $"{repository.Url}/blob/3f1c9e2/{path}{(line is null ? "" : "#L" + line)}",
        Path = path,
        Line = line,
        Excerpt = excerpt,
        Repository = repository.Id,
        RepositoryName = repository.FullName,
        Weight = weight,
        Commits = repository.Commits,
        PullRequests = repository.PullRequests,
        Reviews = repository.Reviews,
        Months = repository.Months.Length,
        Share = repository.Share,
        Peers = repository.Peers,
        First = repository.Months.Length > 0 ? repository.Months[0].Month : null,
        Last = repository.Months.Length > 0 ? repository.Months[^1].Month : null,
    };

    private static Skill Skill(string id, string name, SkillKind kind, params ImmutableArray<string> aliases) => new() { Id = id, Name = name, Kind = kind, Aliases = aliases };
}
