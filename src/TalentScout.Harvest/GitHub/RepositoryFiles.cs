namespace TalentScout.Harvest.GitHub;

/// <summary>What files of a repository show: which of them to read, and which skills they name.</summary>
internal sealed class RepositoryFiles
{
    /// <summary>The paths worth reading, best first.</summary>
    public IEnumerable<string> Manifests(IReadOnlyList<string> paths) => paths.Where(p => Path.GetFileName(p) is "package.json" or "go.mod" or "pom.xml" or "requirements.txt" || p.EndsWith(".csproj", StringComparison.Ordinal)).OrderBy(p => p.Count(c => c == '/'));

    public IEnumerable<SkillEvidence> InTree(IReadOnlyList<string> paths, RepositoryFacts repository, string extractor) => [];

    public IEnumerable<SkillEvidence> InManifest(string path, string content, RepositoryFacts repository, string extractor) => [];
}
