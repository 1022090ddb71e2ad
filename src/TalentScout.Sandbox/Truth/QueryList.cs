using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>The queries that rankings are judged by: what a sourcer of backend developers types.</summary>
internal static class QueryList
{
    private static readonly (string Text, string[] Skills, string? Country)[] Wanted =
    [
        ("lang:csharp db:postgresql", ["csharp", "postgresql"], null),
        ("lang:csharp db:postgresql fw:dapper", ["csharp", "postgresql", "dapper"], null),
        ("lang:csharp db:sqlserver skill:rabbitmq", ["csharp", "sqlserver", "rabbitmq"], null),
        ("lang:csharp fw:efcore db:postgresql", ["csharp", "efcore", "postgresql"], null),
        ("lang:csharp db:mongodb", ["csharp", "mongodb"], null),
        ("lang:go skill:kafka db:redis", ["go", "kafka", "redis"], null),
        ("lang:go db:postgresql skill:grpc", ["go", "postgresql", "grpc"], null),
        ("lang:go", ["go"], null),
        ("lang:java fw:spring-boot db:oracle", ["java", "spring-boot", "oracle"], null),
        ("lang:java skill:kafka db:postgresql", ["java", "kafka", "postgresql"], null),
        ("fw:quarkus db:mysql", ["quarkus", "mysql"], null),
        ("lang:kotlin fw:ktor", ["kotlin", "ktor"], null),
        ("lang:kotlin fw:spring-boot db:mysql", ["kotlin", "spring-boot", "mysql"], null),
        ("lang:scala fw:akka db:cassandra", ["scala", "akka", "cassandra"], null),
        ("lang:clojure", ["clojure"], null),
        ("lang:python fw:django db:postgresql", ["python", "django", "postgresql"], null),
        ("lang:python fw:fastapi", ["python", "fastapi"], null),
        ("lang:python fw:flask db:mysql", ["python", "flask", "mysql"], null),
        ("fw:nestjs db:mongodb", ["nestjs", "mongodb"], null),
        ("lang:javascript fw:express db:postgresql", ["javascript", "express", "postgresql"], null),
        ("skill:graphql fw:prisma", ["graphql", "prisma"], null),
        ("lang:rust fw:axum db:postgresql", ["rust", "axum", "postgresql"], null),
        ("lang:rust skill:kafka", ["rust", "kafka"], null),
        ("lang:ruby fw:rails db:postgresql", ["ruby", "rails", "postgresql"], null),
        ("lang:php fw:laravel db:mysql", ["php", "laravel", "mysql"], null),
        ("lang:php fw:symfony skill:rabbitmq", ["php", "symfony", "rabbitmq"], null),
        ("lang:elixir fw:phoenix", ["elixir", "phoenix"], null),
        ("lang:cpp", ["cpp"], null),
        ("lang:csharp db:postgresql country:DE", ["csharp", "postgresql"], "DE"),
        ("lang:go country:US", ["go"], "US"),
        ("lang:java country:IN", ["java"], "IN"),
        ("db:postgresql country:GB", ["postgresql"], "GB"),
    ];

    public static IEnumerable<TruthQuery> Make(SandboxTruth truth) => Wanted
        .Select(w => new TruthQuery(w.Text, [.. w.Skills], w.Country, RelevantTo(truth, w.Skills, w.Country)))
        .Where(q => q.Best.Length > 0);

    private static ImmutableArray<TruthHit> RelevantTo(SandboxTruth truth, string[] skills, string? country) =>
    [
        .. truth.People
            .Where(p => country is null || (p.Country == country && p.CountryTold))
            .Where(p => skills.All(p.Skills.ContainsKey))
            .Select(p => new TruthHit(p.Account, truth.Grade(p, skills)))
            .Where(h => h.Grade > 0)
            .OrderByDescending(h => h.Grade).ThenBy(h => h.Account.Id),
    ];
}
