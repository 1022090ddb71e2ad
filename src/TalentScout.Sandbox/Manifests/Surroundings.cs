using System.Text;

namespace TalentScout.Sandbox;

/// <summary>What stands around the code: containers, workflow, migrations, interface definitions, README.</summary>
internal static class Surroundings
{
    private static readonly Dictionary<string, (string Image, string Start)> Images = new(StringComparer.Ordinal)
    {
        ["csharp"] = ("mcr.microsoft.com/dotnet/aspnet:8.0", "ENTRYPOINT [\"dotnet\", \"App.dll\"]"),
        ["java"] = ("eclipse-temurin:21-jre", "ENTRYPOINT [\"java\", \"-jar\", \"app.jar\"]"),
        ["kotlin"] = ("eclipse-temurin:21-jre", "ENTRYPOINT [\"java\", \"-jar\", \"app.jar\"]"),
        ["scala"] = ("eclipse-temurin:17-jre", "ENTRYPOINT [\"java\", \"-jar\", \"app.jar\"]"),
        ["clojure"] = ("clojure:temurin-21-tools-deps", "CMD [\"clojure\", \"-M:run\"]"),
        ["go"] = ("gcr.io/distroless/static", "ENTRYPOINT [\"/app\"]"),
        ["python"] = ("python:3.12-slim", "CMD [\"gunicorn\", \"app.wsgi\"]"),
        ["typescript"] = ("node:22-alpine", "CMD [\"node\", \"dist/main.js\"]"),
        ["javascript"] = ("node:22-alpine", "CMD [\"node\", \"lib/main.js\"]"),
        ["rust"] = ("debian:bookworm-slim", "ENTRYPOINT [\"/usr/local/bin/app\"]"),
        ["ruby"] = ("ruby:3.3-slim", "CMD [\"bin/rails\", \"server\"]"),
        ["php"] = ("php:8.3-fpm", "CMD [\"php-fpm\"]"),
        ["elixir"] = ("elixir:1.17-alpine", "CMD [\"bin/server\", \"start\"]"),
        ["cpp"] = ("debian:bookworm-slim", "ENTRYPOINT [\"/usr/local/bin/engine\"]"),
    };

    public static IEnumerable<SandboxFile> Write(SandboxRepository repository, Blueprint blueprint)
    {
        if (blueprint.Dockerfile && Images.TryGetValue(blueprint.Stack.Language, out var image))
            yield return SandboxFile.Of("Dockerfile", $"FROM {image.Image}\nWORKDIR /app\nCOPY . .\nUSER 1000\n{image.Start}\n");
        if (blueprint.Compose)
            yield return SandboxFile.Of("docker-compose.yml", Compose(blueprint));
        if (blueprint.Workflow)
            yield return SandboxFile.Of(".github/workflows/ci.yml", "name: CI\non:\n  push:\n    branches: [" + repository.Branch + "]\n  pull_request:\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test\n");
        if (blueprint.Stack.Migrations)
            foreach (var file in Migrations(blueprint))
                yield return file;
        if (blueprint.Stack.Protos)
            yield return SandboxFile.Of($"proto/{blueprint.Domain.Key}.proto", Proto(blueprint.Domain));
        if (blueprint.Web)
            yield return SandboxFile.Of("web/package.json", NpmManifest.Package(blueprint.Domain.Key + "-web", [new("react", "18.3.1"), new("vite", "5.4.3")], [new("vitest", "2.0.5")], null));
    }

    public static string Readme(SandboxRepository repository)
    {
        var text = new StringBuilder($"# {repository.Name}\n\n");
        if (repository.Description is not null)
            text.Append(repository.Description).Append("\n\n");
        if (repository is { Kind: RepositoryKind.Project, Blueprint: { } blueprint })
        {
            text.Append($"## What it does\n\nLooks after {blueprint.Domain.Nouns[0]}s and {blueprint.Domain.Nouns[1]}s. {blueprint.Stack.Title}.\n\n## Running\n\n");
            text.Append(blueprint.Compose ? "    docker compose up -d\n    make run\n\n" : "    make run\n\n");
            text.Append("## Contributing\n\nSmall pull requests with a test are welcome.\n");
        }
        else
        {
            text.Append(repository.Kind switch
            {
                RepositoryKind.AwesomeList => "- [Databases](https://links.example/databases): PostgreSQL, MySQL, Oracle, MongoDB, Cassandra\n- [Queues](https://links.example/queues): Kafka, RabbitMQ\n- [Languages](https://links.example/languages): C#, Go, Java, Rust\n",
                RepositoryKind.Tutorial => "My notes while following the course. Do not use in production.\n",
                _ => "Notes to self.\n",
            });
        }
        return text.ToString();
    }

    private static string Compose(Blueprint blueprint)
    {
        var text = new StringBuilder("services:\n  app:\n    build: .\n    depends_on:\n");
        foreach (var s in blueprint.Services)
            text.Append($"      - {s.Skill}\n");
        foreach (var s in blueprint.Services)
            text.Append($"  {s.Skill}:\n    image: {s.Image}\n    ports:\n      - \"{s.Port}:{s.Port}\"\n");
        if (blueprint.Commented is { Skill: { } off })
            text.Append($"  # {off}:\n  #   image: {off}:latest\n");
        return text.ToString();
    }

    private static IEnumerable<SandboxFile> Migrations(Blueprint blueprint)
    {
        var folder = blueprint.Stack.Linguist switch { "Java" or "Kotlin" => "src/main/resources/db/migration/V", "C#" => "db/scripts/", _ => "migrations/" };
        var number = 1;
        foreach (var noun in blueprint.Domain.Nouns)
        {
            var table = noun.Replace(' ', '_');
            var sql = blueprint.Stack.Services.Any(s => s.Skill == "postgresql")
                ? $"CREATE TABLE {table} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    tenant text NOT NULL,\n    body jsonb NOT NULL,\n    created_at timestamptz NOT NULL DEFAULT now()\n);\n"
                : $"CREATE TABLE {table} (\n    id BIGINT PRIMARY KEY,\n    tenant VARCHAR(64) NOT NULL,\n    created_at TIMESTAMP NOT NULL\n);\n";
            yield return SandboxFile.Of($"{folder}{number++:D3}__create_{table}.sql", sql);
        }
    }

    private static string Proto(Domain domain)
    {
        var name = RepositoryNames.Pascal(domain.Key);
        var noun = RepositoryNames.Pascal(domain.Nouns[0]);
        return $"syntax = \"proto3\";\n\npackage {domain.Key.Replace("-", "", StringComparison.Ordinal)}.v1;\n\nservice {name}Service {{\n  rpc Get{noun}(Get{noun}Request) returns ({noun});\n}}\n\nmessage Get{noun}Request {{\n  string id = 1;\n}}\n\nmessage {noun} {{\n  string id = 1;\n  string tenant = 2;\n}}\n";
    }
}
