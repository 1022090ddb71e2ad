using System.Collections.Frozen;

namespace TalentScout.Harvest.Manifests;

/// <summary>
/// In which order the manifests of a tree are worth a request, where only so many are made. Files of the product come before those of tests, examples
/// and documentation. Kinds take turns, so that forty projects of one kind do not keep out the one compose file; within a kind the root comes
/// first, then what lies in folders that speak of data or name a store.
/// </summary>
internal sealed class ManifestChoice(SkillCatalogue catalogue)
{
    private static readonly FrozenSet<string> Telling = new[]
    {
        "data", "database", "databases", "db", "dal", "persistence", "infrastructure", "infra", "storage", "store", "stores", "repository", "repositories", "migrations", "orm", "entities", "sql", "cache", "queue",
        "messaging", "events", "api", "server", "backend", "service", "services", "worker", "core", "app",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Order(IEnumerable<string> paths) => paths
        .Select(path => (Path: new ManifestPath(path), Format: ManifestReader.FormatOf(path)))
        .Where(f => f.Format is not null)
        .GroupBy(f => (f.Path.Scope, f.Format))
        .SelectMany(kind => kind
            .OrderBy(f => f.Path.Folders.Length > 0).ThenBy(f => !Tells(f.Path)).ThenBy(f => f.Path.Folders.Length).ThenBy(f => f.Path.Full, StringComparer.Ordinal)
            .Select((f, at) => (f.Path, kind.Key.Scope, kind.Key.Format!.Worth, Round: at / PerRound(kind.Key.Format.Worth))))
        .OrderBy(f => f.Scope).ThenBy(f => f.Round).ThenBy(f => f.Worth).ThenBy(f => f.Path.Folders.Length).ThenBy(f => f.Path.Full, StringComparer.Ordinal)
        .Select(f => f.Path.Full);

    /// <summary>How many files of a kind are read before the next kind has its turn.</summary>
    private static int PerRound(ManifestWorth worth) => worth switch
    {
        ManifestWorth.Dependencies => 4,
        ManifestWorth.Services or ManifestWorth.Settings => 2,
        _ => 1,
    };

    private bool Tells(ManifestPath path) =>
        path.Folders.Append(path.Stem).SelectMany(ManifestPath.Words).Any(Telling.Contains) || path.Folders.Append(path.Stem).Any(f => catalogue.OfNameWord(f) is not null);
}
