using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Lets repositories become seeds because of people, so many new ones per run. Decided when a document is fetched and kept in its context, so that an unchanged night
/// leads to the same ones. The count is in memory: a run that was restarted may find as many again.
/// </summary>
internal sealed class Discoveries
{
    /// <summary>Of one person's document, so that a prolific one does not use up the run's bound.</summary>
    private const int PerDocument = 3;

    private readonly ConcurrentDictionary<(string Job, DateTimeOffset? Started), HashSet<string>> _runs = new();

    /// <param name="names">Most wanted first.</param>
    /// <param name="before">Those of the stored document: they stay.</param>
    public ImmutableArray<string>? Decide(IEnumerable<string> names, ImmutableArray<string>? before, Visit visit)
    {
        if (visit.Depth.DiscoveredRepositories <= 0)
            return before;
        var kept = before ?? [];
        ImmutableArray<string> all = [.. kept, .. names.Take(PerDocument).Where(n => !kept.Contains(n, StringComparer.OrdinalIgnoreCase) && Admits(visit, n))];
        return all.IsEmpty ? null : all;
    }

    public static IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit) =>
        visit.Depth.DiscoveredRepositories > 0 ? (page.Context.Discovered ?? []).Select(name => GitHubWork.Repository(name, visit.Started, visit.NextStep)) : [];

    private bool Admits(Visit visit, string fullName)
    {
        var admitted = _runs.GetOrAdd((visit.Job.Name, visit.Started), _ => new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        lock (admitted)
            return admitted.Contains(fullName) || (admitted.Count < visit.Depth.DiscoveredRepositories && admitted.Add(fullName));
    }
}
