using TalentScout.Jobs;
using static TalentScout.Tests.Jobs.RunnerFixture;

namespace TalentScout.Tests.Jobs;

public sealed class HarvestRunnerTests
{
    [Fact]
    public async Task A_run_follows_what_it_finds_folds_people_and_indexes_them()
    {
        await using var fixture = await OpenAsync("list/1");
        fixture.Source.Page("list/1", "user/1", "user/2", "list/2").Page("list/2", "user/2", "user/3");

        var run = await fixture.RunAsync();

        Assert.Equal((RunState.Done, 5L, 5L, 5L, 3L), (run.State, run.Counts.Planned, run.Counts.Done, run.Counts.Requests, run.Counts.Candidates));
        Assert.Equal(["list/1", "list/2", "user/1", "user/2", "user/3"], fixture.Source.Addresses.Order(StringComparer.Ordinal));
        Assert.Equal("person-3", (await fixture.Store.Candidates.FindAsync("person-3", Token))?.Login);
        Assert.Equal(await fixture.Store.Candidates.SequenceAsync(Token), fixture.Index.Sequence);
        Assert.Equal(RunState.Done, fixture.Progress.Told[^1].Run.State);
    }

    [Fact]
    public async Task The_same_night_again_is_a_no_op()
    {
        await using var fixture = await OpenAsync("user/1");
        await fixture.RunAsync();

        var again = await fixture.RunAsync();

        Assert.Equal(RunState.Done, again.State);
        Assert.Single(fixture.Source.Asked);
    }

    [Fact]
    public async Task The_next_night_asks_conditionally_and_changes_nothing_where_nothing_changed()
    {
        await using var fixture = await OpenAsync("list/1");
        fixture.Source.Page("list/1", "user/1", "user/2");
        await fixture.RunAsync();
        var (before, sequence) = (await fixture.Store.ContentHashAsync(Token), await fixture.Store.Candidates.SequenceAsync(Token));

        fixture.Clock.Advance(TimeSpan.FromDays(1));
        var run = await fixture.RunAsync(Tonight.AddDays(1));

        Assert.Equal((3L, 0L, 0L), (run.Counts.NotModified, run.Counts.Fetched, run.Counts.Candidates));
        Assert.All(fixture.Source.Asked.Skip(3), asked => Assert.True(asked.Conditional));
        Assert.Equal(before, await fixture.Store.ContentHashAsync(Token));
        Assert.Equal(sequence, await fixture.Store.Candidates.SequenceAsync(Token));
    }

    [Fact]
    public async Task What_is_fresh_is_planned_from_the_store_without_a_request()
    {
        await using var fixture = await OpenAsync("list/1");
        fixture.Source.Page("list/1", "user/1", "user/2");
        fixture.Job = fixture.Job with { Budget = new HarvestBudget { FreshHours = 20 } };
        await fixture.RunAsync();
        fixture.Source.Page("list/1", "user/1", "user/2", "user/3");
        fixture.Clock.Advance(TimeSpan.FromHours(19));

        var run = await fixture.RunAsync(again: true);

        Assert.Equal((2, 3L, 1L, 1L), (run.Pass, run.Counts.Fresh, run.Counts.Requests, run.Counts.Fetched));
        Assert.Equal("user/3", fixture.Source.Asked.Last().Address);

        fixture.Clock.Advance(TimeSpan.FromHours(2));
        var stale = await fixture.RunAsync(again: true);
        Assert.Equal(3, stale.Counts.Requests);
    }

    [Fact]
    public async Task A_source_that_cannot_plan_is_asked_for_what_is_fresh()
    {
        await using var fixture = await OpenAsync("user/1");
        fixture.Source.Plans = false;
        fixture.Job = fixture.Job with { Budget = new HarvestBudget { FreshHours = 20 } };
        await fixture.RunAsync();

        Assert.Equal(1, (await fixture.RunAsync(again: true)).Counts.NotModified);
    }

    [Fact]
    public async Task Failures_are_tried_again_by_the_table_and_given_up_with_their_reason()
    {
        await using var fixture = await OpenAsync("user/1", "user/2");
        fixture.Source.Answer("user/1", _ => FetchOutcome.Failed("502 from the server", 502));
        var calls = 0;
        fixture.Source.Answer("user/2", (item, stored, _) => Task.FromResult(++calls < 3 ? new WorkResult(item, FetchOutcome.Failed("reset")) : fixture.Source.Served(item, stored)));

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromSeconds(1));

        Assert.Equal((RunState.Done, 1L, 1L, 6L), (run.State, run.Counts.GivenUp, run.Counts.Fetched, run.Counts.Failed));
        Assert.Equal(new RunReason("given up", "502 from the server", 1), Assert.Single(run.Reasons));
        var waits = fixture.Source.Asked.Where(a => a.Address == "user/1").Select(a => a.At).ToList();
        Assert.Equal(4, waits.Count);
        Assert.True(waits[1] - waits[0] >= TimeSpan.FromSeconds(5));
        Assert.True(waits[2] - waits[1] >= TimeSpan.FromSeconds(30));
        Assert.True(waits[3] - waits[2] >= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task An_extractor_that_throws_costs_its_document_and_not_the_run()
    {
        await using var fixture = await OpenAsync("user/1", "user/2");
        fixture.Source.Answer("user/1", (_, _, _) => throw new InvalidOperationException("a page nobody thought of"));

        var run = await fixture.PassTimeAsync(fixture.RunAsync(), TimeSpan.FromMinutes(1));

        Assert.Equal((RunState.Done, 1L, 1L), (run.State, run.Counts.GivenUp, run.Counts.Fetched));
        Assert.Equal("user: InvalidOperationException", Assert.Single(run.Reasons).Reason);
    }

    [Fact]
    public async Task The_budget_of_requests_is_kept_with_many_at_once()
    {
        await using var fixture = await OpenAsync([.. Enumerable.Range(1, 50).Select(i => $"user/{i}")]);
        fixture.Job = fixture.Job with { Budget = new HarvestBudget { FreshHours = 0, MaxRequests = 20, Concurrency = 8 } };

        var run = await fixture.RunAsync();

        Assert.Equal((RunState.Done, 20L), (run.State, run.Counts.Requests));
        Assert.Equal(20, fixture.Source.Asked.Count);
        Assert.Contains("30 items are left", run.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_are_in_flight_than_the_job_allows()
    {
        await using var fixture = await OpenAsync([.. Enumerable.Range(1, 40).Select(i => $"user/{i}")]);
        fixture.Job = fixture.Job with { Budget = new HarvestBudget { FreshHours = 0, Concurrency = 4 } };
        var (now, most) = (0, 0);
        foreach (var seed in fixture.Source.Seeds)
        {
            fixture.Source.Answer(seed.Address, async (item, stored, _) =>
            {
                var here = Interlocked.Increment(ref now);
                InterlockedMax(ref most, here);
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return fixture.Source.Served(item, stored);
            });
        }

        await fixture.RunAsync();

        Assert.InRange(most, 1, 4);
        Assert.Equal(40, fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task A_job_runs_once_at_a_time()
    {
        await using var fixture = await OpenAsync("user/1");
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        fixture.Source.Answer("user/1", async (item, stored, _) =>
        {
            entered.SetResult();
            await release.Task;
            return fixture.Source.Served(item, stored);
        });
        var first = fixture.RunAsync();
        await entered.Task.WaitAsync(Token);

        var busy = await Assert.ThrowsAsync<JobException>(() => fixture.RunAsync());
        release.SetResult();

        Assert.Contains("nightly is running already", busy.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Done, (await first).State);
    }

    [Fact]
    public async Task Progress_is_told_every_second_of_a_long_fetch()
    {
        await using var fixture = await OpenAsync("user/1");
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        fixture.Source.Answer("user/1", async (item, stored, _) =>
        {
            entered.SetResult();
            await release.Task;
            return fixture.Source.Served(item, stored);
        });
        var run = fixture.RunAsync();
        await entered.Task.WaitAsync(Token);
        var before = fixture.Progress.Told.Length;

        for (var second = 0; second < 5; second++)
        {
            var told = fixture.Progress.Told.Length;
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            while (fixture.Progress.Told.Length == told)
                await Task.Yield();
        }

        Assert.True(fixture.Progress.Told.Length >= before + 5);
        Assert.Equal("user user/1", fixture.Progress.Told[^1].Doing);
        release.SetResult();
        await run;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
            Interlocked.CompareExchange(ref target, value, seen);
    }

    [Fact]
    public async Task Everything_that_failed_is_tried_again_at_its_time_though_another_bucket_never_rests()
    {
        await using var fixture = await RunnerFixture.OpenAsync();
        fixture.Job = fixture.Job with { Budget = fixture.Job.Budget with { Concurrency = 1 } };
        fixture.Source.Seeds = [ScriptedSource.Item("search/1", "search", 1), ScriptedSource.Item("search/2", "search", 2), ScriptedSource.Item("page/0")];
        foreach (var search in new[] { "search/1", "search/2" })
            fixture.Source.Answer(search, Slowly(item => item.Attempts == 0 ? new WorkResult(item, FetchOutcome.Failed("not finished")) : fixture.Source.Served(item, null)));
        for (var page = 0; page < 30; page++)
            fixture.Source.Page($"page/{page}", $"page/{page + 1}").Answer($"page/{page}", Slowly(item => fixture.Source.Served(item, null)));

        var run = await fixture.RunAsync();

        var asked = fixture.Source.Addresses.ToList();
        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(2, asked.Count(a => a == "search/2"));
        Assert.True(asked.LastIndexOf("search/2") < asked.IndexOf("page/20"), string.Join(' ', asked));

        Func<WorkItem, SourceDocument?, CancellationToken, Task<WorkResult>> Slowly(Func<WorkItem, WorkResult> answer) => (item, _, _) =>
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(answer(item));
        };
    }
}
