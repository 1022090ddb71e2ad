using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Profiles of repositories during one fold. Most belong to one person, some to thousands: two generations keep what is asked for again and let the rest go.
/// </summary>
internal sealed class ProfileCache(StoreDatabase store, SkillCatalogue catalogue)
{
    private const int GenerationSize = 20_000;
    private Dictionary<RepositoryId, RepositoryProfile?> _young = [];
    private Dictionary<RepositoryId, RepositoryProfile?> _old = [];

    /// <summary>Those asked for, read where they are not at hand. Null: a repository without any evidence of its own.</summary>
    public async Task<IReadOnlyDictionary<RepositoryId, RepositoryProfile?>> LoadAsync(IReadOnlyCollection<RepositoryId> repositories, CancellationToken cancellationToken)
    {
        if (_young.Count > GenerationSize)
            (_old, _young) = (_young, []);
        var missing = new List<RepositoryId>();
        foreach (var id in repositories)
        {
            if (_young.ContainsKey(id))
                continue;
            if (_old.TryGetValue(id, out var known))
                _young[id] = known;
            else
                missing.Add(id);
        }

        if (missing.Count > 0)
        {
            var found = await store.Evidence.ProfilesAsync(missing, catalogue, cancellationToken);
            foreach (var id in missing)
                _young[id] = found.GetValueOrDefault(id);
        }

        return repositories.ToDictionary(id => id, id => _young[id]);
    }
}
