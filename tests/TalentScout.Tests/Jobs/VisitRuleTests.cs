using TalentScout.Store;

namespace TalentScout.Tests.Jobs;

public sealed class VisitRuleTests
{
    private static readonly Month Today = Month.Of(2026, 3);

    [Fact]
    public void New_and_much_comes_before_at_work_before_new_before_quiet_for_long()
    {
        VisitFacts[] sooner =
        [
            new(false, null, 37, 1, "contributes"), new(true, Month.Of(2026, 2), null, 1, ""), new(false, null, 3, 1, "contributes"),
            new(true, Month.Of(2025, 11), null, 1, ""), new(true, null, null, 1, ""), new(true, Month.Of(2025, 1), null, 1, ""), new(true, Month.Of(2020, 1), null, 1, ""),
        ];

        var priorities = sooner.Select(f => VisitRule.Of(f, Today).Priority).ToList();

        Assert.Equal(priorities.Order(), priorities);
        Assert.Equal(priorities.Distinct().Count(), priorities.Count);
        Assert.All(priorities, p => Assert.Equal(0, p % 2));
        Assert.Equal("new: contributes, 20 commits or more", VisitRule.Of(sooner[0], Today).Why);
    }

    [Fact]
    public void Further_from_the_seeds_is_later()
    {
        var near = VisitRule.Of(new VisitFacts(false, null, 3, 1, ""), Today).Priority;

        Assert.True(VisitRule.Of(new VisitFacts(false, null, 3, 3, ""), Today).Priority > near);
        Assert.Equal(VisitRule.Of(new VisitFacts(false, null, 3, 40, ""), Today).Priority, VisitRule.Of(new VisitFacts(false, null, 3, 400, ""), Today).Priority);
    }

    [Theory]
    [InlineData("2026-03", 1)]
    [InlineData("2026-01", 1)]
    [InlineData("2025-12", 2)]
    [InlineData("2025-09", 3)]
    [InlineData("2025-03", 6)]
    [InlineData("2024-03", 12)]
    [InlineData("1999-01", 12)]
    public void The_quieter_somebody_is_the_longer_their_pages_are_fresh(string last, int times) => Assert.Equal(times, VisitRule.Rest(Month.Parse(last), Today));

    [Fact]
    public void Whose_work_was_never_seen_is_looked_at_every_time() => Assert.Equal(1, VisitRule.Rest(null, Today));

    [Fact]
    public async Task What_is_known_and_cannot_have_changed_is_not_planned()
    {
        await using var fixture = await RunnerFixture.OpenAsync("list/1");
        WorkItem Next() => ScriptedSource.Item("list/2") with { OnlyIfUnread = true };
        fixture.Source.Answer("list/1", (item, stored, _) => Task.FromResult(fixture.Source.Served(item, stored) with { FollowUps = [Next()] }));

        await fixture.RunAsync();
        await fixture.RunAsync(again: true);

        Assert.Equal(["list/1", "list/2", "list/1"], fixture.Source.Addresses);
    }

    [Fact]
    public async Task The_queue_tells_why_and_the_run_tells_what_was_missing()
    {
        await using var fixture = await RunnerFixture.OpenAsync();
        var store = fixture.Store;
        WorkItem Item(string address, string why) => ScriptedSource.Item(address) with { Why = why };
        var run = await store.Ledger.BeginAsync("nightly", RunnerFixture.Tonight, false, _ => [Item("user/1", "new"), Item("user/2", "new"), Item("user/3", "known")], RunnerFixture.Token);
        var taken = (await store.Ledger.TakeAsync(run.Id, "core", 1, RunnerFixture.Token))[0];
        var result = new WorkResult(taken.Item, FetchOutcome.Unchanged) { Gaps = ["a list ends"], Drift = [new FieldDrift("user.followers", 3)] };

        await store.Ledger.CommitAsync(run.Id, [LedgerEntry.Of(taken, result)], cancellationToken: RunnerFixture.Token);
        var queue = await store.Ledger.QueueAsync(run.Id, RunnerFixture.Token);
        var after = await store.Ledger.RunAsync(run.Id, RunnerFixture.Token);

        Assert.Equal("new", taken.Item.Why);
        Assert.Equal([new QueueReason("user", "known", 1), new QueueReason("user", "new", 1)], queue.Reasons.OrderBy(r => r.Why));
        Assert.Equal((2, 1), (queue.States[ItemState.Pending], queue.States[ItemState.Done]));
        Assert.Equal([new RunReason("drift", "user.followers", 3), new RunReason("gap", "a list ends", 1)], after!.Reasons);
        Assert.Equal((1, 0), (after.Counts.Requests, after.Counts.Counted));
    }
}
