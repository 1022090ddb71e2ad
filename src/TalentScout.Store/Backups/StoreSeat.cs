using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>A data directory held by this process alone: nobody has its store open, and nobody can open it until this is disposed. For putting another store in its place.</summary>
public sealed class StoreSeat : IDisposable
{
    private const int Busy = 5, Locked = 6;
    private static readonly string[] _beside = ["-wal", "-shm", "-journal"];

    private readonly FileLock _opening;
    private readonly string _path;

    private StoreSeat(FileLock opening, string directory) => (_opening, _path) = (opening, Path.Combine(directory, StoreDatabase.FileName));

    /// <returns>Null where somebody has the store open.</returns>
    /// <exception cref="StoreException">The directory cannot be written.</exception>
    public static StoreSeat? TryTake(string directory)
    {
        Directory.CreateDirectory(directory);
        if (FileLock.TryTake(StoreDatabase.OpeningLockOf(directory)) is not { } opening)
            return null;
        if (!IsInUse(Path.Combine(directory, StoreDatabase.FileName)))
            return new StoreSeat(opening, directory);
        opening.Dispose();
        return null;
    }

    /// <summary>Puts another database, which nobody has open, in the place of this one.</summary>
    public void Replace(string other)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = other, Pooling = false }.ConnectionString))
        {
            connection.Open();
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
        }

        // What an old log says must never be applied to the new file.
        foreach (var end in _beside)
            File.Delete(_path + end);
        File.Move(other, _path, overwrite: true);
    }

    public void Dispose() => _opening.Dispose();

    /// <summary>The write-ahead log can be given up by the only user of a database alone; whoever opens it next makes one again.</summary>
    private static bool IsInUse(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
            connection.Open();
            return connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE") != "delete";
        }
        catch (SqliteException e)
        {
            // Damaged is not in use: that is what a backup is for.
            return e.SqliteErrorCode is Busy or Locked;
        }
    }
}
