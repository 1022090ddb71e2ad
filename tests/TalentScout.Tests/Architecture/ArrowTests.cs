using System.Xml.Linq;

namespace TalentScout.Tests.Architecture;

/// <summary>Holds the picture of ARCHITECTURE.md: which project may name which project and which package.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> MayName = new()
    {
        ["Core"] = [],
        ["Harvest"] = ["Core"],
        ["Store"] = ["Core"],
        ["Search"] = ["Core"],
        ["Export"] = ["Core"],
        ["Sandbox"] = ["Core"],
        ["Jobs"] = ["Core", "Harvest", "Store", "Search"],
        ["App"] = ["Core", "Harvest", "Store", "Search", "Export", "Sandbox", "Jobs"],
    };

    /// <summary>A package that only one project may name: the stage it belongs to.</summary>
    private static readonly Dictionary<string, string> Belongs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Octokit"] = "Harvest",
        ["AngleSharp"] = "Harvest",
        ["Polly.Core"] = "Harvest",
        ["Dapper"] = "Store",
        ["Microsoft.Data.Sqlite"] = "Store",
        ["Npgsql"] = "Store",
        ["dbup-core"] = "Store",
        ["dbup-sqlite"] = "Store",
        ["Lucene.Net"] = "Search",
        ["Lucene.Net.Analysis.Common"] = "Search",
        ["CsvHelper"] = "Export",
        ["MiniExcel"] = "Export",
        ["Quartz"] = "Jobs",
        ["Quartz.AspNetCore"] = "Jobs",
        ["System.CommandLine"] = "App",
        ["Spectre.Console"] = "App",
        ["Serilog.AspNetCore"] = "App",
    };

    public static TheoryData<string> Projects() => [.. MayName.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_the_projects_its_arrows_allow(string project)
    {
        var named = References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)["TalentScout.".Length..]);
        Assert.Empty(named.Except(MayName[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_of_one_stage_is_named_by_that_stage_alone(string project)
    {
        var strangers = References(project, "PackageReference").Where(p => Belongs.TryGetValue(p, out var owner) && owner != project);
        Assert.Empty(strangers);
    }

    [Fact]
    public void Core_names_no_package() => Assert.Empty(References("Core", "PackageReference"));

    [Fact]
    public void Every_project_under_src_is_in_the_picture()
    {
        var found = Directory.GetDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)["TalentScout.".Length..]);
        Assert.Equal(MayName.Keys.Order(), found.Order());
    }

    [Fact]
    public void Core_does_no_input_or_output()
    {
        string[] banned = ["System.Net", "System.Diagnostics.Process", "Microsoft.Extensions", "Microsoft.AspNetCore"];
        var named = typeof(CandidateId).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(named, n => banned.Any(b => n.StartsWith(b, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.PathOf("src", $"TalentScout.{project}", $"TalentScout.{project}.csproj"))
            .Descendants(kind).Select(r => (string)r.Attribute("Include")!);
}
