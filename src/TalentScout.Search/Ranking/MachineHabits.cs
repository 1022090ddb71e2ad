namespace TalentScout.Search;

/// <summary>Tells automation by what it does where its account says nothing: nobody works in twenty projects of other people in the same month, again and again.</summary>
internal static class MachineHabits
{
    private const int Repositories = 20;
    private const int Months = 6;

    public static bool Shows(CandidateOutline candidate) => candidate.Repositories
        .Where(r => r is { Own: false, Fork: false })
        .SelectMany(r => r.Months.Where(m => m.Commits + m.PullRequests > 0).Select(m => m.Month))
        .CountBy(month => month)
        .Count(m => m.Value >= Repositories) >= Months;
}
