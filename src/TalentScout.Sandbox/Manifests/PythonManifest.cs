using System.Text;

namespace TalentScout.Sandbox;

/// <summary>requirements files, or pyproject.toml for the asynchronous half of the world.</summary>
internal static class PythonManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint) =>
        blueprint.Stack.Id is "python-fastapi" or "ml-torch" ? [SandboxFile.Of("pyproject.toml", PyProject(project, blueprint))] : Requirements(blueprint);

    private static IEnumerable<SandboxFile> Requirements(Blueprint blueprint)
    {
        var text = new StringBuilder();
        foreach (var d in blueprint.Runtime)
            text.Append($"{d.Package}=={d.Version}\n");
        if (blueprint.Commented is not null)
            text.Append($"# {blueprint.Commented.Package}=={blueprint.Commented.Version}\n");
        yield return SandboxFile.Of("requirements.txt", text.ToString());
        yield return SandboxFile.Of("requirements-dev.txt", "-r requirements.txt\n" + string.Concat(blueprint.Tests.Select(d => $"{d.Package}=={d.Version}\n")));
    }

    private static string PyProject(string project, Blueprint blueprint)
    {
        var text = new StringBuilder($"[project]\nname = \"{project.ToLowerInvariant()}\"\nversion = \"0.4.0\"\nrequires-python = \">=3.12\"\ndependencies = [\n");
        foreach (var d in blueprint.Runtime)
            text.Append($"    \"{d.Package}>={d.Version}\",\n");
        if (blueprint.Commented is not null)
            text.Append($"    # \"{blueprint.Commented.Package}>={blueprint.Commented.Version}\",\n");
        text.Append("]\n\n[project.optional-dependencies]\ndev = [\n");
        foreach (var d in blueprint.Tests)
            text.Append($"    \"{d.Package}>={d.Version}\",\n");
        return text.Append("]\n").ToString();
    }
}
