using System.Text;

namespace TalentScout.Sandbox;

/// <summary>The text of an advert, as HTML.</summary>
internal static class PostingText
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["csharp"] = "C#",
        ["java"] = "Java",
        ["kotlin"] = "Kotlin",
        ["scala"] = "Scala",
        ["clojure"] = "Clojure",
        ["go"] = "Go",
        ["rust"] = "Rust",
        ["elixir"] = "Elixir",
        ["cpp"] = "C++",
        ["python"] = "Python",
        ["javascript"] = "JavaScript",
        ["typescript"] = "TypeScript",
        ["ruby"] = "Ruby",
        ["php"] = "PHP",
        ["swift"] = "Swift",
        ["hcl"] = "Terraform",
        ["postgresql"] = "PostgreSQL",
        ["mysql"] = "MySQL",
        ["sqlserver"] = "SQL Server",
        ["mongodb"] = "MongoDB",
        ["redis"] = "Redis",
        ["oracle"] = "Oracle",
        ["cassandra"] = "Cassandra",
        ["rocksdb"] = "RocksDB",
        ["clickhouse"] = "ClickHouse",
        ["dapper"] = "Dapper",
        ["efcore"] = "Entity Framework Core",
        ["aspnetcore"] = "ASP.NET Core",
        ["spring-boot"] = "Spring Boot",
        ["hibernate"] = "Hibernate",
        ["quarkus"] = "Quarkus",
        ["ktor"] = "Ktor",
        ["akka"] = "Akka",
        ["django"] = "Django",
        ["fastapi"] = "FastAPI",
        ["flask"] = "Flask",
        ["sqlalchemy"] = "SQLAlchemy",
        ["celery"] = "Celery",
        ["nestjs"] = "NestJS",
        ["express"] = "Express.js",
        ["graphql"] = "GraphQL",
        ["prisma"] = "Prisma",
        ["rails"] = "Ruby on Rails",
        ["sidekiq"] = "Sidekiq",
        ["laravel"] = "Laravel",
        ["symfony"] = "Symfony",
        ["doctrine"] = "Doctrine",
        ["axum"] = "axum",
        ["sqlx"] = "sqlx",
        ["tokio"] = "Tokio",
        ["phoenix"] = "Phoenix",
        ["ecto"] = "Ecto",
        ["kafka"] = "Kafka",
        ["rabbitmq"] = "RabbitMQ",
        ["nats"] = "NATS",
        ["grpc"] = "gRPC",
        ["kubernetes"] = "Kubernetes",
        ["prometheus"] = "Prometheus",
        ["gin"] = "Gin",
        ["chi"] = "chi",
        ["azure"] = "Azure",
        ["react"] = "React",
        ["nextjs"] = "Next.js",
        ["vue"] = "Vue.js",
        ["android"] = "Android",
        ["spark"] = "Apache Spark",
        ["airflow"] = "Airflow",
        ["pytorch"] = "PyTorch",
    };

    public static string NameOf(string skill) => Names.GetValueOrDefault(skill, skill);

    public static string Write(
        SandboxAccount company, Blueprint blueprint, IReadOnlyList<string> must, IReadOnlyList<string> nice, string level, bool remote, (int Min, int Max, string Currency)? salary, Dice dice)
    {
        var years = level switch { "Junior " => 1, "Senior " => 5, "Lead " or "Staff " => 8, _ => 3 };
        var text = new StringBuilder();
        text.Append($"<p>{Page.Text(company.Name)} builds software that {Page.Text(char.ToLowerInvariant(blueprint.Domain.Sentence[0]) + blueprint.Domain.Sentence[1..])}. {dice.Pick(["We are forty people and like short meetings.", "Our team of seven ships twice a day.", "We write things down and go home on time."])}</p>");
        text.Append($"<h3>What you will do</h3><ul><li>Own the {Page.Text(blueprint.Domain.Key)} services from design to operation</li><li>Review the work of others and have yours reviewed</li><li>{dice.Pick(["Carry the pager one week in eight", "Help us to retire the old importer", "Talk to the people who use it"])}</li></ul>");
        text.Append("<h3>What you bring</h3><ul>");
        text.Append($"<li>{(must.Count > 0 ? $"At least {years} {(years == 1 ? "year" : "years")} of {NameOf(must[0])}" : $"At least {years} years in a similar role")}{(must.Count > 1 ? " with " + string.Join(" and ", must.Skip(1).Take(2).Select(NameOf)) : "")} in production</li>");
        foreach (var skill in must.Skip(3))
            text.Append($"<li>Good knowledge of {NameOf(skill)}</li>");
        text.Append("<li>Clear writing in English</li></ul>");
        if (nice.Count > 0)
            text.Append($"<h3>Nice to have</h3><ul>{string.Concat(nice.Select(s => $"<li>{NameOf(s)}</li>"))}</ul>");
        text.Append($"<h3>What we offer</h3><p>{(remote ? "Work from anywhere within four hours of our time zone. " : "An office with windows, two days at home. ")}{(salary is { } s ? $"{PostingMaker.Amount(s.Min)} to {PostingMaker.Amount(s.Max)} {s.Currency} a year. " : "")}30 days of leave.</p>");
        return text.ToString();
    }
}
