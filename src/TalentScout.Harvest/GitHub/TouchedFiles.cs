using System.Collections.Immutable;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// What the paths of a change say about it: languages by their endings, practices by where files lie (migrations, tests, pipelines), databases and frameworks by
/// the names of folders and files ("src/dialect/postgresql.ts").
/// </summary>
internal sealed class TouchedFiles(SkillCatalogue catalogue)
{
    /// <summary>Files of a change from which on it is a move, a reformatting or somebody else's code, not work on each of them.</summary>
    public const int WholeTree = 200;

    private readonly PathNames _names = new(catalogue);

    /// <summary>Skill id -> the shortest path that shows it, and whether nothing in the change counts as work.</summary>
    public (ImmutableSortedDictionary<string, string> Skills, bool Trivial) Read(IReadOnlyCollection<string> paths)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var work = 0;
        foreach (var path in paths.Select(p => new ManifestPath(p)).Where(p => !p.IsForeign && !FileKinds.IsGenerated(p)))
        {
            if (FileKinds.IsDocumentation(path))
                continue;
            work++;
            foreach (var skill in SkillsOf(path))
                if (!found.TryGetValue(skill.Id, out var shorter) || Better(path.Full, shorter))
                    found[skill.Id] = path.Full;
        }
        var trivial = work == 0 || paths.Count >= WholeTree;
        return (trivial ? ImmutableSortedDictionary<string, string>.Empty : found.ToImmutable(), trivial);
    }

    private IEnumerable<Skill> SkillsOf(ManifestPath path) =>
        catalogue.OfPath(path.Full).Select(f => f.Skill)
            .Concat(FileKinds.LanguageOf(path) is { } language ? catalogue.OfLinguist(language) : [])
            .Concat(_names.Find(path))
            .Where(s => !s.Group);

    private static bool Better(string path, string than) => path.Length != than.Length ? path.Length < than.Length : string.CompareOrdinal(path, than) < 0;
}
