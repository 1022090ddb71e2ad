namespace TalentScout.Search;

/// <summary>Tells automation by what it does where its account says nothing: nobody works in twenty projects of other people in the same month, again and again.</summary>
internal static class MachineHabits
{
    private const int Repositories = 20;
    private const int Months = 6;

    /// <summary>The same, without an outline of those who work in too few projects anyway: most people.</summary>
    public static bool Shows(Candidate candidate) =>
        candidate.Repositories.Length >= Repositories && candidate.Repositories.Count(r => r is { Own: false, Fork: false }) >= Repositories && Shows(CandidateOutline.Of(candidate));

    public static bool Shows(CandidateOutline candidate) => candidate.Repositories
        .Where(r => r is { Own: false, Fork: false })
        .SelectMany(r => r.Months.Where(m => m.Commits + m.PullRequests > 0).Select(m => m.Month))
        .CountBy(month => month)
        .Count(m => m.Value >= Repositories) >= Months;
}
