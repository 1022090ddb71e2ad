using System.Text;

namespace TalentScout.Sandbox;

internal static class GradleManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var android = blueprint.Stack.Role == WorkRole.Mobile;
        var text = new StringBuilder(android
            ? "plugins {\n    id(\"com.android.application\") version \"8.5.2\"\n    kotlin(\"android\") version \"2.0.20\"\n}\n\n"
            : "plugins {\n    kotlin(\"jvm\") version \"2.0.20\"\n    application\n}\n\n");
        text.Append("repositories {\n    mavenCentral()\n}\n\ndependencies {\n");
        foreach (var d in blueprint.Runtime)
            text.Append($"    implementation(\"{d.Package}:{d.Version}\")\n");
        foreach (var d in blueprint.Tests)
            text.Append($"    testImplementation(\"{d.Package}:{d.Version}\")\n");
        if (blueprint.Commented is not null)
            text.Append($"    // implementation(\"{blueprint.Commented.Package}:{blueprint.Commented.Version}\")\n");
        yield return SandboxFile.Of(android ? "app/build.gradle.kts" : "build.gradle.kts", text.Append("}\n").ToString());
        yield return SandboxFile.Of("settings.gradle.kts", $"rootProject.name = \"{project.ToLowerInvariant()}\"\n");
    }
}
