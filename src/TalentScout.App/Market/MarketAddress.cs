namespace TalentScout.App.Market;

/// <summary>Where the pages and the queries behind a row of the market are.</summary>
internal static class MarketAddress
{
    /// <summary>"?country=DE&amp;skill=go"; empty where neither is given.</summary>
    public static string Query(string? country, string? skill)
    {
        var parts = new[] { country is null ? null : $"country={country}", skill is null ? null : $"skill={Uri.EscapeDataString(skill)}" }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    public static string Of(string? country, string? skill) => "/market" + Query(country, skill);

    /// <summary>The query that finds the people of a row.</summary>
    public static string People(MarketAnswerRow row) => $"skill:{row.Skill}{(row.Country is { } c ? $" country:{c}" : "")}";
}
