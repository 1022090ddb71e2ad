using System.Text;

namespace TalentScout.Sandbox;

internal static class RubyManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var text = new StringBuilder("source 'https://rubygems.org'\n\nruby '3.3.4'\n\n");
        foreach (var d in blueprint.Runtime)
            text.Append($"gem '{d.Package}', '~> {d.Version}'\n");
        if (blueprint.Commented is not null)
            text.Append($"# gem '{blueprint.Commented.Package}', '~> {blueprint.Commented.Version}'\n");
        text.Append("\ngroup :development, :test do\n");
        foreach (var d in blueprint.Tests)
            text.Append($"  gem '{d.Package}', '~> {d.Version}'\n");
        yield return SandboxFile.Of("Gemfile", text.Append("end\n").ToString());
        yield return SandboxFile.Of("config/database.yml", $"default: &default\n  adapter: postgresql\n  pool: 5\n\nproduction:\n  <<: *default\n  database: {project.ToLowerInvariant().Replace('-', '_')}\n");
    }
}
