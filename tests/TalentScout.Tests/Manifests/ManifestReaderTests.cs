using TalentScout.Harvest.Manifests;

namespace TalentScout.Tests.Manifests;

public sealed class ManifestReaderTests
{
    [Theory]
    [InlineData("package.json", true)]
    [InlineData("services/api/go.mod", true)]
    [InlineData("deploy/docker-compose.prod.yml", true)]
    [InlineData("node_modules/pg/package.json", false)]
    [InlineData("vendor/github.com/a/b/go.mod", false)]
    [InlineData("internal/testdata/go.mod", false)]
    [InlineData("src/app.ts", false)]
    [InlineData("package-lock.json", false)]
    [InlineData("README.md", false)]
    public void It_knows_a_manifest_by_its_path(string path, bool isManifest)
    {
        Assert.Equal(isManifest, ManifestReader.IsManifest(path));
        Assert.Equal(isManifest, new ManifestChoice(Skills.Shipped.Catalogue).Order([path]).Any());
    }

    [Fact]
    public void What_tells_most_is_read_first()
    {
        string[] wanted = ["go.mod", "cmd/api/package.json", "docker-compose.yml", "config/database.yml", "Directory.Packages.props", ".github/workflows/ci.yml", "tests/package.json", "examples/demo/package.json"];
        Assert.Equal(
            ["go.mod", "cmd/api/package.json", "docker-compose.yml", "config/database.yml", "Directory.Packages.props", ".github/workflows/ci.yml", "tests/package.json", "examples/demo/package.json"],
            new ManifestChoice(Skills.Shipped.Catalogue).Order(wanted.Reverse()));
    }

    [Fact]
    public void Many_files_of_a_kind_do_not_keep_out_the_few_that_tell_of_stores()
    {
        var paths = Enumerable.Range(0, 60).Select(i => $"src/Shop.Module{i:00}/Shop.Module{i:00}.csproj")
            .Concat(Enumerable.Range(0, 30).Select(i => $"deploy/images/{i:00}/Dockerfile"))
            .Concat(["src/Shop.MongoDb/Shop.MongoDb.csproj", "src/Shop.Persistence/Shop.Persistence.csproj", "src/host/appsettings.json", "ops/docker-compose.yml", "src/host/.env.example", "tests/docker-compose.yml"]);
        var first = new ManifestChoice(Skills.Shipped.Catalogue).Order(paths).Take(12).ToList();
        foreach (var path in new[] { "src/Shop.MongoDb/Shop.MongoDb.csproj", "src/Shop.Persistence/Shop.Persistence.csproj", "src/host/appsettings.json", "ops/docker-compose.yml", "src/host/.env.example" })
            Assert.Contains(path, first);
        Assert.DoesNotContain("tests/docker-compose.yml", first);
    }

    [Fact]
    public void A_finding_carries_its_line_and_excerpt()
    {
        var finding = Assert.Single(Manifest.Reader.Read("a/go.mod", "module x\n\nrequire github.com/lib/pq v1.10.9\n").Findings, f => f.Skill == "postgresql");
        Assert.Equal(("a/go.mod", 3, "go:github.com/lib/pq", SkillScope.Runtime, SkillKind.Database), (finding.Path, finding.Line, finding.Via, finding.Scope, finding.Kind));
        Assert.Equal("require github.com/lib/pq v1.10.9", finding.Excerpt);
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_lines()
    {
        var lines = Manifest.Reader.Read("package.json", "{\"dependencies\": {\n\"pg\": \"1\",\n\"redis\": \"1\",\n\"express\": \"1\"}}").Findings.Select(f => f.Line);
        Assert.Equal(lines.Order(), lines);
    }

    [Fact]
    public void What_is_no_manifest_gives_nothing() => Assert.Equal(ManifestReading.Nothing, Manifest.Reader.Read("src/a.txt", "psycopg2"));

    [Theory]
    [InlineData("\uFEFF{\"dependencies\": {\"pg\": \"1\"}}")]
    [InlineData("{\r\n\"dependencies\": {\"pg\": \"1\"}}\r\n")]
    public void Marks_of_order_and_line_ends_of_all_kinds_are_fine(string content) => Assert.Contains(Manifest.Reader.Read("package.json", content).Findings, f => f.Skill == "postgresql");

    [Fact]
    public void Paths_alone_show_practices_and_contracts_the_shallow_ones_first()
    {
        var found = Manifest.Reader.Skills(["api/v1/deep/orders.proto", "api/orders.proto", "a.proto", "b/c.proto", "node_modules/x/y.proto", "tests/order_test.py", "tests/conftest.py", "db/migrations/001_init.sql", ".github/workflows/ci.yml", "src/main.go"]);
        Assert.Equal(["a.proto", "api/orders.proto", "b/c.proto"], found.Where(f => f.Skill == "grpc").Select(f => f.Path));
        Assert.All(found.Where(f => f.Skill == "testing"), f => Assert.Equal(SkillScope.Runtime, f.Scope));
        foreach (var skill in new[] { "testing", "pytest", "schema-design", "query-work", "ci-cd", "github-actions" })
            Assert.Contains(found, f => f.Skill == skill);
    }

    [Fact]
    public void Every_skill_that_the_code_names_is_in_the_catalogue()
    {
        var folder = Architecture.Repository.PathOf("src", "TalentScout.Harvest", "Manifests");
        var named = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), "sink\\.Skill\\(\"([^\"]+)\"|\\(\"([a-z0-9-]+)\", \\[|\\[\"([a-z-]+)\", \"schema-design\"\\]"))
            .Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value)
            .Distinct()
            .ToList();
        Assert.True(named.Count > 15);
        Assert.All(named, id => Assert.NotNull(Skills.Shipped.Catalogue.Find(id)));
    }
}
