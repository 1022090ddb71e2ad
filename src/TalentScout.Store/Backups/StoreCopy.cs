using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TalentScout.Store;

/// <summary>What a copy of the store holds.</summary>
/// <param name="Sequence">Of the last change of a candidate.</param>
public sealed record StoreCopied(long Documents, long Candidates, long Sequence);

/// <summary>
/// Copies the database as of one moment, in steps, while others write on: the reader's snapshot stands still, and in a write-ahead log nobody waits for a reader
/// (https://sqlite.org/backup.html). The copy is one file, without a log beside it, and is flushed to the disk.
/// </summary>
internal static class StoreCopy
{
    /// <summary>Of 4 KiB: between two of them progress is told, and a cancellation heard.</summary>
    private const int PagesPerStep = 2048;

    /// <param name="progress">The part that is copied, 0 to 1.</param>
    /// <exception cref="StoreException">What was copied is damaged.</exception>
    public static StoreCopied Write(SqliteConnection from, string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        File.Delete(path);
        StoreCopied copied;
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString))
        {
            to.Open();
            using var snapshot = from.BeginTransaction(deferred: true);
            // A snapshot begins with the first read.
            from.ExecuteScalar<long>("SELECT count(*) FROM setting", transaction: snapshot);
            Copy(from.Handle!, to.Handle!, progress, cancellationToken);
            to.Execute("PRAGMA journal_mode = DELETE");
            // Read once in full: a copy that nobody ever read is a hope.
            if (to.Query<string>("PRAGMA integrity_check(1)").FirstOrDefault() is { } word && word != "ok")
                throw new StoreException($"the copy {path} is damaged ({word}): is the store sound? verify says so");
            copied = to.QuerySingle<StoreCopied>(
                "SELECT (SELECT count(*) FROM document) AS Documents, (SELECT count(*) FROM candidate) AS Candidates, (SELECT value FROM counter WHERE name = 'sequence') AS Sequence");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return copied;
    }

    private static void Copy(sqlite3 from, sqlite3 to, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        const string Main = "main";
        using var backup = raw.sqlite3_backup_init(to, Main, from, Main);
        if (backup is null || backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to), to);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = raw.sqlite3_backup_step(backup, PagesPerStep);
            progress?.Report(1 - (raw.sqlite3_backup_remaining(backup) / Math.Max(1.0, raw.sqlite3_backup_pagecount(backup))));
            if (result == raw.SQLITE_DONE)
                return;
            SqliteException.ThrowExceptionForRC(result, to);
        }
    }
}
