using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Files of the archive as rows and back.</summary>
internal static class FileRows
{
    public static IEnumerable<ArchiveFile> Read(SqliteConnection connection, string where, object parameters) => connection
        .Query<Row>($"SELECT hash, name, hour, bytes, state, position, reason, counts, read FROM archive_file {where}", parameters)
        .Select(row => row.File());

    public static void Write(WriteSession session, ArchiveFile file, DateTimeOffset now) => session.Prepared(
        """
        INSERT INTO archive_file (hash, name, hour, bytes, state, position, reason, counts, read) VALUES (@hash, @name, @hour, @bytes, @state, @position, @reason, @counts, @read)
        ON CONFLICT (hash) DO UPDATE SET state = excluded.state, position = excluded.position, reason = excluded.reason, counts = excluded.counts, read = excluded.read
        """).Execute(
        file.Hash, file.Name, file.Hour?.Index, file.Bytes, file.State.ToString(), file.Position, file.Reason, JsonSerializer.Serialize(file.Counts, StoreJson.OfArchiveCounts), Times.Ms(now));

    private sealed class Row
    {
        public string Hash { get; set; } = "";
        public string Name { get; set; } = "";
        public long? Hour { get; set; }
        public long Bytes { get; set; }
        public string State { get; set; } = "";
        public long Position { get; set; }
        public string Reason { get; set; } = "";
        public string Counts { get; set; } = "{}";
        public long Read { get; set; }

        public ArchiveFile File() => new()
        {
            Hash = Hash,
            Name = Name,
            Hour = Hour is { } hour ? new ArchiveHour((int)hour) : null,
            Bytes = Bytes,
            State = Enum.Parse<ArchiveFileState>(State),
            Position = Position,
            Reason = Reason,
            Counts = JsonSerializer.Deserialize(Counts, StoreJson.OfArchiveCounts)!,
            Read = Times.At(Read),
        };
    }
}
