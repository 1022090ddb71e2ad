using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// What was fetched, what was read from it, who that makes, and what is still to do: one SQLite file in the data directory.
/// One writer at a time within a process, and between processes SQLite's own lock; readers never wait (WAL).
/// Every call may throw <see cref="StoreException"/>.
/// </summary>
public sealed class StoreDatabase : IAsyncDisposable
{
    public const string FileName = "talentscout.db";

    /// <summary>How long a call waits for another process's transaction.</summary>
    internal const int BusySeconds = 30;

    /// <summary>Pages of 4 KiB in the write-ahead log before it is copied back: large, since a batch of pages of commits alone is a megabyte.</summary>
    private const int CheckpointPages = 8000;
    private const int CacheKiB = 64 * 1024;
    private const int CheckpointTries = 20;
    private static readonly TimeSpan CheckpointPause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly string _readFrom;
    private readonly WriteSession _writer;
    private int _disposed;

    private StoreDatabase(string directory, TimeProvider clock)
    {
        Directory = directory;
        FilePath = Path.Combine(directory, FileName);
        Clock = clock;
        var file = new SqliteConnectionStringBuilder { DataSource = FilePath, DefaultTimeout = BusySeconds };
        _readFrom = new SqliteConnectionStringBuilder(file.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString;
        file.Pooling = false;
        using (TakeOpeningLock(directory, clock))
            Schema.Upgrade(file.ConnectionString, FilePath);
        var connection = new SqliteConnection(file.ConnectionString);
        connection.Open();
        // secure_delete: what a purge deletes is overwritten, not only unlinked.
        connection.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{CacheKiB}; PRAGMA wal_autocheckpoint = {CheckpointPages}");
        _writer = new WriteSession(connection);
        Documents = new DocumentStore(this);
        Evidence = new EvidenceStore(this);
        Candidates = new CandidateStore(this);
        Suppressions = SuppressionList.Open(this, _writer);
        Ledger = new Ledger(this);
        Postings = new PostingStore(this);
        Robots = new RobotsStore(this);
        Requests = new RequestStore(this);
        Identities = new IdentityStore(this);
        Archive = new ArchiveStore(this);
        Coverage = new CoverageStore(this);
        Shortlists = new ShortlistStore(this);
        Leads = new LeadStore(this);
        Reviews = new ReviewStore(this);
        LeadLists = new LeadListStore(this);
        Saved = new SavedStore(this);
        Desk = new DeskStore(this);
        BlindNames = new BlindNames(Secret.Of(_writer, "blind_names"));
    }

    public string Directory { get; }
    public string FilePath { get; }
    public DocumentStore Documents { get; }
    public EvidenceStore Evidence { get; }
    public CandidateStore Candidates { get; }
    public Ledger Ledger { get; }
    public PostingStore Postings { get; }
    public RobotsStore Robots { get; }
    public RequestStore Requests { get; }
    public IdentityStore Identities { get; }
    public ArchiveStore Archive { get; }
    public CoverageStore Coverage { get; }
    public ShortlistStore Shortlists { get; }
    public LeadStore Leads { get; }
    public ReviewStore Reviews { get; }
    public LeadListStore LeadLists { get; }
    public SavedStore Saved { get; }
    public DeskStore Desk { get; }

    /// <summary>What people are called in blind mode, by everybody who works on this store.</summary>
    public BlindNames BlindNames { get; }
    public SuppressionList Suppressions { get; }
    internal TimeProvider Clock { get; }

    /// <summary>Opens the store of a data directory, and makes both where there are none.</summary>
    public static Task<StoreDatabase> OpenAsync(string dataDirectory, TimeProvider clock, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var path = Path.GetFullPath(dataDirectory);
            try
            {
                System.IO.Directory.CreateDirectory(path);
                return new StoreDatabase(path, clock);
            }
            catch (SqliteException e) when (StoreTrouble.Knows(e))
            {
                throw StoreTrouble.Of(e, Path.Combine(path, FileName));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StoreException($"the data directory {path} cannot be made: {e.Message}", e);
            }
        },
        cancellationToken);

    /// <summary>Holds a name for this process until disposed (the job that runs); null where another holder has it.</summary>
    public IDisposable? TryLock(string name) => FileLock.TryTake(Path.Combine(Directory, $"{name}.lock"));

    /// <summary>What is wrong with the file, in SQLite's words; empty where nothing is. Reads all of it.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReadAsync<IReadOnlyList<string>>(
                connection => [.. connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok")], cancellationToken);
        }
        catch (StoreException e)
        {
            return [e.Message];
        }
    }

    /// <summary>Reads all that is kept, and says what is not as it was stored.</summary>
    /// <param name="progress">Documents read.</param>
    public Task<StoreAuditReport> AuditAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) => new StoreAudit(this).RunAsync(progress, cancellationToken);

    /// <summary>A copy of the database as of now, in one file; whoever writes meanwhile is not held up.</summary>
    /// <param name="progress">The part that is copied, 0 to 1.</param>
    public Task<StoreCopied> CopyAsync(string path, IProgress<double>? progress = null, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            try
            {
                using var connection = OpenReader();
                return StoreCopy.Write(connection, path, progress, cancellationToken);
            }
            catch (SqliteException e) when (StoreTrouble.Knows(e))
            {
                throw StoreTrouble.Of(e, path);
            }
        },
        cancellationToken);

    /// <summary>A fingerprint of documents, evidence and candidates without the times of fetching: equal before and after a run that brought nothing new.</summary>
    public Task<string> ContentHashAsync(CancellationToken cancellationToken = default) => ReadAsync(ContentHash.Of, cancellationToken);

    /// <summary>Never again, and nothing left: puts the person on the suppression list and purges. Works for handles that were never harvested.</summary>
    /// <param name="who">Handle ("@octocat" too), or id.</param>
    public Task<PurgeReport> SuppressAsync(string source, string who, string reason, Redact redact, CancellationToken cancellationToken = default) =>
        new PersonRemoval(this).SuppressAsync(source, who, reason, redact, cancellationToken);

    /// <summary>
    /// Removes every trace of a person: their documents, claims, repositories, candidate and planned work, their entries in shared documents, and the free
    /// space that these lay in. A tombstone stays until the index has passed it (<see cref="CandidateStore.TrimAsync"/>).
    /// Others who are marked by it have to be folded anew.
    /// </summary>
    public Task<PurgeReport> PurgeAsync(string source, string who, Redact redact, CancellationToken cancellationToken = default) =>
        new PersonRemoval(this).PurgeAsync(source, who, redact, cancellationToken);

    /// <summary>All we hold on a person, by handle or id.</summary>
    public async Task<Dossier> DossierAsync(string source, string who, CancellationToken cancellationToken = default)
    {
        var people = await new PersonRemoval(this).FindAllAsync(source, who, cancellationToken);
        var decisions = people[0].Id is { } id ? (await Identities.DecisionsAsync(cancellationToken)).Where(d => d.One == id || d.Other == id).ToList() : [];
        return await ReadAsync(
            connection => Dossier.Of(connection, people[0], IsSuppressed(people[0])) with
            {
                Merged = [.. people.Skip(1).Select(other => Dossier.Of(connection, other, IsSuppressed(other)))],
                Decisions = decisions,
            },
            cancellationToken);
    }

    private bool IsSuppressed(PersonNames person) =>
        (person.Id is { } id && Suppressions.Contains(id)) || person.Logins.Any(login => Suppressions.Contains(person.Source, login));

    /// <summary>
    /// Copies the write-ahead log back and empties it: what was deleted must not stay readable there. A reader that is still on an old page can hold this up; then
    /// it is tried again for a while, and at last left to the closing of the file.
    /// </summary>
    /// <returns>Whether the log is empty now.</returns>
    public async Task<bool> ForgetOldPagesAsync(CancellationToken cancellationToken = default)
    {
        for (var tries = 0; tries < CheckpointTries; tries++)
        {
            if (tries > 0)
                await Task.Delay(CheckpointPause, Clock, cancellationToken);
            if (await CheckpointAsync(cancellationToken))
                return true;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _writing.WaitAsync();
        using (var pooled = new SqliteConnection(_readFrom))
            SqliteConnection.ClearPool(pooled);
        // Last: only whoever may write copies the log back on closing, and takes it away.
        _writer.Dispose();
        _writing.Dispose();
    }

    /// <summary>Runs one read on a connection of its own: what it sees is one moment.</summary>
    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var connection = OpenReader();
                using var snapshot = connection.BeginTransaction(deferred: true);
                return read(connection);
            }
            catch (SqliteException e) when (StoreTrouble.Knows(e))
            {
                throw StoreTrouble.Of(e, FilePath);
            }
        },
        cancellationToken);

    internal SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_readFrom);
        connection.Open();
        return connection;
    }

    /// <summary>Runs one transaction: all of it, or nothing where it throws.</summary>
    internal async Task<T> WriteAsync<T>(Func<WriteSession, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => InTransaction(write), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    internal Task WriteAsync(Action<WriteSession> write, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            write(session);
            return 0;
        },
        cancellationToken);

    private async Task<bool> CheckpointAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => _writer.Connection.QuerySingle<(long Busy, long, long)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0, cancellationToken);
        }
        catch (SqliteException e) when (StoreTrouble.Knows(e))
        {
            throw StoreTrouble.Of(e, FilePath);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T InTransaction<T>(Func<WriteSession, T> write)
    {
        try
        {
            using var transaction = _writer.Connection.BeginTransaction(deferred: false);
            _writer.Transaction = transaction;
            var result = write(_writer);
            transaction.Commit();
            return result;
        }
        catch (SqliteException e) when (StoreTrouble.Knows(e))
        {
            throw StoreTrouble.Of(e, FilePath);
        }
        finally
        {
            _writer.Transaction = null;
        }
    }

    internal static string OpeningLockOf(string directory) => Path.Combine(directory, "opening.lock");

    /// <summary>Two programs that start on an empty directory at once must not both make the tables.</summary>
    private static FileLock TakeOpeningLock(string directory, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        var spin = default(SpinWait);
        while (true)
        {
            if (FileLock.TryTake(OpeningLockOf(directory)) is { } taken)
                return taken;
            if (clock.GetElapsedTime(started) > TimeSpan.FromSeconds(BusySeconds))
                throw new StoreException($"{directory} is being opened by another program that does not get on; stop that one, or try again");
            spin.SpinOnce();
        }
    }
}
