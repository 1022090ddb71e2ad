using System.Globalization;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub;

/// <summary>What files of a repository show: which of them to read, and which skills they name.</summary>
internal sealed class RepositoryFiles(SkillCatalogue catalogue)
{
    /// <summary>Of a finding where the manifest is the skill's own: this repository makes it.</summary>
    private const string Self = "self:";

    private readonly ManifestReader _reader = new(catalogue);
    private readonly ManifestChoice _choice = new(catalogue);

    /// <summary>The paths worth reading, best first.</summary>
    public IEnumerable<string> Manifests(IEnumerable<string> paths) => _choice.Order(paths);

    /// <param name="read">When the tree was read.</param>
    public IEnumerable<SkillEvidence> InTree(IEnumerable<string> paths, RepositoryFacts repository, DateTimeOffset read, string extractor) =>
        _reader.Skills(paths).Select(f => Of(f, repository, read, extractor) with { Line = null, Excerpt = null, Url = AddressOf(repository, f.Path, null) });

    /// <param name="read">When the file was read.</param>
    public IEnumerable<Evidence> InManifest(string path, string content, RepositoryFacts repository, DateTimeOffset read, string extractor)
    {
        var reading = _reader.Read(path, content);
        foreach (var finding in reading.Findings)
            yield return Of(finding, repository, read, extractor);
        if (reading.Links is { } links)
            yield return new LinkEvidence { Repository = repository.Key, Links = links, Url = AddressOf(repository, path, null), Seen = read, Extractor = extractor };
    }

    /// <summary>Whether something in the file could not be read.</summary>
    public bool IsBroken(string path, string content) => !_reader.Read(path, content).Problems.IsEmpty;

    private static SkillEvidence Of(ManifestFinding finding, RepositoryFacts repository, DateTimeOffset read, string extractor) => new()
    {
        Repository = repository.Key,
        Skill = finding.Skill,
        // Who works on the driver itself does more than use it.
        How = finding.Via.StartsWith(Self, StringComparison.Ordinal) ? How.Merged : How.Used,
        Via = finding.Via,
        Path = finding.Path,
        Line = finding.Line,
        Scope = finding.Scope,
        Excerpt = finding.Excerpt,
        Url = AddressOf(repository, finding.Path, finding.Line),
        Seen = read,
        Extractor = extractor,
    };

    /// <summary>The file's page at the default branch, and the line in it; the fold puts the commit into the branch's place.</summary>
    private static string AddressOf(RepositoryFacts repository, string path, int? line)
    {
        var page = $"{repository.Html}/blob/{repository.BranchOrHead}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
        return line is { } at ? string.Create(CultureInfo.InvariantCulture, $"{page}#L{at}") : page;
    }
}
