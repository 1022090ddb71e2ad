using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>What a batch came to.</summary>
/// <param name="Added">To the run's counts.</param>
/// <param name="Again">Items left pending, since somebody was suppressed while they were fetched.</param>
public sealed record CommitSummary(RunCounts Added, ImmutableArray<long> Again);

/// <summary>Writes one batch of results.</summary>
internal sealed class LedgerCommit(WriteSession session, long run, DateTimeOffset now, SuppressionGate gate)
{
    private readonly DocumentWriter _documents = new(session, Times.Ms(now));
    private readonly List<long> _again = [];
    private RunCounts _added = new();

    public CommitSummary Commit(IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.SuppressedUpTo is { } seen && seen < gate.Version)
                _again.Add(entry.Taken.Id);
            else
                Commit(entry);
        }

        _documents.Finish();
        RunRows.Add(session, run, _added);
        return new CommitSummary(_added, [.. _again]);
    }

    private void Commit(LedgerEntry entry)
    {
        var outcome = entry.Result.Outcome;
        Count(entry);
        if (!Store(entry))
            return;
        switch (entry.State)
        {
            case ItemState.Pending:
                Postpone(entry);
                return;
            case ItemState.GivenUp:
                RunRows.AddReason(session, run, "given up", outcome.Reason);
                break;
            case ItemState.Disallowed:
                RunRows.AddReason(session, run, "disallowed", outcome.Reason);
                break;
            case ItemState.Gone:
                RunRows.AddReason(session, run, "gone", outcome.Reason);
                break;
        }

        ItemRows.Finish(session, entry.Taken.Id, entry.State, entry.State == ItemState.Done ? null : outcome.Reason);
        foreach (var remark in entry.Result.Remarks)
            RunRows.AddReason(session, run, RunRows.Remark, remark);
        foreach (var gap in entry.Result.Gaps)
            RunRows.AddReason(session, run, RunRows.Gap, gap);
        foreach (var (field, count) in entry.Result.Drift)
            RunRows.AddReason(session, run, RunRows.Drift, field, count);
        if (entry.State is ItemState.Done or ItemState.Gone)
            _added = _added with { Planned = _added.Planned + entry.Result.FollowUps.Sum(item => ItemRows.Insert(session, run, item)) };
    }

    /// <returns>False where the document is about somebody suppressed: then the item is over, and nothing follows.</returns>
    private bool Store(LedgerEntry entry)
    {
        var key = entry.Taken.Item.Key;
        switch (entry.Result.Outcome.Status)
        {
            case FetchStatus.Fetched or FetchStatus.NotModified when entry.Document is { } document:
                if (gate.Pass(document) is not { } passed)
                {
                    _documents.Delete(document.Document.Key);
                    ItemRows.Finish(session, entry.Taken.Id, ItemState.Disallowed, "suppressed");
                    return false;
                }

                _added = _added with { Evidence = _added.Evidence + _documents.Save(passed, confirmed: !entry.Fresh) };
                break;
            case FetchStatus.Fetched or FetchStatus.NotModified when !entry.Fresh:
                _documents.Confirm(key);
                break;
            case FetchStatus.Gone or FetchStatus.Disallowed when entry.Result.Forget:
                _documents.Delete(key);
                break;
        }

        return true;
    }

    private void Postpone(LedgerEntry entry)
    {
        var outcome = entry.Result.Outcome;
        var until = entry.NotBefore ?? now;
        var throttled = outcome.Status == FetchStatus.Throttled;
        ItemRows.Postpone(session, entry.Taken.Id, entry.Taken.Attempts + (throttled ? 0 : 1), until, outcome.Reason);
        if (throttled)
        {
            // The later of two: a search limit of a minute must not shorten a Retry-After of an hour.
            session.Prepared(
                """
                INSERT INTO hold (source, bucket, until, reason) VALUES (@source, @bucket, @until, @reason)
                ON CONFLICT (source, bucket) DO UPDATE SET until = excluded.until, reason = excluded.reason WHERE excluded.until > hold.until
                """).Execute(entry.Taken.Item.Source, outcome.Bucket ?? "", Times.Ms(until), outcome.Reason);
        }
    }

    private void Count(LedgerEntry entry)
    {
        var status = entry.Result.Outcome.Status;
        // A page that was not modified is fetched too where something else made its document change.
        var unchanged = status == FetchStatus.NotModified || (status == FetchStatus.Fetched && entry.Result.Outcome.HttpStatus == 304);
        long If(bool yes) => yes ? 1 : 0;
        _added = _added with
        {
            Done = _added.Done + If(entry.State is ItemState.Done or ItemState.Gone or ItemState.Disallowed),
            GivenUp = _added.GivenUp + If(entry.State == ItemState.GivenUp),
            Requests = _added.Requests + If(entry.IsRequest),
            Counted = _added.Counted + If(entry.IsCounted),
            Fresh = _added.Fresh + If(entry.Fresh),
            Fetched = _added.Fetched + If(status == FetchStatus.Fetched && !unchanged && !entry.Fresh),
            NotModified = _added.NotModified + If(unchanged && !entry.Fresh),
            Gone = _added.Gone + If(status == FetchStatus.Gone),
            Disallowed = _added.Disallowed + If(status == FetchStatus.Disallowed),
            Throttled = _added.Throttled + If(status == FetchStatus.Throttled),
            Failed = _added.Failed + If(status == FetchStatus.Failed),
        };
    }
}
