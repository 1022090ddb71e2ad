namespace TalentScout.Harvest.Manifests;

/// <summary>A skill that one line of a manifest shows.</summary>
/// <param name="Skill">Canonical id of the catalogue.</param>
/// <param name="Via">By what: "npm:express", "image:postgres", "sdk:Microsoft.NET.Sdk.Web", "connection:postgres://", "file:**/*.proto"; "self:npm:express" where the manifest is that package's own.</param>
/// <param name="Line">1-based. 1 where the mere presence of the file is the proof.</param>
/// <param name="Excerpt">The line, at most 300 characters; never the value of a setting, which may be a secret.</param>
public sealed record ManifestFinding(string Skill, SkillKind Kind, string Via, string Path, int Line, SkillScope Scope, string Excerpt);
