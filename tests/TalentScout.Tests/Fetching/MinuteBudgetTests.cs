using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class MinuteBudgetTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_in_flight_counts_for_as_long_as_it_has_been()
    {
        var budget = new MinuteBudget(900, TimeSpan.FromSeconds(10));
        Assert.Null(budget.Start(At(0)));
        Assert.Null(budget.Start(At(1)));
        Assert.Null(budget.Start(At(5)));

        // 6 + 5 + 1 seconds, and nothing that will be forgotten before it has ended.
        Assert.Equal(At(6 + 61), budget.Start(At(6))!.Value.Until);

        budget.Withdraw(At(1));
        Assert.Null(budget.Start(At(6)));
    }

    [Fact]
    public void A_full_minute_is_left_alone_until_a_tenth_of_it_is_free()
    {
        var budget = new MinuteBudget(900, TimeSpan.FromSeconds(90));
        for (var i = 0; i < 30; i++)
            Answer(budget, i, took: 3);

        // 90 seconds: the first answer that is forgotten makes room, the third brings it to a tenth.
        Assert.Equal(At(2 + 3 + 61), budget.Start(At(33))!.Value.Until);
    }

    [Fact]
    public void It_is_left_alone_for_three_seconds_at_most_once_there_is_room()
    {
        var budget = new MinuteBudget(60, TimeSpan.FromSeconds(60));
        for (var i = 0; i < 60; i++)
            Answer(budget, i, took: 1);

        Assert.Equal((At(1 + 61 + 3), "60 requests in this minute"), budget.Start(At(60)));
        Assert.Null(budget.Start(At(65)));
    }

    private static void Answer(MinuteBudget budget, int at, int took)
    {
        Assert.Null(budget.Start(At(at)));
        budget.End(At(at), At(at + took), TimeSpan.FromSeconds(took));
    }

    private static DateTimeOffset At(int seconds) => Began.AddSeconds(seconds);
}
