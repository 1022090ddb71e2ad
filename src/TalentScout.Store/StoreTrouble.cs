using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>What SQLite's result codes mean for an operator (https://sqlite.org/rescode.html). Other codes are bugs and pass through.</summary>
internal static class StoreTrouble
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static StoreException Of(SqliteException e, string path) => new(Sentence(e, path), e);

    public static bool Knows(SqliteException e) =>
        e.SqliteErrorCode is Busy or Locked or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase;

    private static string Sentence(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        Busy or Locked => $"{path} is in use: another program has kept it locked for {StoreDatabase.BusySeconds} s; stop that one, or try again",
        ReadOnly => $"{path} cannot be written: check who owns the data directory",
        InputOutput => $"{path} could not be read or written by the disk: {e.Message}",
        Corrupt => $"{path} is damaged: restore a backup, or move the file away and harvest again",
        Full => $"the disk of {path} is full: nothing was stored; make room and start again",
        CannotOpen => $"{path} cannot be opened: check that the data directory exists and may be written",
        NotADatabase => $"{path} is not a TalentScout database: move the file away, or open another data directory",
        _ => $"{path}: {e.Message}",
    };
}
