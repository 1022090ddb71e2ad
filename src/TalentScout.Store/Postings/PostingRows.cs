using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Rows of the table posting.</summary>
internal static class PostingRows
{
    private const string Columns = "id, source, document, opened, changed, confirmed, closed, why, reopened, body";

    public static IEnumerable<PostingRecord> Read(SqliteConnection connection, string where, object? parameters = null, SqliteTransaction? transaction = null) => connection
        .Query<Row>($"SELECT {Columns} FROM posting {where}", parameters, transaction, buffered: false)
        .Select(r => r.Record());

    /// <summary>What a sighting makes of a document's postings; writes only what became another.</summary>
    /// <returns>Postings opened, changed or closed by it.</returns>
    public static int See(WriteSession session, PostingSighting seen)
    {
        var known = Read(session.Connection, "WHERE document = @document ORDER BY id", new { document = seen.Document }, session.Transaction).ToImmutableArray();
        if (known.IsEmpty && seen.Postings is not { IsEmpty: false })
            return 0;
        var before = known.ToDictionary(r => r.Id);
        var changes = 0;
        foreach (var record in PostingLife.After(known, seen))
        {
            if (record.Id == 0)
                Insert(session, record);
            else if (before[record.Id] is var old && !ReferenceEquals(old, record))
                Update(session, record, !ReferenceEquals(old.Posting, record.Posting));
            if (record.Id == 0 || before[record.Id] is var was && (was.Closed != record.Closed || was.Changed != record.Changed))
                changes++;
        }

        if (changes > 0)
            session.Next("posting");
        return changes;
    }

    private static void Insert(WriteSession session, PostingRecord record) => session.Prepared(
        "INSERT INTO posting (source, document, url, opened, changed, confirmed, closed, why, reopened, body) VALUES (@source, @document, @url, @opened, @changed, @confirmed, @closed, @why, @reopened, @body)").Execute(
        record.Source, record.Document, record.Posting.Url, Times.Ms(record.Opened), Times.Ms(record.Changed), Times.Ms(record.Confirmed), record.Closed is { } closed ? Times.Ms(closed) : null, record.Why, record.Reopened, Pack(record.Posting));

    private static void Update(WriteSession session, PostingRecord record, bool withBody)
    {
        session.Prepared("UPDATE posting SET url = @url, changed = @changed, confirmed = @confirmed, closed = @closed, why = @why, reopened = @reopened WHERE id = @id").Execute(
            record.Posting.Url, Times.Ms(record.Changed), Times.Ms(record.Confirmed), record.Closed is { } closed ? Times.Ms(closed) : null, record.Why, record.Reopened, record.Id);
        if (withBody)
            session.Prepared("UPDATE posting SET body = @body WHERE id = @id").Execute(Pack(record.Posting), record.Id);
    }

    private static byte[] Pack(Posting posting) => Packing.Pack(JsonSerializer.SerializeToUtf8Bytes(posting, StoreJson.OfPosting));

    private sealed class Row
    {
        public long Id { get; set; }
        public string Source { get; set; } = "";
        public string Document { get; set; } = "";
        public long Opened { get; set; }
        public long Changed { get; set; }
        public long Confirmed { get; set; }
        public long? Closed { get; set; }
        public string? Why { get; set; }
        public int Reopened { get; set; }
        public byte[] Body { get; set; } = [];

        public PostingRecord Record() => new()
        {
            Id = Id,
            Source = Source,
            Document = Document,
            Posting = JsonSerializer.Deserialize(Packing.Unpack(Body), StoreJson.OfPosting)!,
            Opened = Times.At(Opened),
            Changed = Times.At(Changed),
            Confirmed = Times.At(Confirmed),
            Closed = Closed is { } closed ? Times.At(closed) : null,
            Why = Why,
            Reopened = Reopened,
        };
    }
}
