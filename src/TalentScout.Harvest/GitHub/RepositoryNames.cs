using System.Collections.Concurrent;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Ids of the repositories met so far, by name: searches for pull requests name a repository without its id. In memory, filled by everything that is read; what it does
/// not know is keyed by name until it does.
/// </summary>
internal sealed class RepositoryNames
{
    private readonly ConcurrentDictionary<string, long> _ids = new(StringComparer.OrdinalIgnoreCase);

    public void Learn(RepositoryFacts facts) => Learn(facts.Name, facts.Id);
    public void Learn(string fullName, long id) => _ids[fullName] = id;
    public long? Find(string fullName) => _ids.TryGetValue(fullName, out var id) ? id : null;
}
