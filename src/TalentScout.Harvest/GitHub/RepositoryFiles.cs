using System.Globalization;

namespace TalentScout.Harvest.GitHub;

/// <summary>What files of a repository show: which of them to read, and which skills they name.</summary>
internal sealed class RepositoryFiles(SkillCatalogue catalogue)
{
    /// <summary>Paths named as proof of one skill.</summary>
    private const int ProofsPerSkill = 2;

    /// <summary>The paths worth reading, best first.</summary>
    public IEnumerable<string> Manifests(IReadOnlyList<string> paths) => [];

    /// <summary>Skills that the mere presence of a file shows; the files nearest to the root are named.</summary>
    public IEnumerable<SkillEvidence> InTree(IReadOnlyList<string> paths, RepositoryFacts repository, string extractor) => paths
        .SelectMany(path => catalogue.OfPath(path).Select(found => (Path: path, found.Skill, found.Pattern)))
        .GroupBy(found => found.Skill.Id, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .SelectMany(g => g.OrderBy(f => f.Path.Count(c => c == '/')).ThenBy(f => f.Path, StringComparer.Ordinal).Take(ProofsPerSkill))
        .Select(found => new SkillEvidence
        {
            Repository = repository.Key,
            Skill = found.Skill.Id,
            How = How.Used,
            Via = $"file:{found.Pattern}",
            Path = found.Path,
            Url = AddressOf(repository, found.Path, null),
            Extractor = extractor,
        });

    public IEnumerable<SkillEvidence> InManifest(string path, string content, RepositoryFacts repository, string extractor) => [];

    /// <summary>The file's page at the default branch, and the line in it.</summary>
    private static string AddressOf(RepositoryFacts repository, string path, int? line)
    {
        var page = $"{repository.Html}/blob/{repository.Branch ?? "HEAD"}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
        return line is { } at ? string.Create(CultureInfo.InvariantCulture, $"{page}#L{at}") : page;
    }
}
