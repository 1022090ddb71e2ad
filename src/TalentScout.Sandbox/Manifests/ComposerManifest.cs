using System.Text;

namespace TalentScout.Sandbox;

internal static class ComposerManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var text = new StringBuilder($"{{\n    \"name\": \"example/{project.ToLowerInvariant()}\",\n    \"type\": \"project\",\n    \"require\": {{\n        \"php\": \">=8.3\"");
        foreach (var d in blueprint.Runtime)
            text.Append($",\n        \"{d.Package}\": \"{d.Version}\"");
        text.Append("\n    },\n    \"require-dev\": {\n");
        text.AppendJoin(",\n", blueprint.Tests.Append(new Dependency("phpstan/phpstan", "^1.12")).Select(d => $"        \"{d.Package}\": \"{d.Version}\""));
        text.Append("\n    }");
        if (blueprint.Indirect is not null)
            text.Append($",\n    \"suggest\": {{\n        \"{blueprint.Indirect.Package}\": \"For the old importer\"\n    }}");
        yield return SandboxFile.Of("composer.json", text.Append("\n}\n").ToString());
    }
}
