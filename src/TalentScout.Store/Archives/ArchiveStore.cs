using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// GH Archive as far as it was read: the files as ground, and the monthly counts per person and repository that they came to. Counts lie in sorted, packed runs: a batch is one more run of
/// each kind, and runs are merged as they pile up, so that storing a batch costs the same however much there is.
/// </summary>
public sealed class ArchiveStore
{
    private readonly StoreDatabase _store;

    internal ArchiveStore(StoreDatabase store) => _store = store;

    /// <summary>Whether any file was ever read.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM (SELECT 1 FROM archive_file LIMIT 1) AS one") > 0, cancellationToken);

    /// <returns>Null where no file of this hash is known.</returns>
    public Task<ArchiveFile?> FileAsync(string hash, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => FileRows.Read(connection, "WHERE hash = @hash", new { hash }).FirstOrDefault(), cancellationToken);

    /// <summary>By hour and name.</summary>
    public Task<IReadOnlyList<ArchiveFile>> FilesAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<ArchiveFile>>(connection => [.. FileRows.Read(connection, "ORDER BY hour, name", new { })], cancellationToken);

    /// <summary>Numbers of the events of an hour that were counted already. Read where it is called.</summary>
    /// <param name="hour">Since 1970.</param>
    public ImmutableArray<ulong> Seen(int hour)
    {
        try
        {
            using var connection = _store.OpenReader();
            var events = ImmutableArray.CreateBuilder<ulong>();
            foreach (var data in connection.Query<byte[]>("SELECT data FROM archive_seen WHERE hour = @hour", new { hour }, buffered: false))
                PackedRun.ReadEvents(data, events);
            return events.DrainToImmutable();
        }
        catch (SqliteException e) when (StoreTrouble.Knows(e))
        {
            throw StoreTrouble.Of(e, _store.FilePath);
        }
    }

    /// <summary>Stores a batch: counts, names, the events they are made of and how far each file is, in one transaction. Suppressed people are left out.</summary>
    public Task CommitAsync(ArchiveBatch batch, CancellationToken cancellationToken = default)
    {
        // Packing is the dear part, and done before the writer's turn; the list may change meanwhile.
        var version = _store.Suppressions.Version;
        var prepared = PreparedBatch.Of(new ArchiveGate(_store.Suppressions).Pass(batch));
        return _store.WriteAsync(
            session =>
            {
                var gate = _store.Suppressions.Gate(session);
                var archive = new ArchiveGate(_store.Suppressions);
                gate.Learn(archive.Named(batch));
                (gate.Version == version ? prepared : PreparedBatch.Of(archive.Pass(batch))).Write(session, _store.Clock.GetUtcNow());
            },
            cancellationToken);
    }

    /// <summary>Merges the runs that have piled up. To be called now and then while batches are stored, one caller at a time.</summary>
    public Task MergeAsync(CancellationToken cancellationToken = default) => Task.Run(() => new RunMerge(_store).RunAsync(cancellationToken), cancellationToken);

    /// <summary>One person's counts by repository and month.</summary>
    public Task<IReadOnlyList<ArchiveCount>> OfPersonAsync(long person, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<ArchiveCount>>(connection => RunRecords.OfKey(connection, CountRuns.Instance, person), cancellationToken);

    /// <summary>Who meets a rule, the most active first. Reads all counts once, holding those of one person.</summary>
    public Task<IReadOnlyList<ArchiveActivity>> PeopleAsync(ArchiveRule rule, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => ArchivePeople.Meeting(connection, rule, cancellationToken), cancellationToken);

    /// <summary>Counts, login and repository names of some people. Ask for some hundreds at a time.</summary>
    public Task<IReadOnlyList<ArchivePerson>> PeopleAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => ArchivePeople.Read(connection, people), cancellationToken);

    /// <summary>What is there, with the hours that are not. Reads everything.</summary>
    public Task<ArchiveSummary> SummaryAsync(CancellationToken cancellationToken = default) => _store.ReadAsync(connection => ArchiveSummary.Of(connection, cancellationToken), cancellationToken);

    /// <summary>Files and hours alone, without reading the counts.</summary>
    public Task<ArchiveCoverage> CoverageAsync(CancellationToken cancellationToken = default) => _store.ReadAsync(ArchiveCoverage.Of, cancellationToken);

    /// <summary>Somebody's number by login, whatever its case; null where the archive does not know it.</summary>
    internal static long? FindByLogin(SqliteConnection connection, string login)
    {
        var wanted = Encoding.UTF8.GetBytes(login.ToLowerInvariant());
        return RunRecords.All(connection, NameRuns.People)
            .Where(p => p.Id > 0 && p.Text.Length == wanted.Length && Ascii.EqualsIgnoreCase(p.Text.AsSpan(), wanted)).Select(p => (long?)p.Id).FirstOrDefault();
    }

    /// <summary>What the archive called somebody last.</summary>
    internal static string? LoginOf(SqliteConnection connection, CandidateId id) =>
        RunRecords.OfKey(connection, NameRuns.People, NumberOf(id)) is [var name] ? Encoding.UTF8.GetString(name.Text.AsSpan()) : null;

    internal static long NumberOf(CandidateId id) => long.Parse(id.Key, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>All counts and names in order: the same whatever the order and number of batches.</summary>
    internal static void Append(IncrementalHash hash, SqliteConnection connection)
    {
        Append(hash, connection, CountRuns.Instance);
        Append(hash, connection, NameRuns.People);
        Append(hash, connection, NameRuns.Repositories);
    }

    private static void Append<T>(IncrementalHash hash, SqliteConnection connection, IRunKind<T> kind)
        where T : struct
    {
        var writer = new ChunkWriter();
        foreach (var record in RunRecords.All(connection, kind))
        {
            writer.Clear();
            kind.Write(writer, record, null);
            hash.AppendData(writer.Bytes);
        }
    }
}
