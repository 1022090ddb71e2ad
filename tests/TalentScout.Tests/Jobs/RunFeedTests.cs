using TalentScout.Jobs;

namespace TalentScout.Tests.Jobs;

public sealed class RunFeedTests
{
    private static RunProgress Progress(string job, string doing) => new(
        new HarvestRun { Id = 1, Job = job, Night = new DateOnly(2026, 3, 1), State = RunState.Running, Started = default }, doing, default);

    [Fact]
    public async Task Every_watcher_gets_the_latest_and_then_everything()
    {
        var feed = new RunFeed();
        feed.Report(Progress("a", "1"));
        feed.Report(Progress("a", "2"));
        await using var one = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var two = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await one.MoveNextAsync() && await two.MoveNextAsync());
        Assert.Equal(("2", "2"), (one.Current.Doing, two.Current.Doing));

        feed.Report(Progress("b", "3"));

        Assert.True(await one.MoveNextAsync() && await two.MoveNextAsync());
        Assert.Equal(("3", "3"), (one.Current.Doing, two.Current.Doing));
        Assert.Equal(["a", "b"], feed.Latest.Select(p => p.Run.Job));
    }

    [Fact]
    public async Task A_watcher_that_leaves_ends_without_an_error()
    {
        var feed = new RunFeed();
        using var leave = new CancellationTokenSource();
        var seen = 0;
        var watching = Task.Run(async () =>
        {
            await foreach (var _ in feed.WatchAsync(leave.Token))
                seen++;
        }, TestContext.Current.CancellationToken);

        await leave.CancelAsync();
        await watching;

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task A_slow_watcher_loses_the_oldest_and_never_the_last()
    {
        var feed = new RunFeed();
        feed.Report(Progress("a", "first"));
        await using var slow = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await slow.MoveNextAsync());
        for (var i = 0; i < 1000; i++)
            feed.Report(Progress("a", $"{i}"));

        var got = new List<string>();
        do
        {
            Assert.True(await slow.MoveNextAsync());
            got.Add(slow.Current.Doing);
        }
        while (got[^1] != "999");

        Assert.InRange(got.Count, 1, 100);
    }
}
