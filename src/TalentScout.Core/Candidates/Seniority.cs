using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What speaks of experience, as facts with their numbers: no grade is made of them.</summary>
/// <param name="LongestRun">Months in a row with work, the longest stretch.</param>
/// <param name="Maintains">Repositories that they carry, most work first.</param>
public sealed record Seniority(Month? FirstActive, int ActiveMonths, int LongestRun, ImmutableArray<MaintainedRepository> Maintains)
{
    public static readonly Seniority Unknown = new(null, 0, 0, []);
}

/// <param name="Because">In words, with the numbers: "owns it, 14 others work there".</param>
public sealed record MaintainedRepository(string FullName, string Url, string Because);

internal static class SeniorityFacts
{
    private const int LeastOthers = 3;
    private const int LeastMonths = 12;
    private const int LeastCommits = 100;
    private const double LeastShare = 0.1;
    private const int LeastReviews = 20;

    public static Seniority Of(ImmutableArray<CandidateRepository> worked, IReadOnlyList<Month> active) => new(
        active.Count > 0 ? active[0] : null, active.Count, LongestRun(active), [.. worked.Where(r => !r.Fork).Select(Maintained).OfType<MaintainedRepository>()]);

    private static int LongestRun(IReadOnlyList<Month> active)
    {
        var (run, longest) = (0, 0);
        for (var i = 0; i < active.Count; i++)
        {
            run = i > 0 && active[i] - active[i - 1] == 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static MaintainedRepository? Maintained(CandidateRepository r)
    {
        var months = r.Months.Count(m => m.Commits + m.PullRequests + m.Reviews > 0);
        string? because = null;
        if (r.Own && r.Peers >= LeastOthers && months >= LeastMonths)
            because = FormattableString.Invariant($"owns it, {r.Peers} others work there");
        else if (!r.Own && r.Peers >= LeastOthers && months >= LeastMonths && r.Commits - r.TrivialCommits >= LeastCommits && r.Share >= LeastShare)
            because = FormattableString.Invariant($"made {r.Share:0%} of its commits, over {months} months");
        else if (!r.Own && months >= LeastMonths && r.Reviews >= LeastReviews)
            because = FormattableString.Invariant($"reviewed {r.Reviews} changes of others");
        return because is null ? null : new MaintainedRepository(r.FullName, r.Url, because);
    }
}
