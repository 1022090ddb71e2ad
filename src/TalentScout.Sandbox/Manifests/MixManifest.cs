using System.Text;

namespace TalentScout.Sandbox;

internal static class MixManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var module = RepositoryNames.Pascal(project);
        var text = new StringBuilder($"defmodule {module}.MixProject do\n  use Mix.Project\n\n  def project do\n    [\n      app: :{project.ToLowerInvariant().Replace('-', '_')},\n      version: \"0.6.0\",\n      elixir: \"~> 1.17\",\n      deps: deps()\n    ]\n  end\n\n  defp deps do\n    [\n");
        if (blueprint.Commented is not null)
            text.Append($"      # {{:{blueprint.Commented.Package}, \"{blueprint.Commented.Version}\"}},\n");
        if (blueprint.Indirect is not null)
            text.Append($"      {{:{blueprint.Indirect.Package}, \"{blueprint.Indirect.Version}\", optional: true}},\n");
        foreach (var d in blueprint.Tests)
            text.Append($"      {{:{d.Package}, \"{d.Version}\", only: [:dev, :test]}},\n");
        text.AppendJoin(",\n", blueprint.Runtime.Select(d => $"      {{:{d.Package}, \"{d.Version}\"}}"));
        yield return SandboxFile.Of("mix.exs", text.Append("\n    ]\n  end\nend\n").ToString());
    }
}
