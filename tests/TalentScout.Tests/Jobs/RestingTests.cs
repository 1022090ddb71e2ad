using static TalentScout.Tests.Jobs.RunnerFixture;

namespace TalentScout.Tests.Jobs;

public sealed class RestingTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_bucket_with_a_pace_is_asked_one_thing_at_a_time_while_others_go_on()
    {
        await using var fixture = await OpenAsync();
        fixture.Source.Rests = bucket => bucket == "free" ? TimeSpan.Zero : Rest;
        fixture.Source.Seeds = [.. new[] { "a.test", "b.test", "free" }.SelectMany(host => Enumerable.Range(1, 4).Select(i => ScriptedSource.Item($"{host}/{i}", host)))];
        fixture.Job = fixture.Job with { Budget = fixture.Job.Budget with { Concurrency = 8 } };

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(1));

        Assert.Equal((RunState.Done, 12L, 0L), (run.State, run.Counts.Fetched, run.Counts.Throttled));
        foreach (var host in (string[])["a.test", "b.test"])
        {
            var times = fixture.Source.Asked.Where(a => a.Address.StartsWith(host, StringComparison.Ordinal)).Select(a => a.At).Order().ToList();
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Rest));
        }
        Assert.DoesNotContain(fixture.Progress.Told, p => p.Run.State == RunState.Parked);
    }

    [Fact]
    public async Task A_restart_keeps_the_pace_of_what_was_asked_just_before()
    {
        await using var fixture = await OpenAsync();
        fixture.Source.Rests = _ => Rest;
        fixture.Source.Seeds = [ScriptedSource.Item("a.test/1", "a.test"), ScriptedSource.Item("a.test/2", "a.test")];
        using var stop = new CancellationTokenSource();
        fixture.Source.Answer("a.test/1", async (_, _, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        });
        var asked = fixture.Clock.GetUtcNow();
        Assert.Equal(RunState.Interrupted, (await fixture.RunAsync(cancellationToken: stop.Token)).State);

        await fixture.RestartAsync();
        fixture.Source.Answer("a.test/1", (item, stored, _) => Task.FromResult(fixture.Source.Served(item, stored)));
        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(1));

        Assert.Equal((RunState.Done, 2L), (run.State, run.Counts.Fetched));
        Assert.All(fixture.Source.Asked.Skip(1), a => Assert.True(a.At - asked >= Rest));
    }

    [Fact]
    public async Task A_host_that_is_down_stops_no_other_and_is_given_up_for_the_night()
    {
        await using var fixture = await OpenAsync();
        fixture.Source.Rests = _ => TimeSpan.FromMilliseconds(100);
        fixture.Source.Seeds = [.. new[] { "down.test", "up.test" }.SelectMany(host => Enumerable.Range(1, 100).Select(i => ScriptedSource.Item($"{host}/{i}", host)))];
        foreach (var seed in fixture.Source.Seeds.Where(s => s.Bucket == "down.test"))
            fixture.Source.Answer(seed.Address, _ => FetchOutcome.Failed("connection refused"));

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromMinutes(1));

        Assert.Equal((RunState.Done, 100L), (run.State, run.Counts.Fetched));
        Assert.InRange(fixture.Source.Addresses.Count(a => a.StartsWith("down", StringComparison.Ordinal)), 12, 100);
        Assert.Contains(run.Reasons, r => r.Reason.Contains("down.test has not answered", StringComparison.Ordinal));
    }
}
