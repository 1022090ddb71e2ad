namespace TalentScout.Benchmarks.Search;

/// <summary>A catalogue of the usual backend skills, by ecosystem, for invented candidates.</summary>
internal static class SyntheticSkills
{
    /// <summary>Language, what is built with it, and its share among repositories.</summary>
    public static readonly (string Language, string[] Frameworks, int Share)[] Ecosystems =
    [
        ("csharp", ["aspnetcore", "efcore", "dapper", "signalr", "nunit"], 14),
        ("java", ["spring", "hibernate", "netty", "quarkus", "junit"], 18),
        ("python", ["django", "flask", "fastapi", "celery", "sqlalchemy"], 18),
        ("go", ["gin", "echo", "cobra", "gorm"], 13),
        ("typescript", ["express", "nestjs", "react", "nextjs", "typeorm"], 14),
        ("php", ["laravel", "symfony", "doctrine"], 7),
        ("ruby", ["rails", "sidekiq", "rack"], 6),
        ("rust", ["tokio", "actix", "axum", "diesel"], 6),
        ("kotlin", ["ktor", "spring", "android"], 2),
        ("scala", ["akka", "play", "spark"], 2),
    ];

    public static readonly string[] Databases = ["postgresql", "mysql", "redis", "mongodb", "sqlite", "elasticsearch", "sqlserver", "cassandra", "clickhouse", "oracle", "dynamodb", "neo4j"];
    public static readonly string[] Others = ["docker", "kubernetes", "kafka", "rabbitmq", "grpc", "graphql", "rest", "aws", "azure", "gcp", "terraform", "opentelemetry"];
    private static readonly string[] Relational = ["postgresql", "mysql", "sqlite", "sqlserver", "oracle"];
    private static readonly string[] Client = ["react", "nextjs"];

    public static SkillCatalogue Catalogue { get; } = new(
    [
        new Skill { Id = "sql", Name = "SQL databases", Kind = SkillKind.Database, Group = true },
        .. Ecosystems.Select(e => new Skill { Id = e.Language, Name = e.Language, Kind = SkillKind.Language, Role = "backend" }),
        .. Ecosystems.SelectMany(e => e.Frameworks.Select(f => (Framework: f, e.Language))).DistinctBy(f => f.Framework).Select(f => new Skill
        {
            Id = f.Framework,
            Name = f.Framework,
            Kind = SkillKind.Framework,
            Role = Client.Contains(f.Framework) ? "frontend" : f.Framework == "android" ? "mobile" : "backend",
            Implies = System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty.Add(f.Language, 0.8),
        }),
        .. Databases.Select(d => new Skill { Id = d, Name = d, Kind = SkillKind.Database, Role = "backend", Parents = Relational.Contains(d) ? ["sql"] : [] }),
        .. Others.Select(o => new Skill { Id = o, Name = o, Kind = SkillKind.Infrastructure, Role = "devops" }),
    ]);
}
