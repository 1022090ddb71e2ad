using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Work items as rows and back.</summary>
internal static class ItemRows
{
    private const int ReasonsShown = 20;

    /// <returns>1, or 0 where the run has it already.</returns>
    public static int Insert(WriteSession session, long run, WorkItem item) => session.Prepared(
        """
        INSERT INTO work_item (run, key, source, kind, address, bucket, priority, depth, context, state, attempts, not_before, why)
        VALUES (@run, @key, @source, @kind, @address, @bucket, @priority, @depth, @context, 0, 0, 0, @why)
        ON CONFLICT (run, key) DO NOTHING
        """).Execute(run, item.Key, item.Source, item.Kind, item.Address, item.Bucket, item.Priority, item.Depth, item.Context, item.Why.Length == 0 ? null : item.Why);

    public static void Finish(WriteSession session, long id, ItemState state, string? reason) =>
        session.Prepared("UPDATE work_item SET state = @state, reason = @reason WHERE id = @id").Execute((int)state, reason, id);

    public static void Postpone(WriteSession session, long id, int attempts, DateTimeOffset notBefore, string reason) =>
        session.Prepared("UPDATE work_item SET attempts = @attempts, not_before = @at, reason = @reason WHERE id = @id").Execute(attempts, Times.Ms(notBefore), reason, id);

    public static IReadOnlyList<TakenItem> Take(SqliteConnection connection, long run, string bucket, int count, DateTimeOffset now) =>
    [
        .. connection.Query<Row>(
            """
            SELECT id, source, kind, address, bucket, priority, depth, context, attempts, why FROM work_item
            WHERE run = @run AND state = 0 AND bucket = @bucket AND not_before <= @now ORDER BY priority, id LIMIT @count
            """,
            new { run, bucket, count, now = Times.Ms(now) })
            .Select(row => new TakenItem(row.Id, row.Item(), (int)row.Attempts)),
    ];

    public static QueueState Queue(SqliteConnection connection, long run, DateTimeOffset now)
    {
        var (pending, waiting, next) = connection.QuerySingle<(long, long, long?)>(
            """
            SELECT count(*), coalesce(sum(CASE WHEN not_before > @now THEN 1 ELSE 0 END), 0), min(CASE WHEN not_before > @now THEN not_before END)
            FROM work_item WHERE run = @run AND state = 0
            """,
            new { run, now = Times.Ms(now) });
        var kinds = connection.Query<(string, long)>("SELECT kind, count(*) FROM work_item WHERE run = @run AND state = 0 GROUP BY kind ORDER BY count(*) DESC, kind", new { run });
        var reasons = connection.Query<(string Kind, string Why, long Count)>(
            "SELECT kind, coalesce(why, ''), count(*) FROM work_item WHERE run = @run AND state = 0 GROUP BY kind, why ORDER BY min(priority), count(*) DESC, kind LIMIT @most", new { run, most = ReasonsShown });
        var states = connection.Query<(long State, long Count)>("SELECT state, count(*) FROM work_item WHERE run = @run GROUP BY state", new { run }).ToDictionary(s => (ItemState)s.State, s => s.Count);
        return new QueueState(pending, waiting, Times.At(next)) { Kinds = [.. kinds], Reasons = [.. reasons.Select(r => new QueueReason(r.Kind, r.Why, r.Count))], States = states };
    }

    private sealed class Row
    {
        public long Id { get; set; }
        public string Source { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Address { get; set; } = "";
        public string Bucket { get; set; } = "";
        public long Priority { get; set; }
        public long Depth { get; set; }
        public string Context { get; set; } = "{}";
        public long Attempts { get; set; }
        public string? Why { get; set; }

        public WorkItem Item() => new()
        {
            Source = Source,
            Kind = Kind,
            Address = Address,
            Bucket = Bucket,
            Priority = (int)Priority,
            Depth = (int)Depth,
            Context = Context,
            Why = Why ?? "",
            Attempts = (int)Attempts,
        };
    }
}
