namespace TalentScout.App.Candidates;

/// <summary>
/// The months that a candidate's pictures span: from January of the first year seen to now, at most the last ten years,
/// so that one broken date does not squeeze a decade of work into a corner.
/// </summary>
public readonly record struct Timeline(Month First, Month Last)
{
    public const int MaxYears = 10;

    public int Length => Last - First + 1;

    public static Timeline Of(Candidate candidate, Month now)
    {
        var oldest = Month.Of(now.Year - MaxYears + 1, 1);
        var first = candidate.Activity.IsEmpty ? now : candidate.Activity[0].Month;
        var january = Month.Of(first.Year, 1);
        return new Timeline(january < oldest ? oldest : january, now);
    }

    public bool Contains(Month month) => month >= First && month <= Last;

    public IEnumerable<Month> Months
    {
        get
        {
            for (var month = First; month <= Last; month = month.Plus(1))
                yield return month;
        }
    }

    /// <summary>All that was done in a month, each kind counted as one.</summary>
    public static int Amount(ActivityMonth month) => month.Commits + month.PullRequests + month.Reviews + month.Issues;
}
