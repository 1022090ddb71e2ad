namespace TalentScout.Tests.Queries;

/// <summary>A small catalogue and a handful of places for the tests of the query language.</summary>
internal static class QueryWorld
{
    public static readonly SkillCatalogue Skills = new(
    [
        new Skill { Id = "csharp", Name = "C#", Kind = SkillKind.Language, Aliases = ["c sharp", "c-sharp"] },
        new Skill { Id = "cpp", Name = "C++", Kind = SkillKind.Language },
        new Skill { Id = "java", Name = "Java", Kind = SkillKind.Language },
        new Skill { Id = "kotlin", Name = "Kotlin", Kind = SkillKind.Language },
        new Skill { Id = "python", Name = "Python", Kind = SkillKind.Language },
        new Skill { Id = "php", Name = "PHP", Kind = SkillKind.Language },
        new Skill { Id = "rust", Name = "Rust", Kind = SkillKind.Language },
        new Skill { Id = "go", Name = "Go", Kind = SkillKind.Language, Aliases = ["golang"], Ambiguous = ["go"] },
        new Skill { Id = "julia", Name = "Julia", Kind = SkillKind.Language, Ambiguous = ["julia"] },
        new Skill { Id = "sql", Name = "SQL", Kind = SkillKind.Practice, Group = true },
        new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Aliases = ["postgres", "pg"], Parents = ["sql"] },
        new Skill { Id = "mysql", Name = "MySQL", Kind = SkillKind.Database, Parents = ["sql"] },
        new Skill { Id = "sqlserver", Name = "SQL Server", Kind = SkillKind.Database, Aliases = ["mssql", "ms sql server"], Parents = ["sql"] },
        new Skill { Id = "redis", Name = "Redis", Kind = SkillKind.Database },
        new Skill { Id = "bigquery", Name = "BigQuery", Kind = SkillKind.Database, Aliases = ["big query"] },
        new Skill { Id = "spring-boot", Name = "Spring Boot", Kind = SkillKind.Framework },
        new Skill { Id = "spring", Name = "Spring", Kind = SkillKind.Framework, Aliases = ["spring framework"], Ambiguous = ["spring"] },
        new Skill { Id = "aspnetcore", Name = "ASP.NET Core", Kind = SkillKind.Framework, Aliases = ["asp.net", "aspnet core"] },
        new Skill { Id = "dotnet", Name = ".NET", Kind = SkillKind.Framework, Aliases = ["dotnet core"] },
        new Skill { Id = "rails", Name = "Ruby on Rails", Kind = SkillKind.Framework, Aliases = ["ror"] },
        new Skill { Id = "kafka", Name = "Apache Kafka", Kind = SkillKind.Messaging, Aliases = ["kafka streams"] },
        new Skill { Id = "grpc", Name = "gRPC", Kind = SkillKind.Api },
        new Skill { Id = "kubernetes", Name = "Kubernetes", Kind = SkillKind.Infrastructure, Aliases = ["k8s"] },
        new Skill { Id = "ci-cd", Name = "CI/CD", Kind = SkillKind.Practice, Aliases = ["ci cd"] },
    ]);

    private static readonly Dictionary<string, (string City, double Lat, double Lon)> _cities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Berlin"] = ("Berlin", 52.52, 13.405),
        ["Berlin, US"] = ("Berlin", 44.4687, -71.1851),
        ["Berlin, Maryland"] = ("Berlin", 38.3226, -75.2177),
        ["Paris"] = ("Paris", 48.8566, 2.3522),
        ["New York"] = ("New York City", 40.7128, -74.006),
        ["New York City"] = ("New York City", 40.7128, -74.006),
        ["São Paulo"] = ("São Paulo", -23.5505, -46.6333),
    };

    private static readonly Dictionary<string, string> _countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DE"] = "DE",
        ["Germany"] = "DE",
        ["FR"] = "FR",
        ["France"] = "FR",
        ["NZ"] = "NZ",
        ["US"] = "US",
        ["New Zealand"] = "NZ",
    };

    public static readonly IReadOnlyList<string> Cities = [.. _cities.Keys];
    public static readonly IReadOnlyList<string> Countries = [.. _countries.Values.Distinct()];

    public static (string City, double Lat, double Lon)? FindCity(string text) => _cities.TryGetValue(text, out var city) ? city : null;

    public static string? ResolveCountry(string text) => _countries.GetValueOrDefault(text);

    public static readonly QueryParser Parser = new(Skills, FindCity, ResolveCountry);

    public static SearchQuery Query(string text)
    {
        var parse = Parser.Parse(text);
        Assert.True(parse.Ok, $"{text}: {parse.Error}");
        return parse.Query;
    }

    public static QueryError Error(string text)
    {
        var parse = Parser.Parse(text);
        Assert.False(parse.Ok, $"{text} parsed as {parse.Query?.Canonical}");
        return parse.Error;
    }
}
