using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Lets repositories become seeds because of people, so many new ones per run, and half as many with each step away from the seeds: where people of the seeds work leads
/// the search on, where people of those work does so less. Decided when a document is fetched and kept in its context, so that an unchanged night
/// leads to the same ones. The count is in memory: a run that was restarted may find as many again.
/// </summary>
internal sealed class Discoveries
{
    /// <summary>Of one person's document, so that a prolific one does not use up the run's bound.</summary>
    private const int PerDocument = 3;

    private readonly ConcurrentDictionary<(string Job, DateTimeOffset? Started), Admitted> _runs = new();

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

    /// <summary>At most so many, so many steps from the seeds: all of the bound at the first, half at the second, and so on.</summary>
    internal static int Bound(int most, int step) => Math.Max(1, most >> Math.Clamp(step - 1, 0, 30));

    private bool Admits(Visit visit, string fullName)
    {
        // A person is one step from a repository, and a repository found through them is one from the person.
        var step = (visit.Item.Depth + 1) / 2;
        var most = visit.Depth.DiscoveredRepositories;
        var admitted = _runs.GetOrAdd((visit.Job.Name, visit.Started), _ => new Admitted(new HashSet<string>(StringComparer.OrdinalIgnoreCase), []));
        lock (admitted)
        {
            if (admitted.Names.Contains(fullName))
                return true;
            if (admitted.Names.Count >= most || admitted.AtStep.GetValueOrDefault(step) >= Bound(most, step))
                return false;
            admitted.AtStep[step] = admitted.AtStep.GetValueOrDefault(step) + 1;
            return admitted.Names.Add(fullName);
        }
    }

    private sealed record Admitted(HashSet<string> Names, Dictionary<int, int> AtStep);
}
