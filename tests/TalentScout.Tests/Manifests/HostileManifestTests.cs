
namespace TalentScout.Tests.Manifests;

/// <summary>Files made to hurt: they end, with a problem or without, and never with an exception.</summary>
public sealed class HostileManifestTests
{
    private const int Length = 5_000_000;

    public static TheoryData<string, string> Bombs => new()
    {
        { "package.json", "[" },
        { "package.json", "{\"a\":" },
        { "package.json", "{\"dependencies\":{\"pg\":\"1\"}}" },
        { "composer.json", "\"" },
        { "Cargo.toml", "[" },
        { "Cargo.toml", "a = [\n" },
        { "Cargo.toml", "[dependencies]\n" },
        { "pyproject.toml", "a.b.c.d.e = 1\n" },
        { "docker-compose.yml", "[" },
        { "docker-compose.yml", "{a: " },
        { "docker-compose.yml", "- " },
        { "docker-compose.yml", "a:\n" },
        { "docker-compose.yml", "&a *a " },
        { "docker-compose.yml", "? " },
        { "docker-compose.yml", "image: postgres\n" },
        { "k8s/a.yaml", "---\n" },
        { "pom.xml", "<dependency>" },
        { "pom.xml", "<!-- <artifactId>" },
        { "a.csproj", "<PackageReference Include=\"Npgsql\"/>" },
        { "requirements.txt", "celery[" },
        { "requirements.txt", "a==1\n" },
        { "setup.py", "install_requires=[" },
        { "setup.cfg", "[options]\ninstall_requires=\n a\n" },
        { "go.mod", "require (\n" },
        { "go.mod", "require github.com/lib/pq v1\n" },
        { "Gemfile", "group :a do " },
        { "Gemfile", "gem \"" },
        { "Gemfile.lock", "    pg (" },
        { "build.gradle", "{" },
        { "build.gradle", "implementation 'a:b:1'\n" },
        { "build.sbt", "\"a\" % " },
        { "project.clj", "[a " },
        { "mix.exs", "{:" },
        { "Dockerfile", "RUN pip install a && " },
        { "Dockerfile", "FROM a\\\n" },
        { "Dockerfile", "ARG A=$A\nFROM ${A}\n" },
        { "application.properties", "postgres://" },
        { "application.yml", "a: {" },
        { ".env", "A_DRIVER=redis\n" },
        { "appsettings.json", "{\"a\":{\"b\":" },
        { "db/a.sql", "jsonb $$ create table create index " },
        { "prisma/schema.prisma", "datasource {\nprovider = \"" },
        { "libs.versions.toml", "[libraries]\nx = \"a:b:1\"\n" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_file_of_five_megabytes_ends_and_says_that_it_was_cut(string path, string repeated)
    {
        var reading = Manifest.Reader.Read(path, string.Concat(Enumerable.Repeat(repeated, Length / repeated.Length)));
        Assert.Contains(reading.Problems, p => p.StartsWith($"{path} line 1: ", StringComparison.Ordinal) && p.Contains("read up to 1000000", StringComparison.Ordinal));
        Assert.InRange(reading.Findings.Length, 0, 2_000);
        Assert.InRange(reading.Problems.Length, 1, 20);
    }

    [Fact]
    public void A_parser_that_fails_in_a_way_of_its_own_costs_one_file()
    {
        // Lone surrogates, control characters and nulls, in every format that there is.
        foreach (var path in FuzzedManifestTests.Seeds.Select(s => s.Path))
            foreach (var content in new[] { "\ud800", "\0\0\0", "\u0001\u001b[0m", "", "\n\n\n", "\ufeff", "\u2028" })
                Assert.NotNull(Manifest.Reader.Read(path, content));
    }
}
