using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Lead lists as they were frozen, and the log of what left. Rows are written and read some hundred at a time, so that no list stands in memory whole.</summary>
public sealed class LeadListStore
{
    /// <summary>Rows of one chunk: some hundred kilobytes.</summary>
    private const int ChunkRows = 100;

    private const string Columns = "id, title, shortlist, query, brief, weights, scorer, generation, made, made_by AS MadeBy, total, count";
    private readonly StoreDatabase _store;

    internal LeadListStore(StoreDatabase store) => _store = store;

    /// <summary>Freezes a list: takes the rows as they come. People who asked not to be here are left out. The same rows by the same query and scorer are kept once.</summary>
    /// <returns>The list as it is kept: with its id, when it was made first, and its count.</returns>
    public async Task<LeadList> FreezeAsync(LeadList list, IAsyncEnumerable<LeadRow> rows, CancellationToken cancellationToken = default)
    {
        var id = await _store.WriteAsync(session => Insert(session, list), cancellationToken);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Packing.Append(hash, $"{list.Title}\n{list.Shortlist}\n{list.Query}\n{list.Scorer}");
            var (chunk, count) = (0, 0);
            await foreach (var some in ChunksAsync(rows, cancellationToken))
            {
                var kept = some.Where(r => !_store.Suppressions.Contains(r.Id)).ToImmutableArray();
                var bytes = LeadRowBytes.Write(kept);
                Packing.Append(hash, bytes);
                await WriteAsync(id, chunk++, kept, Packing.Pack(bytes), cancellationToken);
                count += kept.Length;
            }

            return await FinishAsync(id, list, Convert.ToHexStringLower(hash.GetHashAndReset()), count, cancellationToken);
        }
        catch
        {
            // Half a list is none.
            await DeleteAsync(id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<LeadList>> AllAsync(int take, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<LeadList>>(connection => [.. Lists(connection, "WHERE hash IS NOT NULL ORDER BY made DESC, id DESC LIMIT @take", new { take })], cancellationToken);

    /// <returns>Null where there is none.</returns>
    public Task<LeadList?> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => Lists(connection, "WHERE id = @id AND hash IS NOT NULL", new { id }).FirstOrDefault(), cancellationToken);

    /// <summary>The rows in their order; the next chunk is read and unpacked while the last is used.</summary>
    public async IAsyncEnumerable<LeadRow> RowsAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = ChunkAsync(id, 0, cancellationToken);
        for (var chunk = 1; ; chunk++)
        {
            var rows = await next;
            if (rows.IsDefault)
                yield break;
            next = ChunkAsync(id, chunk, cancellationToken);
            foreach (var row in rows)
                yield return row;
        }
    }

    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken = default) => _store.WriteAsync(session => Delete(session, id), cancellationToken);

    public Task LogAsync(LeadList list, string by, string format, string? profile, string? columns, int written, int withheld, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute(
            "INSERT INTO export_log (list, title, at, by, format, profile, columns, written, withheld) VALUES (@list, @title, @at, @by, @format, @profile, @columns, @written, @withheld)",
            new { list = list.Id, title = list.Title, at = Times.Ms(_store.Clock.GetUtcNow()), by, format, profile, columns, written, withheld }),
        cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="list">Null: of all lists.</param>
    public Task<IReadOnlyList<ExportRecord>> LogAsync(long? list, int take, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<ExportRecord>>(
        connection =>
        [
            .. connection.Query<LogRecord>("SELECT id, list, title, at, by, format, profile, columns, written, withheld FROM export_log WHERE @list IS NULL OR list = @list ORDER BY id DESC LIMIT @take", new { list, take })
                .Select(r => new ExportRecord(r.Id, r.List, r.Title, Times.At(r.At), r.By, r.Format, r.Profile, r.Columns, (int)r.Written, (int)r.Withheld)),
        ],
        cancellationToken);

    /// <summary>Takes a person out of every list there is.</summary>
    internal static void Purge(WriteSession session, CandidateId person)
    {
        var id = person.ToString();
        foreach (var (list, chunk) in session.Query<(long, long)>("SELECT list, chunk FROM lead_list_person WHERE candidate = @id", new { id }).ToList())
        {
            var body = session.Connection.ExecuteScalar<byte[]>("SELECT body FROM lead_list_rows WHERE list = @list AND chunk = @chunk", new { list, chunk }, session.Transaction)!;
            var left = Unpack(body).RemoveAll(r => r.Id == person);
            session.Execute("UPDATE lead_list_rows SET body = @body WHERE list = @list AND chunk = @chunk", new { body = Packing.Pack(LeadRowBytes.Write(left)), list, chunk });
            session.Execute("UPDATE lead_list SET count = count - 1 WHERE id = @list", new { list });
        }

        session.Execute("DELETE FROM lead_list_person WHERE candidate = @id", new { id });
    }

    private static bool Delete(WriteSession session, long id)
    {
        session.Execute("DELETE FROM lead_list_rows WHERE list = @id", new { id });
        session.Execute("DELETE FROM lead_list_person WHERE list = @id", new { id });
        return session.Execute("DELETE FROM lead_list WHERE id = @id", new { id }) > 0;
    }

    private static long Insert(WriteSession session, LeadList list)
    {
        var weights = JsonSerializer.Serialize(list.Weights ?? ImmutableSortedDictionary<string, double>.Empty, ShortlistJson.Default.ImmutableSortedDictionaryStringDouble);
        return session.Connection.ExecuteScalar<long>(
            """
            INSERT INTO lead_list (title, shortlist, query, brief, weights, scorer, generation, made, made_by, total, count)
            VALUES (@Title, @Shortlist, @Query, @brief, @weights, @Scorer, @Generation, @made, @MadeBy, @Total, 0) RETURNING id
            """,
            new { list.Title, list.Shortlist, list.Query, brief = list.Brief is null ? null : JsonSerializer.Serialize(list.Brief, ShortlistJson.Default.Brief), weights, list.Scorer, list.Generation, made = Times.Ms(list.Made), list.MadeBy, list.Total },
            session.Transaction);
    }

    private Task WriteAsync(long list, int chunk, ImmutableArray<LeadRow> rows, byte[] body, CancellationToken cancellationToken) => _store.WriteAsync(
        session =>
        {
            session.Prepared("INSERT INTO lead_list_rows (list, chunk, body) VALUES (@list, @chunk, @body)").Execute(list, chunk, body);
            foreach (var row in rows)
                session.Prepared("INSERT INTO lead_list_person (candidate, list, chunk) VALUES (@candidate, @list, @chunk) ON CONFLICT (candidate, list) DO NOTHING").Execute(row.Id.ToString(), list, chunk);
        },
        cancellationToken);

    private Task<LeadList> FinishAsync(long id, LeadList list, string hash, int count, CancellationToken cancellationToken) => _store.WriteAsync(
        session =>
        {
            if (Lists(session.Connection, "WHERE hash = @hash", new { hash }, session.Transaction).FirstOrDefault() is { } same)
            {
                Delete(session, id);
                return same;
            }

            session.Execute("UPDATE lead_list SET hash = @hash, count = @count WHERE id = @id", new { hash, count, id });
            return list with { Id = id, Count = count };
        },
        cancellationToken);

    private Task<ImmutableArray<LeadRow>> ChunkAsync(long list, int chunk, CancellationToken cancellationToken) => _store.ReadAsync(
        connection => connection.ExecuteScalar<byte[]?>("SELECT body FROM lead_list_rows WHERE list = @list AND chunk = @chunk", new { list, chunk }) is { } body ? Unpack(body) : default, cancellationToken);

    private static ImmutableArray<LeadRow> Unpack(byte[] body) => LeadRowBytes.Read(Packing.Unpack(body));

    private static async IAsyncEnumerable<List<LeadRow>> ChunksAsync(IAsyncEnumerable<LeadRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var some = new List<LeadRow>(ChunkRows);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            some.Add(row);
            if (some.Count < ChunkRows)
                continue;
            yield return some;
            some = new List<LeadRow>(ChunkRows);
        }

        if (some.Count > 0)
            yield return some;
    }

    private static IEnumerable<LeadList> Lists(SqliteConnection connection, string where, object parameters, SqliteTransaction? transaction = null) => connection
        .Query<ListRecord>($"SELECT {Columns} FROM lead_list {where}", parameters, transaction)
        .Select(r => new LeadList
        {
            Id = r.Id,
            Title = r.Title,
            Shortlist = r.Shortlist,
            Query = r.Query,
            Brief = r.Brief is null ? null : JsonSerializer.Deserialize(r.Brief, ShortlistJson.Default.Brief),
            Weights = JsonSerializer.Deserialize(r.Weights, ShortlistJson.Default.ImmutableSortedDictionaryStringDouble) is { IsEmpty: false } weights ? weights : null,
            Scorer = r.Scorer,
            Generation = r.Generation,
            Made = Times.At(r.Made),
            MadeBy = r.MadeBy,
            Total = (int)r.Total,
            Count = (int)r.Count,
        });

    private sealed class ListRecord
    {
        public long Id { get; set; }
        public string Title { get; set; } = "";
        public long? Shortlist { get; set; }
        public string Query { get; set; } = "";
        public string? Brief { get; set; }
        public string Weights { get; set; } = "";
        public string Scorer { get; set; } = "";
        public long Generation { get; set; }
        public long Made { get; set; }
        public string MadeBy { get; set; } = "";
        public long Total { get; set; }
        public long Count { get; set; }
    }

    private sealed class LogRecord
    {
        public long Id { get; set; }
        public long List { get; set; }
        public string Title { get; set; } = "";
        public long At { get; set; }
        public string By { get; set; } = "";
        public string Format { get; set; } = "";
        public string? Profile { get; set; }
        public string? Columns { get; set; }
        public long Written { get; set; }
        public long Withheld { get; set; }
    }
}
