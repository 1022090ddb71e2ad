using System.Text;

namespace TalentScout.Sandbox;

internal static class MavenManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var text = new StringBuilder($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>org.example.{blueprint.Domain.Key.Replace("-", "", StringComparison.Ordinal)}</groupId>
              <artifactId>{project.ToLowerInvariant()}</artifactId>
              <version>1.4.0-SNAPSHOT</version>
              <properties>
                <java.version>21</java.version>
              </properties>
              <dependencies>

            """);
        foreach (var d in blueprint.Runtime)
            text.Append(Dependency(d, null));
        if (blueprint.Indirect is not null)
            text.Append(Dependency(blueprint.Indirect, "    <optional>true</optional>\n"));
        foreach (var d in blueprint.Tests)
            text.Append(Dependency(d, "      <scope>test</scope>\n"));
        if (blueprint.Commented is not null)
            text.Append("    <!--\n").Append(Dependency(blueprint.Commented, null)).Append("    -->\n");
        yield return SandboxFile.Of("pom.xml", text.Append("  </dependencies>\n</project>\n").ToString());
    }

    private static string Dependency(Dependency d, string? more)
    {
        var (group, artifact) = (d.Package.Split(':')[0], d.Package.Split(':')[1]);
        return $"    <dependency>\n      <groupId>{group}</groupId>\n      <artifactId>{artifact}</artifactId>\n      <version>{d.Version}</version>\n{more}    </dependency>\n";
    }
}
