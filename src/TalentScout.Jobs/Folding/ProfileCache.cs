using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Profiles of repositories during one fold. Most belong to one person, some to thousands: two generations keep what is asked for again and let the rest go.
/// </summary>
internal sealed class ProfileCache(StoreDatabase store)
{
    private const int GenerationSize = 20_000;
    private Dictionary<RepositoryId, RepositoryProfile?> _young = [];
    private Dictionary<RepositoryId, RepositoryProfile?> _old = [];

    /// <summary>Reads those that are not at hand. A repository without any evidence of its own is remembered as such.</summary>
    public async Task LoadAsync(IReadOnlyCollection<RepositoryId> repositories, CancellationToken cancellationToken)
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

        if (missing.Count == 0)
            return;
        var found = await store.Evidence.ProfilesAsync(missing, cancellationToken);
        foreach (var id in missing)
            _young[id] = found.GetValueOrDefault(id);
    }

    /// <summary>Only what the last <see cref="LoadAsync"/> was asked for. May be read by several threads.</summary>
    public RepositoryProfile? Of(RepositoryId id) => _young[id];
}
