namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Connection strings of ADO.NET, which have no scheme: told apart by the keys that only one driver has.</summary>
internal static class ConnectionText
{
    // All of a rule's words must stand in the string; the first rule that holds decides.
    private static readonly (string Skill, string[] Words)[] Rules =
    [
        ("sqlserver", ["(localdb)"]),
        ("sqlserver", ["initial catalog="]),
        ("sqlserver", ["trusted_connection="]),
        ("sqlserver", ["trustservercertificate="]),
        ("sqlserver", ["server=", "integrated security="]),
        ("sqlserver", ["data source=", "integrated security="]),
        ("sqlserver", ["server=", "user id=sa"]),
        ("sqlserver", ["server=", "uid=sa"]),
        ("sqlserver", ["\\sqlexpress"]),
        ("cosmosdb", ["accountendpoint=", "accountkey="]),
        ("sqlserver", ["multipleactiveresultsets="]),
        ("sqlserver", ["server=", ",1433"]),
        ("postgresql", ["host=", "port=5432"]),
        ("postgresql", ["server=", "port=5432"]),
        ("postgresql", ["host=", "database=", "username="]),
        ("mysql", ["server=", "port=3306"]),
        ("mysql", ["server=", "uid=", "database="]),
        ("sqlite", ["data source=", ".db"]),
        ("sqlite", ["data source=", ".sqlite"]),
        ("sqlite", ["datasource=", ".db"]),
        ("sqlite", ["filename=", ".db"]),
        ("sqlite", ["data source=:memory:"]),
        ("postgresql", [":5432"]),
        ("mysql", [":3306"]),
        ("sqlserver", [":1433"]),
        ("oracle", ["data source=", ":1521/"]),
        ("redis", [":6379"]),
        ("rabbitmq", [":5672"]),
        ("kafka", [":9092"]),
        ("mongodb", [":27017"]),
        ("elasticsearch", [":9200"]),
    ];

    /// <summary>The skill whose driver would read it; null where none can be told.</summary>
    public static string? SkillOf(string value)
    {
        if (value.Length is < 4 or > 2_000)
            return null;
        foreach (var (skill, words) in Rules)
            if (words.All(w => value.Contains(w, StringComparison.OrdinalIgnoreCase)))
                return skill;
        return null;
    }
}
