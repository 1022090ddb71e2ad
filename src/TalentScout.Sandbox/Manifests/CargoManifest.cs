using System.Text;

namespace TalentScout.Sandbox;

internal static class CargoManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var text = new StringBuilder($"[package]\nname = \"{project.ToLowerInvariant()}\"\nversion = \"0.3.1\"\nedition = \"2021\"\n\n[dependencies]\n");
        foreach (var d in blueprint.Runtime)
            text.Append(d.Package switch
            {
                "tokio" => $"tokio = {{ version = \"{d.Version}\", features = [\"full\"] }}\n",
                "sqlx" => $"sqlx = {{ version = \"{d.Version}\", features = [\"runtime-tokio\", \"postgres\", \"migrate\"] }}\n",
                _ => $"{d.Package} = \"{d.Version}\"\n",
            });
        if (blueprint.Commented is not null)
            text.Append($"# {blueprint.Commented.Package} = \"{blueprint.Commented.Version}\"\n");
        if (blueprint.Indirect is not null)
            text.Append($"{blueprint.Indirect.Package} = {{ version = \"{blueprint.Indirect.Version}\", optional = true }}\n");
        text.Append("\n[dev-dependencies]\n");
        foreach (var d in blueprint.Tests)
            text.Append($"{d.Package} = \"{d.Version}\"\n");
        yield return SandboxFile.Of("Cargo.toml", text.ToString());
    }
}
