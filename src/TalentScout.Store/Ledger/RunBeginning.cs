using Dapper;

namespace TalentScout.Store;

/// <summary>How a run starts, goes on, and is tidied away.</summary>
internal static class RunBeginning
{
    public static HarvestRun Begin(WriteSession session, DateTimeOffset now, string job, DateOnly night, bool again, Func<DateTimeOffset, IEnumerable<WorkItem>> seeds)
    {
        var had = RunRows.Read(session.Connection, "WHERE job = @job AND night = @night ORDER BY pass DESC LIMIT 1", new { job, night = RunRows.Night(night) }).FirstOrDefault();
        if (had is { State: RunState.Done } && !again)
            return had;
        var run = had is null || had.State == RunState.Done ? Start(session, now, job, night, (had?.Pass ?? 0) + 1, seeds) : GoOn(session, had);
        Supersede(session, job, run, night);
        return RunRows.Read(session.Connection, "WHERE id = @run", new { run }).Single();
    }

    /// <summary>Drops what nobody needs of a finished run: its items but for those given up, and the oldest runs of its job.</summary>
    public static void Tidy(WriteSession session, long run, int runsKept)
    {
        session.Execute("DELETE FROM work_item WHERE run = @run AND state <> @givenUp", new { run, givenUp = (int)ItemState.GivenUp });
        var old = session.Query<long>(
            "SELECT id FROM run WHERE job = (SELECT job FROM run WHERE id = @run) AND id <> @run ORDER BY started DESC, id DESC LIMIT 1000000 OFFSET @runsKept", new { run, runsKept }).ToList();
        foreach (var table in new[] { "work_item", "run_count", "run_reason" })
            session.Execute($"DELETE FROM {table} WHERE run IN @old", new { old });
        session.Execute("DELETE FROM run WHERE id IN @old", new { old });
    }

    private static long Start(WriteSession session, DateTimeOffset now, string job, DateOnly night, int pass, Func<DateTimeOffset, IEnumerable<WorkItem>> seeds)
    {
        var run = session.Connection.ExecuteScalar<long>(
            "INSERT INTO run (job, night, pass, state, started, reason) VALUES (@job, @night, @pass, @state, @started, '') RETURNING id",
            new { job, night = RunRows.Night(night), pass, state = nameof(RunState.Running), started = Times.Ms(now) },
            session.Transaction);
        var planning = new Planning(session, run);
        var planned = seeds(Times.At(Times.Ms(now))).Sum(planning.Add);
        RunRows.Add(session, run, new RunCounts { Planned = planned });
        return run;
    }

    private static long GoOn(WriteSession session, HarvestRun had)
    {
        session.Execute("UPDATE run SET state = @state, ended = NULL, reason = '' WHERE id = @id", new { state = nameof(RunState.Running), id = had.Id });
        // A failed run ended because of the source or the disk, not of its items: they get their attempts back.
        if (had.State == RunState.Failed)
        {
            var back = session.Execute(
                "UPDATE work_item SET state = 0, attempts = 0, not_before = 0, reason = NULL WHERE run = @run AND state = @givenUp", new { run = had.Id, givenUp = (int)ItemState.GivenUp });
            RunRows.Add(session, had.Id, new RunCounts { GivenUp = -back });
        }

        return had.Id;
    }

    private static void Supersede(WriteSession session, string job, long run, DateOnly night)
    {
        var older = session.Query<long>("SELECT id FROM run WHERE job = @job AND id <> @run AND state <> 'Done'", new { job, run }).ToList();
        if (older.Count == 0)
            return;
        session.Execute("DELETE FROM work_item WHERE run IN @older AND state = 0", new { older });
        session.Execute(
            "UPDATE run SET state = @state, ended = coalesce(ended, started), reason = @reason WHERE id IN @older AND state IN ('Running', 'Parked')",
            new { state = nameof(RunState.Interrupted), reason = $"not finished; what it left went to the run of {RunRows.Night(night)}", older });
    }
}
