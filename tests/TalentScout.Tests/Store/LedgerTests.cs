using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class LedgerTests
{
    private static readonly DateOnly Night = new(2026, 3, 1);

    private static WorkItem Item(string address, string bucket = "core", int priority = 100) => new() { Source = "github", Kind = "user", Address = address, Bucket = bucket, Priority = priority };

    private static WorkResult Fetched(WorkItem item, string body, params WorkItem[] followUps)
    {
        var document = Document(item.Kind, item.Address, body);
        return new WorkResult(item, FetchOutcome.Ok) { Document = document, FollowUps = [.. followUps] };
    }

    [Fact]
    public async Task A_run_starts_with_its_seeds_and_goes_on_where_it_was_after_a_crash()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1"), Item("user/2")], Token);
        var first = Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "core", 1, Token));
        await fixture.Store.Ledger.CommitAsync(run.Id, [LedgerEntry.Of(first, Fetched(first.Item, "1", Item("user/3"), Item("user/2")))], cancellationToken: Token);

        await fixture.ReopenAsync();
        var again = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => throw new InvalidOperationException("seeds are planned once"), Token);

        Assert.Equal(run.Id, again.Id);
        Assert.Equal(run.Started, again.Started);
        Assert.Equal(["user/2", "user/3"], (await fixture.Store.Ledger.TakeAsync(run.Id, "core", 9, Token)).Select(t => t.Item.Address));
        Assert.Equal(3, again.Counts.Planned);
        Assert.Equal(1, again.Counts.Done);
        Assert.Equal(1, again.Counts.Requests);
    }

    [Fact]
    public async Task A_night_that_is_done_stays_done_unless_another_pass_is_asked_for()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1")], Token);
        await fixture.Store.Ledger.EndAsync(run.Id, RunState.Done, "all done", cancellationToken: Token);

        var same = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1")], Token);
        var pass = await fixture.Store.Ledger.BeginAsync("nightly", Night, true, _ => [Item("user/1")], Token);
        var unfinished = await fixture.Store.Ledger.BeginAsync("nightly", Night, true, _ => [], Token);

        Assert.Equal((run.Id, RunState.Done), (same.Id, same.State));
        Assert.Equal((2, RunState.Running), (pass.Pass, pass.State));
        Assert.Equal(pass.Id, unfinished.Id);
    }

    [Fact]
    public async Task The_next_night_closes_what_the_last_one_left()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1")], Token);

        await fixture.Store.Ledger.BeginAsync("nightly", Night.AddDays(1), false, _ => [Item("user/1")], Token);

        var old = await fixture.Store.Ledger.RunAsync(run.Id, Token);
        Assert.Equal(RunState.Interrupted, old!.State);
        Assert.Contains("2026-03-02", old.Reason, StringComparison.Ordinal);
        Assert.Equal(0, (await fixture.Store.Ledger.QueueAsync(run.Id, Token)).Pending);
    }

    [Fact]
    public async Task A_throttled_item_waits_without_losing_an_attempt_and_its_bucket_is_held_across_a_restart()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1"), Item("search", "search")], Token);
        var item = Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "search", 1, Token));
        var until = fixture.Clock.GetUtcNow().AddMinutes(1);
        await fixture.Store.Ledger.CommitAsync(run.Id, [LedgerEntry.Of(item, new WorkResult(item.Item, FetchOutcome.Throttled("search limit", until, "search")), until)], cancellationToken: Token);

        await fixture.ReopenAsync();

        Assert.Empty(await fixture.Store.Ledger.TakeAsync(run.Id, "search", 9, Token));
        Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "core", 9, Token));
        Assert.Equal([new SourceHold("github", "search", until, "search limit")], await fixture.Store.Ledger.HoldsAsync("github", Token));
        var queue = await fixture.Store.Ledger.QueueAsync(run.Id, Token);
        Assert.Equal((2L, 1L, until), (queue.Pending, queue.Waiting, queue.NextAt));
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "search", 9, Token)).Attempts);
        Assert.Empty(await fixture.Store.Ledger.HoldsAsync("github", Token));
    }

    [Fact]
    public async Task A_shorter_limit_does_not_shorten_a_longer_one()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1"), Item("user/2")], Token);
        var items = await fixture.Store.Ledger.TakeAsync(run.Id, "core", 2, Token);
        var (hour, minute) = (fixture.Clock.GetUtcNow().AddHours(1), fixture.Clock.GetUtcNow().AddMinutes(1));

        await fixture.Store.Ledger.CommitAsync(
            run.Id,
            [
                LedgerEntry.Of(items[0], new WorkResult(items[0].Item, FetchOutcome.Throttled("Retry-After", hour, "core")), hour),
                LedgerEntry.Of(items[1], new WorkResult(items[1].Item, FetchOutcome.Throttled("pace", minute, "core")), minute),
            ],
            cancellationToken: Token);

        Assert.Equal(hour, Assert.Single(await fixture.Store.Ledger.HoldsAsync("github", Token)).Until);
    }

    [Fact]
    public async Task Failures_are_counted_and_the_reason_of_giving_up_is_kept()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1")], Token);
        var item = Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "core", 1, Token));
        var failed = new WorkResult(item.Item, FetchOutcome.Failed("502 from the server", 502));
        await fixture.Store.Ledger.CommitAsync(run.Id, [LedgerEntry.Of(item, failed, fixture.Clock.GetUtcNow().AddSeconds(30))], cancellationToken: Token);
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        item = Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "core", 1, Token));
        Assert.Equal(1, item.Attempts);

        await fixture.Store.Ledger.CommitAsync(run.Id, [LedgerEntry.Of(item, failed)], cancellationToken: Token);

        var ended = await fixture.Store.Ledger.EndAsync(run.Id, RunState.Done, "", cancellationToken: Token);
        Assert.Equal((2L, 1L), (ended.Counts.Failed, ended.Counts.GivenUp));
        Assert.Equal(new RunReason("given up", "502 from the server", 1), Assert.Single(ended.Reasons));
        Assert.Equal(0, (await fixture.Store.Ledger.QueueAsync(run.Id, Token)).Pending);
    }

    [Fact]
    public async Task Something_gone_takes_its_evidence_along_only_when_told_to()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1"), Item("user/2")], Token);
        foreach (var id in new[] { 1L, 2L })
        {
            var document = Document("user", $"user/{id}", "{}", CandidateId.OfGitHub(id));
            await fixture.Store.Documents.SaveAsync([new DocumentEvidence(document, [Profile(id, $"p{id}")])], Token);
        }

        var items = await fixture.Store.Ledger.TakeAsync(run.Id, "core", 2, Token);
        await fixture.Store.Ledger.CommitAsync(
            run.Id,
            [
                LedgerEntry.Of(items[0], new WorkResult(items[0].Item, FetchOutcome.Gone("not found", 404)) { Forget = true }),
                LedgerEntry.Of(items[1], new WorkResult(items[1].Item, FetchOutcome.Gone("blocked", 451))),
            ],
            cancellationToken: Token);

        Assert.Empty(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(1), Token));
        Assert.Single(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(2), Token));
    }

    [Fact]
    public async Task A_batch_is_stored_whole_or_not_at_all()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => [Item("user/1"), Item("user/2")], Token);
        var items = await fixture.Store.Ledger.TakeAsync(run.Id, "core", 2, Token);
        var broken = Fetched(items[1].Item, "2", Item("user/9")) with { FollowUps = [Item("user/9") with { Context = null! }] };

        await Assert.ThrowsAnyAsync<Exception>(() => fixture.Store.Ledger.CommitAsync(
            run.Id, [LedgerEntry.Of(items[0], Fetched(items[0].Item, "1")), LedgerEntry.Of(items[1], broken)], cancellationToken: Token));

        Assert.Equal(0, await fixture.Store.Documents.CountAsync(Token));
        Assert.Equal(2, (await fixture.Store.Ledger.QueueAsync(run.Id, Token)).Pending);
    }

    [Fact]
    public async Task Reasons_beyond_the_limit_are_counted_together()
    {
        await using var fixture = await OpenAsync();
        var run = await fixture.Store.Ledger.BeginAsync("nightly", Night, false, _ => Enumerable.Range(1, 60).Select(i => Item($"user/{i}")), Token);
        var items = await fixture.Store.Ledger.TakeAsync(run.Id, "core", 60, Token);

        await fixture.Store.Ledger.CommitAsync(run.Id, [.. items.Select(i => LedgerEntry.Of(i, new WorkResult(i.Item, FetchOutcome.Disallowed("rule " + i.Item.Address))))], cancellationToken: Token);

        var reasons = (await fixture.Store.Ledger.RunAsync(run.Id, Token))!.Reasons;
        Assert.Equal(51, reasons.Length);
        Assert.Equal(new RunReason("disallowed", "other reasons", 10), reasons[0]);
    }
}
