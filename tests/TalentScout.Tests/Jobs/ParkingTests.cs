using static TalentScout.Tests.Jobs.RunnerFixture;

namespace TalentScout.Tests.Jobs;

public sealed class ParkingTests
{
    [Fact]
    public async Task A_limit_holds_its_bucket_while_others_go_on()
    {
        await using var fixture = await OpenAsync();
        fixture.Source.Seeds = [ScriptedSource.Item("search/1", "search"), ScriptedSource.Item("search/2", "search"), ScriptedSource.Item("user/1"), ScriptedSource.Item("user/2")];
        var opens = fixture.Clock.GetUtcNow().AddMinutes(1);
        fixture.Source.Answer("search/1", (item, stored, _) => Task.FromResult(
            fixture.Clock.GetUtcNow() < opens ? new WorkResult(item, FetchOutcome.Throttled("search limit", opens, "search")) : fixture.Source.Served(item, stored)));

        var running = fixture.RunAsync();
        var parked = await fixture.Progress.FirstAsync(RunState.Parked);

        Assert.Equal(2, parked.Run.Counts.Fetched);
        Assert.Equal(2, parked.Run.Counts.Parked);
        Assert.Contains("2026-03-01 02:31:00 UTC: search limit", parked.Run.Reason, StringComparison.Ordinal);
        Assert.Equal(RunState.Parked, Assert.Single(await fixture.Store.Ledger.RunsAsync(5, cancellationToken: Token)).State);
        Assert.DoesNotContain("search/2", fixture.Source.Addresses);

        var run = await fixture.PassTimeAsync(running, TimeSpan.FromSeconds(5));
        Assert.Equal((RunState.Done, 4L, 1L, 0L), (run.State, run.Counts.Done, run.Counts.Throttled, run.Counts.GivenUp));
        Assert.All(fixture.Source.Asked.Where(a => a.Address == "search/2"), a => Assert.True(a.At >= opens));
    }

    [Fact]
    public async Task A_limit_of_all_of_the_source_stops_everything_until_then()
    {
        await using var fixture = await OpenAsync([.. Enumerable.Range(1, 10).Select(i => $"user/{i}")]);
        var opens = fixture.Clock.GetUtcNow().AddMinutes(15);
        fixture.Source.Answer("user/4", (item, stored, _) => Task.FromResult(
            fixture.Clock.GetUtcNow() < opens ? new WorkResult(item, FetchOutcome.Throttled("Retry-After", opens)) : fixture.Source.Served(item, stored)));

        var running = fixture.RunAsync();
        await fixture.Progress.FirstAsync(RunState.Parked);
        Assert.Equal(4, fixture.Source.Asked.Count);

        var run = await fixture.PassTimeAsync(running, TimeSpan.FromSeconds(30));
        Assert.Equal(10, run.Counts.Fetched);
        Assert.All(fixture.Source.Asked.Skip(4), a => Assert.True(a.At >= opens));
    }

    [Fact]
    public async Task A_restart_does_not_ask_inside_the_wait()
    {
        await using var fixture = await OpenAsync("user/1", "user/2");
        var opens = fixture.Clock.GetUtcNow().AddMinutes(15);
        fixture.Source.Answer("user/1", (item, stored, _) => Task.FromResult(
            fixture.Clock.GetUtcNow() < opens ? new WorkResult(item, FetchOutcome.Throttled("Retry-After", opens)) : fixture.Source.Served(item, stored)));
        using var stop = new CancellationTokenSource();
        var running = fixture.RunAsync(cancellationToken: stop.Token);
        await fixture.Progress.FirstAsync(RunState.Parked);
        await stop.CancelAsync();
        Assert.Equal(RunState.Interrupted, (await running).State);

        await fixture.RestartAsync();
        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(30));

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(["user/1", "user/1", "user/2"], fixture.Source.Addresses.Order(StringComparer.Ordinal));
        Assert.All(fixture.Source.Asked.Skip(1), a => Assert.True(a.At >= opens));
    }

    [Fact]
    public async Task A_limit_without_a_time_waits_a_minute()
    {
        await using var fixture = await OpenAsync("user/1");
        var first = true;
        fixture.Source.Answer("user/1", (item, stored, _) =>
        {
            var limited = first;
            first = false;
            return Task.FromResult(limited ? new WorkResult(item, new FetchOutcome(FetchStatus.Throttled, "secondary limit")) : fixture.Source.Served(item, stored));
        });

        await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(10));

        var times = fixture.Source.Asked.Select(a => a.At).ToList();
        Assert.True(times[1] - times[0] >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_source_that_is_down_is_left_alone_instead_of_using_up_everybodys_attempts()
    {
        await using var fixture = await OpenAsync([.. Enumerable.Range(1, 200).Select(i => $"user/{i}")]);
        var back = fixture.Clock.GetUtcNow().AddMinutes(20);
        foreach (var seed in fixture.Source.Seeds)
        {
            fixture.Source.Answer(seed.Address, (item, stored, _) => Task.FromResult(
                fixture.Clock.GetUtcNow() < back ? new WorkResult(item, FetchOutcome.Failed("connection refused")) : fixture.Source.Served(item, stored)));
        }

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(20));

        Assert.Equal((RunState.Done, 200L, 0L), (run.State, run.Counts.Fetched, run.Counts.GivenUp));
        Assert.InRange(run.Counts.Failed, 12, 50);
    }

    [Fact]
    public async Task A_source_that_stays_down_fails_the_run_which_goes_on_another_time()
    {
        await using var fixture = await OpenAsync([.. Enumerable.Range(1, 200).Select(i => $"user/{i}")]);
        fixture.Job = fixture.Job with { Budget = fixture.Job.Budget with { MaxAttempts = 50 } };
        foreach (var seed in fixture.Source.Seeds)
            fixture.Source.Answer(seed.Address, _ => FetchOutcome.Failed("connection refused"));

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromMinutes(1));
        Assert.Equal(RunState.Failed, run.State);

        foreach (var seed in fixture.Source.Seeds)
            fixture.Source.Answer(seed.Address, (item, stored, _) => Task.FromResult(fixture.Source.Served(item, stored)));
        var later = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromMinutes(1));
        Assert.Equal((run.Id, RunState.Done, 200L), (later.Id, later.State, later.Counts.Fetched));
    }
}
