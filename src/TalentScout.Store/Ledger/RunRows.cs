using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Runs with their counts, as rows and back.</summary>
internal static class RunRows
{
    /// <summary>Different reasons kept per run and outcome; a run that fails in more ways than that is counted under <see cref="OtherReasons"/>.</summary>
    public const int ReasonsPerOutcome = 50;
    public const string OtherReasons = "other reasons";

    /// <summary>What outcome a remark is filed under.</summary>
    public const string Remark = "remark";

    /// <summary>What the source did not tell.</summary>
    public const string Gap = "gap";

    /// <summary>Fields that payloads do not have any more, with the number of entries.</summary>
    public const string Drift = "drift";
    private const int ReasonLength = 300;

    public static IEnumerable<HarvestRun> Read(SqliteConnection connection, string where, object parameters) =>
        connection.Query<Row>($"SELECT id, job, night, pass, state, started, ended, reason FROM run {where}", parameters)
            .Select(row => new HarvestRun
            {
                Id = row.Id,
                Job = row.Job,
                Night = DateOnly.ParseExact(row.Night, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Pass = (int)row.Pass,
                State = Enum.Parse<RunState>(row.State),
                Started = Times.At(row.Started),
                Ended = Times.At(row.Ended),
                Reason = row.Reason,
                Counts = CountsOf(connection, row.Id),
                Reasons = ReasonsOf(connection, row.Id),
            });

    public static string Night(DateOnly night) => night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Add(WriteSession session, long run, RunCounts add)
    {
        foreach (var (name, value) in Named(add).Where(c => c.Value != 0))
        {
            session.Prepared("INSERT INTO run_count (run, name, value) VALUES (@run, @name, @value) ON CONFLICT (run, name) DO UPDATE SET value = run_count.value + excluded.value")
                .Execute(run, name, value);
        }
    }

    public static void AddReason(WriteSession session, long run, string outcome, string reason, long count = 1)
    {
        var text = reason.Length <= ReasonLength ? reason : string.Concat(reason.AsSpan(0, ReasonLength - 1), "…");
        const string More = "UPDATE run_reason SET value = value + @count WHERE run = @run AND outcome = @outcome AND reason = @reason";
        if (session.Prepared(More).Execute(count, run, outcome, text) > 0)
            return;
        if (session.Prepared("SELECT count(*) FROM run_reason WHERE run = @run AND outcome = @outcome").Scalar<long>(run, outcome) >= ReasonsPerOutcome)
            text = OtherReasons;
        session.Prepared("INSERT INTO run_reason (run, outcome, reason, value) VALUES (@run, @outcome, @reason, @count) ON CONFLICT (run, outcome, reason) DO UPDATE SET value = run_reason.value + excluded.value")
            .Execute(run, outcome, text, count);
    }

    private static (string Name, long Value)[] Named(RunCounts c) =>
    [
        ("planned", c.Planned), ("done", c.Done), ("givenUp", c.GivenUp), ("requests", c.Requests), ("counted", c.Counted), ("fetched", c.Fetched), ("notModified", c.NotModified),
        ("gone", c.Gone), ("disallowed", c.Disallowed), ("throttled", c.Throttled), ("failed", c.Failed), ("fresh", c.Fresh), ("evidence", c.Evidence),
        ("candidates", c.Candidates),
    ];

    private static RunCounts CountsOf(SqliteConnection connection, long run)
    {
        var counts = connection.Query<(string Name, long Value)>("SELECT name, value FROM run_count WHERE run = @run", new { run }).ToDictionary(c => c.Name, c => c.Value);
        long Of(string name) => counts.GetValueOrDefault(name);
        return new RunCounts
        {
            Planned = Of("planned"),
            Done = Of("done"),
            GivenUp = Of("givenUp"),
            Requests = Of("requests"),
            Counted = Of("counted"),
            Fetched = Of("fetched"),
            NotModified = Of("notModified"),
            Gone = Of("gone"),
            Disallowed = Of("disallowed"),
            Throttled = Of("throttled"),
            Failed = Of("failed"),
            Fresh = Of("fresh"),
            Evidence = Of("evidence"),
            Candidates = Of("candidates"),
        };
    }

    private static ImmutableArray<RunReason> ReasonsOf(SqliteConnection connection, long run) =>
    [
        .. connection.Query<(string Outcome, string Reason, long Value)>(
            "SELECT outcome, reason, value FROM run_reason WHERE run = @run ORDER BY outcome, value DESC, reason", new { run })
            .Select(r => new RunReason(r.Outcome, r.Reason, r.Value)),
    ];

    private sealed class Row
    {
        public long Id { get; set; }
        public string Job { get; set; } = "";
        public string Night { get; set; } = "";
        public long Pass { get; set; }
        public string State { get; set; } = "";
        public long Started { get; set; }
        public long? Ended { get; set; }
        public string Reason { get; set; } = "";
    }
}
