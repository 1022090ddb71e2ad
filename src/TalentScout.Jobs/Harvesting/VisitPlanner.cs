using System.Collections.Concurrent;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Looks up who is to be visited, so that <see cref="VisitRule"/> can tell how urgent it is, and leaves out pages that cannot have changed. Of one pass: what it has looked
/// up it remembers. Where everything is asked for anyway, however long it takes, nothing is looked up.
/// </summary>
internal sealed class VisitPlanner(StoreDatabase store, HarvestJob job, TimeProvider clock)
{
    private readonly ConcurrentDictionary<CandidateId, Known> _known = new();

    private bool Chooses => job.Budget.MaxRequests is not null || job.Budget.FreshHours > 0;

    /// <summary>The result with what follows from it in its place.</summary>
    public async Task<WorkResult> PlanAsync(WorkResult result, CancellationToken cancellationToken)
    {
        if (!result.FollowUps.Any(f => f.OnlyIfUnread || (f.Person is not null && Chooses)))
            return result;
        var planned = new List<WorkItem>(result.FollowUps.Length);
        foreach (var item in result.FollowUps)
        {
            if (item.OnlyIfUnread && await store.Documents.HasAsync(item.Key, cancellationToken))
                continue;
            planned.Add(item.Person is { } person && Chooses ? await WeighAsync(item, person, cancellationToken) : item);
        }

        return result with { FollowUps = [.. planned] };
    }

    /// <summary>How long a stored page counts as fresh.</summary>
    public async Task<TimeSpan> FreshForAsync(SourceDocument stored, CancellationToken cancellationToken)
    {
        var fresh = TimeSpan.FromHours(job.Budget.FreshHours);
        return stored.Person is { } person && fresh > TimeSpan.Zero
            ? fresh * VisitRule.Rest((await KnownAsync(person, cancellationToken)).LastActive, Month.Of(clock.GetUtcNow()))
            : fresh;
    }

    private async Task<WorkItem> WeighAsync(WorkItem item, CandidateId person, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(person, cancellationToken);
        var urgency = VisitRule.Of(new VisitFacts(known.Profile, known.LastActive, item.Promise, item.Depth, item.Why), Month.Of(clock.GetUtcNow()));
        return item with { Priority = urgency.Priority, Why = urgency.Why };
    }

    private async Task<Known> KnownAsync(CandidateId person, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(person, out var known))
            return known;
        var candidate = await store.Candidates.GetAsync(person, cancellationToken);
        return _known[person] = new Known(candidate?.Coverage.Profile ?? false, candidate?.LastActive);
    }

    private readonly record struct Known(bool Profile, Month? LastActive);
}
