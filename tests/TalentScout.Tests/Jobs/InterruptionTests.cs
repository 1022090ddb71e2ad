using TalentScout.Store;
using static TalentScout.Tests.Jobs.RunnerFixture;

namespace TalentScout.Tests.Jobs;

public sealed class InterruptionTests
{
    private static readonly string[] Users = [.. Enumerable.Range(1, 100).Select(i => $"user/{i}")];

    [Fact]
    public async Task A_cancelled_run_keeps_what_came_and_goes_on_with_the_rest()
    {
        await using var fixture = await OpenAsync(Users);
        using var stop = new CancellationTokenSource();
        fixture.Source.Answer("user/50", async (item, stored, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return fixture.Source.Served(item, stored);
        });

        var run = await fixture.RunAsync(cancellationToken: stop.Token);
        Assert.Equal((RunState.Interrupted, 49L), (run.State, run.Counts.Done));

        fixture.Source.Answer("user/50", (item, stored, _) => Task.FromResult(fixture.Source.Served(item, stored)));
        await fixture.RestartAsync();
        var later = await fixture.RunAsync();

        Assert.Equal((run.Id, RunState.Done, 100L, 100L), (later.Id, later.State, later.Counts.Done, later.Counts.Candidates));
        Assert.Equal(101, fixture.Source.Asked.Count);
        Assert.Equal(["user/50"], fixture.Source.Addresses.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task A_fetch_that_does_not_listen_does_not_hold_up_the_end()
    {
        await using var fixture = await OpenAsync("user/1");
        using var stop = new CancellationTokenSource();
        var (entered, never) = (new TaskCompletionSource(), new TaskCompletionSource<WorkResult>());
        fixture.Source.Answer("user/1", (_, _, _) =>
        {
            entered.SetResult();
            return never.Task;
        });
        var running = fixture.RunAsync(cancellationToken: stop.Token);
        await entered.Task.WaitAsync(Token);
        var asked = fixture.Clock.GetUtcNow();

        await stop.CancelAsync();
        var run = await fixture.PassTimeAsync(running, TimeSpan.FromMilliseconds(100));

        Assert.Equal(RunState.Interrupted, run.State);
        Assert.True(run.Ended - asked < TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await fixture.Store.Ledger.QueueAsync(run.Id, Token)).Pending);
        never.SetResult(new WorkResult(ScriptedSource.Item("user/1"), FetchOutcome.Ok));
    }

    [Fact]
    public async Task A_killed_process_fetches_nothing_that_it_had_stored_again()
    {
        await using var fixture = await OpenAsync(Users);
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Tonight, false, _ => fixture.Source.Seeds, Token);
        var taken = await fixture.Store.Ledger.TakeAsync(run.Id, "core", 60, Token);
        await fixture.Store.Ledger.CommitAsync(run.Id, [.. taken.Select(t => LedgerEntry.Of(t, fixture.Source.Served(t.Item, null)))], cancellationToken: Token);

        // No end was written: as after a kill.
        await fixture.RestartAsync();
        var later = await fixture.RunAsync();

        Assert.Equal((run.Id, RunState.Done, 100L, 40), (later.Id, later.State, later.Counts.Done, fixture.Source.Asked.Count));
        Assert.Equal(100, await fixture.Store.Candidates.CountAsync(Token));
    }

    [Fact]
    public async Task What_was_used_of_the_limits_outlives_the_process()
    {
        await using var fixture = await OpenAsync("user/1");
        var now = fixture.Clock.GetUtcNow();
        fixture.Source.Use = new SourceUse([new BucketLimits("core", 5000, 17, now.AddMinutes(20), null, 0)], [new MinuteUse(now, 3, TimeSpan.FromMilliseconds(700))]);
        await fixture.RunAsync();
        Assert.Empty(fixture.Source.Recalled);

        await fixture.RestartAsync();
        await fixture.RunAsync(again: true);

        var (use, unknown) = Assert.Single(fixture.Source.Recalled);
        Assert.Equal((fixture.Job.Budget.Concurrency, fixture.Source.Use.Buckets.Single(), fixture.Source.Use.Minute.Single()), (unknown, use.Buckets.Single(), use.Minute.Single()));
    }

    [Fact]
    public async Task An_interrupted_and_a_straight_run_learn_the_same()
    {
        await using var straight = await OpenAsync(Users);
        await straight.RunAsync();
        await using var broken = await OpenAsync(Users);
        for (var stops = 10; stops < 100; stops += 30)
        {
            using var stop = new CancellationTokenSource();
            var address = $"user/{stops}";
            broken.Source.Answer(address, async (item, stored, _) =>
            {
                await stop.CancelAsync();
                return broken.Source.Served(item, stored);
            });
            await broken.RunAsync(cancellationToken: stop.Token);
            broken.Source.Answer(address, (item, stored, _) => Task.FromResult(broken.Source.Served(item, stored)));
            await broken.RestartAsync();
        }

        await broken.RunAsync();

        Assert.Equal(await straight.Store.ContentHashAsync(Token), await broken.Store.ContentHashAsync(Token));
    }

    [Fact]
    public async Task A_full_disk_fails_the_run_in_words_and_it_goes_on_once_there_is_room()
    {
        await using var fixture = await OpenAsync(Users);
        await fixture.Store.WriteAsync(session => session.Execute("PRAGMA max_page_count = 50"), Token);
        foreach (var user in Users)
        {
            fixture.Source.Answer(user, (item, stored, _) => Task.FromResult(
                fixture.Source.Served(item, stored, string.Join(' ', Enumerable.Range(0, 3000).Select(i => (i * 7919L * user.Length).ToString("x", null))))));
        }

        var trouble = await Assert.ThrowsAsync<StoreException>(() => fixture.RunAsync());
        Assert.Contains("is full", trouble.Message, StringComparison.Ordinal);

        await fixture.RestartAsync();
        var run = await fixture.RunAsync();

        Assert.Equal((RunState.Done, 100L), (run.State, run.Counts.Done));
        Assert.Empty(await fixture.Store.CheckAsync(Token));
    }
}
