namespace TalentScout;

/// <summary>What is known of somebody before they are visited.</summary>
/// <param name="Known">Their profile is stored.</param>
/// <param name="LastActive">Last month with work that was seen; null: none seen.</param>
/// <param name="Promise">Commits that led to them; null is unknown.</param>
/// <param name="Depth">Steps from a seed.</param>
/// <param name="Because">How they were met, for those who are new.</param>
public sealed record VisitFacts(bool Known, Month? LastActive, int? Promise, int Depth, string Because);

/// <summary>How urgent a visit is: smaller is sooner, even numbers, so that what follows from a visit fits in before the next one.</summary>
public sealed record VisitUrgency(int Priority, string Why);

/// <summary>
/// Where a night's budget brings most: first whose work has just been met and is much, then who is at work now, then the others; who has been quiet for long is looked
/// after ever more seldom. Two steps further from the seeds come after their equals nearer by. Pure; the figures behind it are in docs/harvest-plan.md.
/// </summary>
public static class VisitRule
{
    /// <summary>Commits in one repository that make somebody worth more than the many who sent one patch.</summary>
    public const int Much = 20;

    /// <summary>Months without work seen, and how many times as long a stored page then counts as fresh.</summary>
    private static readonly (int QuietMonths, int Times)[] Rests = [(24, 12), (12, 6), (6, 3), (3, 2)];

    private const int LongestWay = 4;

    public static VisitUrgency Of(VisitFacts facts, Month today)
    {
        var (priority, why) = Near(facts, today);
        return new VisitUrgency(priority + (2 * Math.Clamp((facts.Depth - 1) / 2, 0, LongestWay)), why);
    }

    /// <summary>How many times as long as the job says their pages count as fresh: 1 for whoever is at work.</summary>
    public static int Rest(Month? lastActive, Month today) =>
        lastActive is { } last ? Rests.Where(r => today - last >= r.QuietMonths).Select(r => r.Times).FirstOrDefault(1) : 1;

    private static (int Priority, string Why) Near(VisitFacts facts, Month today)
    {
        if (!facts.Known)
            return facts.Promise >= Much ? (40, $"new: {facts.Because}, {Much} commits or more") : (44, $"new: {facts.Because}");
        return facts.LastActive is not { } last ? (54, "known: no work seen yet") : (today - last) switch
        {
            <= 1 => (42, "known: at work this month or last"),
            <= 6 => (48, "known: at work within half a year"),
            <= 24 => (56, "known: quiet for more than half a year"),
            _ => (60, "known: quiet for more than two years"),
        };
    }
}
