using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using ZstdSharp;

namespace TalentScout.Store;

/// <summary>What reading all of the store brought to light.</summary>
/// <param name="Faults">Of the file, in SQLite's words.</param>
/// <param name="Damaged">Keys of documents that cannot be unpacked, or are not what was stored; at most <see cref="MostShown"/>.</param>
/// <param name="Orphans">Pieces of evidence whose document is gone.</param>
/// <param name="Suppressed">People of whom something is stored although they are on the suppression list.</param>
/// <param name="Unfolded">People who wait to be folded: no fault.</param>
/// <param name="ArchiveFault">Why the archive's counts cannot be read; null where they can.</param>
public sealed record StoreAuditReport(
    ImmutableArray<string> Faults, long Documents, ImmutableArray<string> Damaged, long DamagedCount, long Orphans, int Suppressed, long Unfolded, string? ArchiveFault)
{
    public const int MostShown = 20;
}

/// <summary>Reads everything that is kept, and says what is not as it was stored.</summary>
internal sealed class StoreAudit(StoreDatabase store)
{
    private const int Page = 200;

    /// <param name="progress">Documents read.</param>
    public async Task<StoreAuditReport> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var faults = await store.CheckAsync(cancellationToken);
        if (faults.Count > 0)
            return new StoreAuditReport([.. faults], 0, [], 0, 0, 0, 0, null);
        var (documents, damaged, damagedCount) = await DocumentsAsync(progress, cancellationToken);
        var orphans = await store.ReadAsync(
            connection => connection.ExecuteScalar<long>("SELECT count(*) FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = e.document)"), cancellationToken);
        return new StoreAuditReport(
            [], documents, damaged, damagedCount, orphans, (await store.Suppressions.StoredAsync(cancellationToken)).Count, await store.Candidates.DirtyCountAsync(cancellationToken), await ArchiveAsync(cancellationToken));
    }

    private async Task<(long Documents, ImmutableArray<string> Damaged, long Count)> DocumentsAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (after, documents, count) = (0L, 0L, 0L);
        var damaged = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var from = after;
            var page = await store.ReadAsync(
                connection => connection.Query<(long Id, string Key, string Hash)>("SELECT id, key, hash FROM document WHERE id > @from ORDER BY id LIMIT @Page", new { from, Page })
                    .Select(row => (row.Id, row.Key, Whole: IsWhole(connection, row.Id, row.Hash))).ToList(),
                cancellationToken);
            if (page.Count == 0)
                return (documents, damaged.ToImmutable(), count);
            after = page[^1].Id;
            documents += page.Count;
            progress?.Report(documents);
            foreach (var (_, key, _) in page.Where(d => !d.Whole))
            {
                if (count++ < StoreAuditReport.MostShown)
                    damaged.Add(key);
            }
        }
    }

    private static bool IsWhole(SqliteConnection connection, long id, string hash)
    {
        try
        {
            return PreparedDocument.HashOf(DocumentStore.Read(connection, "WHERE id = @id", new { id }).Single().Document) == hash;
        }
        catch (Exception e) when (e is ZstdException or InvalidDataException or FormatException or JsonException)
        {
            return false;
        }
    }

    private async Task<string?> ArchiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.Archive.SummaryAsync(cancellationToken);
            return null;
        }
        catch (Exception e) when (e is ZstdException or InvalidDataException or JsonException or IndexOutOfRangeException or ArgumentException)
        {
            return e.Message;
        }
    }
}
