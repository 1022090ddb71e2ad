using System.Text;

namespace TalentScout.Sandbox;

internal static class GoManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var text = new StringBuilder($"module example.org/{project.ToLowerInvariant()}\n\ngo 1.23\n\nrequire (\n");
        foreach (var d in blueprint.Runtime.Concat(blueprint.Tests))
            text.Append($"\t{d.Package} {d.Version}\n");
        if (blueprint.Commented is not null)
            text.Append($"\t// {blueprint.Commented.Package} {blueprint.Commented.Version}\n");
        text.Append(")\n\nrequire (\n\tgolang.org/x/sys v0.25.0 // indirect\n\tgolang.org/x/text v0.18.0 // indirect\n");
        if (blueprint.Indirect is not null)
            text.Append($"\t{blueprint.Indirect.Package} {blueprint.Indirect.Version} // indirect\n");
        yield return SandboxFile.Of("go.mod", text.Append(")\n").ToString());
        yield return SandboxFile.Of("Makefile", "build:\n\tgo build ./...\n\ntest:\n\tgo test -race ./...\n");
    }
}
