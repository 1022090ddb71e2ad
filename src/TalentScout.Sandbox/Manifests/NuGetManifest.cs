using System.Text;

namespace TalentScout.Sandbox;

/// <summary>A service and a test project, their versions held centrally.</summary>
internal static class NuGetManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var name = RepositoryNames.Pascal(project);
        var all = blueprint.Runtime.Concat(blueprint.Tests).Concat(blueprint.Indirect is null ? [] : [blueprint.Indirect]);
        yield return SandboxFile.Of("Directory.Packages.props", Packages(all));
        yield return SandboxFile.Of($"src/{name}/{name}.csproj", Project("Microsoft.NET.Sdk.Web", blueprint.Runtime, blueprint.Commented, null));
        yield return SandboxFile.Of($"tests/{name}.Tests/{name}.Tests.csproj", Project("Microsoft.NET.Sdk", blueprint.Tests.Prepend(new Dependency("Microsoft.NET.Test.Sdk", "17.11.1")), null, $"../../src/{name}/{name}.csproj"));
        yield return SandboxFile.Of("global.json", """{ "sdk": { "version": "8.0.400", "rollForward": "latestFeature" } }""" + "\n");
    }

    private static string Packages(IEnumerable<Dependency> dependencies)
    {
        var text = new StringBuilder("<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n  <ItemGroup>\n");
        foreach (var d in dependencies.Append(new Dependency("Microsoft.NET.Test.Sdk", "17.11.1")).DistinctBy(d => d.Package).OrderBy(d => d.Package, StringComparer.Ordinal))
            text.Append($"    <PackageVersion Include=\"{d.Package}\" Version=\"{d.Version}\" />\n");
        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    private static string Project(string sdk, IEnumerable<Dependency> dependencies, Dependency? commented, string? reference)
    {
        var text = new StringBuilder($"<Project Sdk=\"{sdk}\">\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n  <ItemGroup>\n");
        foreach (var d in dependencies)
            text.Append($"    <PackageReference Include=\"{d.Package}\" />\n");
        if (commented is not null)
            text.Append($"    <!-- <PackageReference Include=\"{commented.Package}\" /> -->\n");
        text.Append("  </ItemGroup>\n");
        if (reference is not null)
            text.Append($"  <ItemGroup>\n    <ProjectReference Include=\"{reference}\" />\n  </ItemGroup>\n");
        return text.Append("</Project>\n").ToString();
    }
}
