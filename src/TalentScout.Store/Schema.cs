using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Brings a database file to this program's schema. Scripts are only ever added.</summary>
internal static class Schema
{
    private const string Folder = "TalentScout.Store.Migrations.";

    /// <summary>Runs the scripts that the file has not seen.</summary>
    /// <exception cref="StoreException">A script failed, or the file was written by a newer program.</exception>
    public static void Upgrade(string connectionString, string path)
    {
        var assembly = typeof(Schema).Assembly;
        RefuseNewer(connectionString, path, assembly);
        var result = DeployChanges.To.SqliteDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(assembly, name => name.StartsWith(Folder, StringComparison.Ordinal))
            .WithVariable("identity", "INTEGER PRIMARY KEY")
            .WithVariable("bytes", "BLOB")
            .WithVariable("packed", "WITHOUT ROWID")
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw Trouble(result, path);
    }

    private static StoreException Trouble(DatabaseUpgradeResult result, string path) => result.Error is SqliteException sqlite
        ? StoreTrouble.Of(sqlite, path)
        : new StoreException($"{path} could not be brought up to date by {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);

    private static void RefuseNewer(string connectionString, string path, Assembly assembly)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'SchemaVersions'") == 0)
            return;
        var known = assembly.GetManifestResourceNames().ToHashSet(StringComparer.Ordinal);
        var foreign = connection.Query<string>("SELECT ScriptName FROM SchemaVersions").FirstOrDefault(name => !known.Contains(name));
        if (foreign is not null)
            throw new StoreException($"{path} was written by a newer TalentScout (it has {foreign[Folder.Length..]}, unknown here): update the program, or open another data directory");
    }
}
