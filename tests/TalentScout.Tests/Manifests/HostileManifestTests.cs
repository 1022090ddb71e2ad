
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
        { "pyproject.toml", "[dependency-groups]\na = [\"redis[a,b,c]\"]\n" },
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
    public void Names_beyond_any_manifest_are_told_and_not_looked_up()
    {
        var names = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"made-up-{i}\n"));
        Assert.Equal(["redis@1"], Manifest.Findings("requirements.txt", "redis\n" + names + "psycopg2\n"));
        Assert.Contains(Manifest.Reader.Read("requirements.txt", "redis\n" + names).Problems, p => p == "requirements.txt line 20001: more than 20000 names, those from here on are not looked up");
    }

    [Fact]
    public void Findings_beyond_any_manifest_are_told_and_not_kept()
    {
        var reading = Manifest.Reader.Read("requirements.txt", string.Concat(Enumerable.Range(0, 3_000).Select(i => i % 2 == 0 ? "redis\n" : "psycopg2\n")));
        Assert.Equal(2_000, reading.Findings.Length);
        Assert.Contains("requirements.txt line 2001: more than 2000 findings, those from here on are not kept", reading.Problems);
    }

    [Fact]
    public void What_is_left_of_a_long_line_is_told()
    {
        var reading = Manifest.Reader.Read("requirements.txt", "redis\npsycopg2 # " + new string('x', 5_000));
        Assert.Equal(["redis@1", "postgresql@2"], Manifest.Findings("requirements.txt", "redis\npsycopg2 # " + new string('x', 5_000)));
        Assert.Equal(["requirements.txt line 2: more than 4000 characters, the rest of the line is not read"], reading.Problems);
    }

    [Fact]
    public void A_path_that_no_disk_takes_is_not_matched()
    {
        var reading = Manifest.Reader.Read(string.Concat(Enumerable.Repeat("a/", 500_000)) + "package.json", "{\"dependencies\": {\"pg\": \"8\"}}");
        Assert.Empty(reading.Findings);
        Assert.Equal(["a path of 1000012 characters, at most 4096 are read"], reading.Problems);
    }

    [Theory]
    [InlineData("application.yml")]
    [InlineData("docker-compose.yml")]
    [InlineData("pnpm-workspace.yaml")]
    [InlineData("values.yaml")]
    [InlineData("k8s/app.yaml")]
    public void Aliases_of_aliases_are_not_multiplied(string path)
    {
        var levels = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var reading = Manifest.Reader.Read(path, "a0: &a0 redis://x\n" + string.Concat(levels));
        Assert.Contains(reading.Problems, p => p.EndsWith("more than 20000 values or 64 levels", StringComparison.Ordinal));
    }

    [Fact]
    public void A_map_that_stands_in_itself_is_left_out_of_itself()
    {
        var reading = Manifest.Reader.Read("application.yml", $"a: &a\n  b: redis://x\n  c: [{string.Join(", ", Enumerable.Repeat("*a", 50))}]\n");
        Assert.Equal(["redis"], reading.Findings.Select(f => f.Skill).Where(s => s == "redis"));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_long_text_weighs_at_each_of_its_aliases()
    {
        var reading = Manifest.Reader.Read("docker-compose.yml", $"x: &x \"{new string('y', 100_000)}\"\nservices:\n  a:\n    environment:\n" + string.Concat(Enumerable.Repeat("      - *x\n", 5_000)));
        Assert.Contains(reading.Problems, p => p.EndsWith("more than 20000 values or 64 levels", StringComparison.Ordinal));
    }

    [Fact]
    public void YAML_is_parsed_up_to_a_length_and_read_line_by_line_after_it()
    {
        var text = "services:\n  a:\n    image: redis\n" + string.Concat(Enumerable.Repeat("# a comment of thirty characters\n", 10_000)) + "  b:\n    image: postgres\n";
        Assert.Equal(["redis@3", "postgresql@10005"], Manifest.Findings("docker-compose.yml", text));
        Assert.Contains(Manifest.Reader.Read("docker-compose.yml", text).Problems, p => p.EndsWith("more than 300000 characters, the rest is not read as YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_peer_is_found_in_a_long_list_of_optional_ones()
    {
        var peers = string.Join(", ", Enumerable.Range(0, 4_000).Select(i => $"\"made-up-{i}\": \"1\""));
        var metas = string.Join(", ", Enumerable.Range(0, 4_000).Select(i => $"\"made-up-{i}\": {{\"optional\": true}}"));
        Assert.Equal(["redis@2", "postgresql@2 optional"], Manifest.Findings("package.json",
            $"{{\n\"peerDependencies\": {{\"redis\": \"4\", \"pg\": \"8\", {peers}}},\n\"peerDependenciesMeta\": {{\"pg\": {{\"optional\": true}}, {metas}}}}}"));
    }

    [Fact]
    public void Commands_in_one_another_are_read_once()
    {
        // Looked at from each "pip install" to the end of its line this would be more names than are looked up.
        var line = $"RUN {string.Concat(Enumerable.Repeat("pip install redis ", 220))}\n";
        var reading = Manifest.Reader.Read("Dockerfile", string.Concat(Enumerable.Repeat(line, 25)));
        Assert.Empty(reading.Problems);
        Assert.Equal(Enumerable.Range(1, 25), reading.Findings.Where(f => f.Via == "pypi:redis").Select(f => f.Line));
        Assert.Equal(["play@1"], Manifest.Findings("build.sbt", string.Concat(Enumerable.Repeat("enablePlugins(", 60_000)) + "PlayScala)", "play"));
    }

    [Fact]
    public void A_short_line_cannot_ask_for_a_long_value_many_times()
    {
        var lines = $"ARG A={new string('x', 3_900)}\n" + string.Concat(Enumerable.Repeat($"FROM {string.Concat(Enumerable.Repeat("${A}", 240))}\n", 900));
        Assert.Equal(["redis@902"], Manifest.Findings("Dockerfile", lines + "FROM redis\n"));
        var pom = $"<project><groupId>{new string('g', 400_000)}</groupId><properties><long>{new string('p', 400_000)}</long></properties><dependencies>"
            + string.Concat(Enumerable.Repeat("<dependency><groupId>${project.groupId}</groupId><artifactId>${long}</artifactId></dependency>", 1_500))
            + "<dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency></dependencies></project>";
        Assert.Equal(["postgresql@1"], Manifest.Findings("pom.xml", pom));
        var key = new string('k', 120_000);
        Assert.Equal(["redis@1"], Manifest.Findings("application.yml", $"a: redis://x\n? {key}\n:\n" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"  b{i}: redis://x\n"))));
    }

    [Fact]
    public void A_block_in_many_others_keeps_what_it_is_for()
    {
        var nested = string.Concat(Enumerable.Repeat("if x\n", 50_000));
        Assert.Equal(["postgresql@50002 test", "redis@150004"], Manifest.Findings("Gemfile",
            $"group :test do\n{nested}gem \"pg\"\n{string.Concat(Enumerable.Repeat("end\n", 50_000))}end\n{nested}gem \"redis\"\n{string.Concat(Enumerable.Repeat("gem \"a\"\n", 30_000))}"));
    }

    [Fact]
    public void The_name_of_a_group_is_read_once_and_only_where_it_may_be_one()
    {
        var name = string.Concat(Enumerable.Repeat("a-", 150_000)) + "test";
        Assert.Equal(["redis@2 optional"], Manifest.Findings("pyproject.toml", $"[dependency-groups]\n{name} = [{string.Join(", ", Enumerable.Repeat("\"redis\"", 9_000))}]\n"));
        Assert.Equal(["redis@200002 optional"], Manifest.Findings("setup.cfg", $"[options.extras_require]\n{name[..3_900]}=\n" + string.Concat(Enumerable.Repeat(" a\n", 199_999)) + " redis\n"));
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
