using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>What was used of a source's limits, as a row.</summary>
internal static class UseRows
{
    public static void Save(WriteSession session, string source, SourceUse use) => session.Prepared(
        "INSERT INTO source_use (source, told) VALUES (@source, @told) ON CONFLICT (source) DO UPDATE SET told = excluded.told")
        .Execute(source, JsonSerializer.Serialize(use, StoreJson.OfSourceUse));

    public static SourceUse? Find(SqliteConnection connection, string source) =>
        connection.QueryFirstOrDefault<string>("SELECT told FROM source_use WHERE source = @source", new { source }) is { } told ? JsonSerializer.Deserialize(told, StoreJson.OfSourceUse) : null;
}
