using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TalentScout.App.Doctor;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.Tests.App;

/// <summary>How the harvests stand: the same for page, API, metrics and doctor.</summary>
public sealed class HarvestStateTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync([Invented.Mara()]);
        var run = await _host.Store.Ledger.BeginAsync(Invented.Nightly.Name, new DateOnly(2026, 9, 14), false, _ => [Item("user/1"), Item("user/2"), Item("user/3")], Token);
        var taken = await _host.Store.Ledger.TakeAsync(run.Id, "core", 3, Token);
        await _host.Store.Ledger.CommitAsync(
            run.Id,
            [
                LedgerEntry.Of(taken[0], new WorkResult(taken[0].Item, FetchOutcome.Unchanged) { Gaps = ["a list of contributors ends at 500"], Drift = [new FieldDrift("events.PushEvent.payload.size", 7)] }),
                LedgerEntry.Of(taken[1], new WorkResult(taken[1].Item, FetchOutcome.Failed("the source is in trouble", 502))),
            ],
            new SourceUse([new BucketLimits("core", 5000, 17, _host.Clock.GetUtcNow().AddMinutes(20), null, 3), new BucketLimits("search", 30, 2, _host.Clock.GetUtcNow().AddMinutes(-1), null, 0)], []),
            Token);
        await _host.Store.Archive.CommitAsync(
            new ArchiveBatch { Counts = [], People = [], Repositories = [], Seen = [], Files = [Hour("2026-09-14-1", 20, "PushEvent.payload.commits"), Hour("2026-09-14-3", 22, "PushEvent.payload.commits")] }, Token);
    }

    [Fact]
    public async Task The_page_shows_budget_queue_gaps_drift_and_the_last_error()
    {
        var page = await _host.PageAsync("/harvests");

        var state = page.Words("#state");
        Assert.Contains("Budget used 1 of 4,500", state, StringComparison.Ordinal);
        Assert.Contains("To go: 1, of them waiting: 0", state, StringComparison.Ordinal);
        Assert.Contains("1 user: known: at work this month or last", state, StringComparison.Ordinal);
        Assert.Contains("1 a list of contributors ends at 500", state, StringComparison.Ordinal);
        Assert.Contains("7 events.PushEvent.payload.size", state, StringComparison.Ordinal);
        Assert.Contains("the source is in trouble", state, StringComparison.Ordinal);
        Assert.Contains("Work by state 1 done · 1 given up · 1 to go", state, StringComparison.Ordinal);
        Assert.Contains("Hours read 2 2026-09-14-1 to 2026-09-14-3, UTC Hours missing 1", state, StringComparison.Ordinal);
        Assert.Contains("42 PushEvent.payload.commits", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_tells_the_same()
    {
        var state = JsonNode.Parse(await _host.Client.GetStringAsync("/api/v1/harvests/state", Token))!;

        var job = state["jobs"]!.AsArray().Single()!;
        Assert.Equal(("the source is in trouble", 1, 1), ((string?)job["lastError"], (long)job["budgetUsed"]!, (long)job["queue"]!["pending"]!));
        Assert.Equal(1, (long)job["queue"]!["states"]!["givenUp"]!);
        // Told to the process that worked; this one has asked nothing yet. A window that has ended says nothing.
        var limit = Assert.Single(state["sources"]!.AsArray().Single()!["limits"]!.AsArray())!;
        Assert.Equal(("core", 17, 0), ((string?)limit["bucket"], (int)limit["remaining"]!, (int)limit["inFlight"]!));
        Assert.Equal(6, state["sources"]!.AsArray().Single()!["freshness"]!.AsArray().Count);
        Assert.Equal((2, 1, 42), ((long)state["archive"]!["hours"]!, (long)state["archive"]!["missing"]!, (long)state["archive"]!["counts"]!["untold"]!["PushEvent.payload.commits"]!));
    }

    [Fact]
    public async Task Metrics_tell_the_same()
    {
        var text = await _host.Client.GetStringAsync("/metrics", Token);

        Assert.Contains("talentscout_harvest_drift{", text, StringComparison.Ordinal);
        Assert.Matches("""talentscout_harvest_run\{(?=[^}]*job="github-nightly")[^}]*count="counted"[^}]*\} 1\b""", text);
        Assert.Matches("""talentscout_harvest_queue\{[^}]*state="pending"[^}]*\} 1\b""", text);
        Assert.Matches("""talentscout_harvest_queue_reason\{(?=[^}]*kind="user")[^}]*why="known: at work this month or last"[^}]*\} 1\b""", text);
        Assert.Matches("""talentscout_harvest_error\{[^}]*error="the source is in trouble"[^}]*\} 1\b""", text);
        Assert.Matches("""talentscout_harvest_limit_remaining\{[^}]*\} 17\b""", text);
        Assert.Matches("""talentscout_store_candidates\S* 1\b""", text);
        Assert.Matches("""talentscout_archive_hours\{[^}]*state="missing"[^}]*\} 1\b""", text);
        Assert.Matches("""talentscout_archive_drift\{[^}]*field="PushEvent.payload.commits"[^}]*\} 42\b""", text);
    }

    [Fact]
    public async Task The_doctor_says_it_in_words()
    {
        var state = await new HarvestInsight(_host.Store, _host.Clock).ReadAsync([Invented.Nightly], [_host.Source], Token);

        var said = string.Join('\n', HarvestWords.Of(state).Select(f => $"{f.Place}: {f.Says}"));

        Assert.Contains("1 of 4,500 counted requests used; to go: 1, of them waiting: 0; last error: the source is in trouble", said, StringComparison.Ordinal);
        Assert.Contains("work by state: 1 done, 1 givenUp, 1 pending", said, StringComparison.Ordinal);
        Assert.Contains("fields missing in answers: 7 x events.PushEvent.payload.size", said, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static ArchiveFile Hour(string hour, long untold, string field) => new()
    {
        Name = $"{hour}.json.gz",
        Hash = hour,
        Hour = ArchiveHour.OfFile($"{hour}.json.gz"),
        State = ArchiveFileState.Done,
        Counts = new ArchiveFileCounts { Events = 100, Counted = 60, Untold = new Dictionary<string, long> { [field] = untold }.ToImmutableSortedDictionary(StringComparer.Ordinal) },
    };

    private static WorkItem Item(string address) => new() { Source = "github", Kind = "user", Address = address, Why = "known: at work this month or last" };
}
