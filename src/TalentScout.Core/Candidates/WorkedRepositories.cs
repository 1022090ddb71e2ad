using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Where a person has worked, and how much, from everything that tells of it.</summary>
internal static class WorkedRepositories
{
    public static ImmutableArray<CandidateRepository> Of(
        CandidateId person, List<Evidence> mine, Func<RepositoryId, RepositoryProfile?> repositories, ImmutableDictionary<RepositoryId, ChangeSample> changes)
    {
        var activity = mine.OfType<ActivityEvidence>()
            .Where(a => a.Repository is not null)
            .ToLookup(a => a.Repository!.Value);
        var contributions = mine.OfType<ContributionEvidence>().Where(c => c.Repository is not null).ToLookup(c => c.Repository!.Value);
        var own = mine.OfType<RepositoryEvidence>().Where(r => r.Repository is not null)
            .GroupBy(r => r.Repository!.Value)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.Seen).ThenBy(r => r.Document, StringComparer.Ordinal).First());

        var ids = activity.Select(g => g.Key).Concat(contributions.Select(g => g.Key)).Concat(own.Keys).Distinct();
        return
        [
            .. ids.Select(id => One(person, id, [.. activity[id]], [.. contributions[id]], own.GetValueOrDefault(id), repositories(id), changes.GetValueOrDefault(id, ChangeSample.None)))
                .OfType<CandidateRepository>()
                .OrderByDescending(r => r.Commits + r.PullRequests + r.Reviews)
                .ThenBy(r => r.Id),
        ];
    }

    /// <summary>Trivial by their first lines, their share of what was looked into, and what one day has above what a person commits in one.</summary>
    private static int Trivial(ActivityMonth m, ChangeSample changes)
    {
        var trivial = m.TrivialCommits + (int)Math.Round((m.Commits - m.TrivialCommits) * changes.TrivialShare);
        return Math.Min(m.Commits, Math.Max(trivial, m.BusiestDay - WorkRemarks.DayCommits));
    }

    private static CandidateRepository? One(
        CandidateId person, RepositoryId id, List<ActivityEvidence> activity, List<ContributionEvidence> contributions, RepositoryEvidence? ownFacts, RepositoryProfile? profile,
        ChangeSample changes)
    {
        var facts = profile?.Facts ?? ownFacts;
        var name = facts?.FullName
            ?? activity.Select(a => a.RepositoryName).Concat(contributions.Select(c => c.RepositoryName)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (name is null)
            return null;
        var isOwn = facts?.Owner == person || activity.Any(a => a.Owner) || ownFacts?.Owner == person;

        // Two extractors can tell of the same work (a search for pull requests, and the repository's own list): within one they add up, between two the greater counts.
        var seen = MonthSums.Greatest(activity.GroupBy(a => a.Extractor, StringComparer.Ordinal).SelectMany(g => MonthSums.Add(g.SelectMany(a => a.Months))));
        var streak = WorkRemarks.Streak(isOwn && (profile?.People ?? 1) <= 1, seen);
        ImmutableArray<ActivityMonth> months = [.. seen.Select(m => m with { TrivialCommits = streak.Contains(m.Month) ? m.Commits : Trivial(m, changes) })];
        var commits = Math.Max(months.Sum(m => m.Commits), contributions.Select(c => c.Commits).DefaultIfEmpty().Max());
        var total = profile?.Commits ?? 0;
        return new CandidateRepository
        {
            Id = id,
            FullName = name,
            Url = facts?.Url
                ?? activity.Select(a => a.Url).Concat(contributions.Select(c => c.Url)).Order(StringComparer.Ordinal).First(),
            Own = isOwn,
            Fork = facts?.Fork ?? false,
            Nature = RepositoryNatures.Of(facts),
            Archived = facts?.Archived ?? false,
            Description = facts?.Description,
            Language = facts?.Language,
            Topics = facts?.Topics ?? [],
            Stars = facts?.Stars,
            Commits = commits,
            TrivialCommits = months.Sum(m => m.TrivialCommits),
            ChangesRead = changes.Read,
            PullRequests = months.Sum(m => m.PullRequests),
            Reviews = months.Sum(m => m.Reviews),
            Issues = months.Sum(m => m.Issues),
            Share = total > 0 && commits > 0 ? Math.Min(1, (double)commits / total) : null,
            Peers = Math.Max(0, (profile?.People ?? 0) - 1),
            Months = months,
            Pushed = facts?.Pushed,
        };
    }
}
