using System.Collections.Immutable;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

public sealed class CommitWindowsTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Night - CommitWindows.Margin;
    private static readonly DateTimeOffset FiveYears = new(2021, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_window_reaches_back_as_far_as_asked() => Assert.Equal([FiveYears, End], CommitWindows.Plan([], Night, 5, Night.AddDays(-3)));

    [Fact]
    public void All_of_it_has_no_beginning()
    {
        var ends = CommitWindows.Plan([], Night, null, null);
        Assert.Equal([(null, End)], CommitWindows.Of(ends));
    }

    [Fact]
    public void None_of_it_has_no_window() => Assert.Empty(CommitWindows.Plan([], Night, 0, null));

    [Fact]
    public void Without_a_push_there_is_no_new_window()
    {
        ImmutableArray<DateTimeOffset> known = [FiveYears, End];
        Assert.Equal(known, CommitWindows.Plan(known, Night.AddDays(1), 5, End.AddHours(-1)));
    }

    [Fact]
    public void A_push_opens_one_that_begins_where_the_last_ended()
    {
        var ends = CommitWindows.Plan([FiveYears, End], Night.AddDays(1), 5, Night.AddHours(5));
        Assert.Equal([(End, End.AddDays(1)), (FiveYears, End)], CommitWindows.Of(ends).Select(w => (w.Since!.Value, w.Until)));
    }

    [Fact]
    public void The_same_night_again_opens_none() => Assert.Equal([FiveYears, End], CommitWindows.Plan([FiveYears, End], Night, 5, null));

    [Fact]
    public void Reaching_back_further_puts_one_before_the_first()
    {
        var ends = CommitWindows.Plan([FiveYears, End], Night.AddDays(1), 8, End.AddHours(-1));
        Assert.Equal([FiveYears.AddYears(-3).AddDays(1), FiveYears, End], ends);
    }

    [Fact]
    public void Reaching_back_less_keeps_what_was_read() => Assert.Equal([FiveYears, End], CommitWindows.Plan([FiveYears, End], Night.AddDays(1), 1, End.AddHours(-1)));
}
