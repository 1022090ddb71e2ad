using System.Collections.Frozen;

namespace TalentScout.Sandbox;

/// <summary>The manifests that a blueprint leaves in a repository, by ecosystem. Pure.</summary>
internal delegate IEnumerable<SandboxFile> ManifestWriter(string project, Blueprint blueprint);

internal static class Manifest
{
    private static readonly FrozenDictionary<Ecosystem, ManifestWriter> Writers = new Dictionary<Ecosystem, ManifestWriter>
    {
        [Ecosystem.NuGet] = NuGetManifest.Write,
        [Ecosystem.Npm] = NpmManifest.Write,
        [Ecosystem.Go] = GoManifest.Write,
        [Ecosystem.Maven] = MavenManifest.Write,
        [Ecosystem.Gradle] = GradleManifest.Write,
        [Ecosystem.PyPi] = PythonManifest.Write,
        [Ecosystem.RubyGems] = RubyManifest.Write,
        [Ecosystem.Packagist] = ComposerManifest.Write,
        [Ecosystem.Crates] = CargoManifest.Write,
        [Ecosystem.Hex] = MixManifest.Write,
        [Ecosystem.Other] = OtherManifest.Write,
    }.ToFrozenDictionary();

    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint) => Writers[blueprint.Stack.Ecosystem](project, blueprint);
}
