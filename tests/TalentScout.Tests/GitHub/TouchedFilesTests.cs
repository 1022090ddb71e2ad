using TalentScout.Harvest.GitHub;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Tests.GitHub;

public sealed class TouchedFilesTests
{
    private static readonly SkillCatalogue Catalogue = new(
    [
        new Skill { Id = "csharp", Name = "C#", Kind = SkillKind.Language, Linguist = ["C#"] },
        new Skill { Id = "sqlserver", Name = "SQL Server", Kind = SkillKind.Database, Aliases = ["mssql"] },
        new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Aliases = ["postgres"] },
        new Skill { Id = "chronicle", Name = "Chronicle", Kind = SkillKind.Database, Ambiguous = ["chronicle"] },
        new Skill { Id = "migrations", Name = "Schema migrations", Kind = SkillKind.Practice, Files = ["**/migrations/*.sql"] },
    ]);

    private static readonly TouchedFiles Files = new(Catalogue);

    [Theory]
    [InlineData("src/Dialects/SqlServerDialect.cs", "csharp sqlserver")]
    [InlineData("adapters/postgresql/index.txt.erb", "postgresql")]
    [InlineData("src/mssql_types.cs", "csharp sqlserver")]
    [InlineData("db/migrations/20240102_add_index.sql", "migrations")]
    [InlineData("src/chronicle/Log.cs", "csharp")]
    [InlineData("src/nothing.bin", "")]
    public void A_path_tells_language_practice_and_the_database_it_is_named_after(string path, string skills)
    {
        var (found, trivial) = Files.Read([path]);

        Assert.Equal(skills.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Keys);
        Assert.False(trivial);
        Assert.All(found.Values, p => Assert.Equal(path, p));
    }

    [Theory]
    [InlineData("README.md", "docs/postgresql.md")]
    [InlineData("CHANGELOG", "LICENSE.txt")]
    [InlineData("vendor/postgresql/driver.cs", "node_modules/x/index.js")]
    [InlineData("package-lock.json", "src/Model.Designer.cs")]
    public void Documentation_and_what_nobody_wrote_is_no_work(params string[] paths)
    {
        var (found, trivial) = Files.Read(paths);

        Assert.Empty(found);
        Assert.True(trivial);
    }

    [Fact]
    public void An_empty_commit_is_no_work() => Assert.True(Files.Read([]).Trivial);

    [Fact]
    public void A_whole_tree_at_once_is_no_work_on_each_of_its_files() =>
        Assert.True(Files.Read([.. Enumerable.Range(0, TouchedFiles.WholeTree).Select(i => $"src/postgresql/{i}.cs")]).Trivial);

    [Fact]
    public void Of_many_paths_the_shortest_shows_a_skill()
    {
        var (found, _) = Files.Read(["src/long/way/postgresql/a.cs", "src/postgres.cs", "README.md"]);

        Assert.Equal("src/postgres.cs", found["postgresql"]);
    }

    [Fact]
    public void A_requirements_file_is_no_documentation() => Assert.False(FileKinds.IsDocumentation(new ManifestPath("requirements.txt")));
}
