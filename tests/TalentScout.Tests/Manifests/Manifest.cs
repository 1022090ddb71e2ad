using TalentScout.Harvest.Manifests;
using TalentScout.Tests.Skills;

namespace TalentScout.Tests.Manifests;

/// <summary>Reads a manifest by the shipped catalogue, for the tests.</summary>
internal static class Manifest
{
    public static readonly ManifestReader Reader = new(Shipped.Catalogue);

    /// <summary>Stores, brokers and frameworks found, as "skill@line scope" with the scope left out where it is runtime; without what the file's name alone shows.</summary>
    public static string[] Findings(string path, string content, params string[] only) =>
    [
        .. Reader.Read(path, content).Findings
            .Where(f => !f.Via.StartsWith("file:", StringComparison.Ordinal))
            .Where(f => only.Length == 0 ? f.Kind is SkillKind.Database or SkillKind.Messaging : only.Contains(f.Skill))
            .Select(f => $"{f.Skill}@{f.Line}{(f.Scope == SkillScope.Runtime ? "" : $" {f.Scope.ToString().ToLowerInvariant()}")}"),
    ];
}
