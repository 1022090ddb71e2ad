namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>The name by which a robots.txt addresses a crawler: "TalentScout" of "TalentScout/1.0 (+https://…)". Compared whatever the case.</summary>
internal static class ProductToken
{
    public const string Anybody = "*";

    /// <summary>The name in a User-agent line. Stars inside a name mean nothing in RFC 9309 and are dropped; alone it is everybody.</summary>
    public static string OfLine(string value)
    {
        var name = FirstName(value);
        return name.Length > 0 && name.All(c => c == '*') ? Anybody : name.Replace("*", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// The names an agent answers to, best first: its own, its own as RFC 9309 spells names (letters, - and _), then the names it is a variety of
    /// ("example" for "example-images").
    /// </summary>
    public static IEnumerable<string> NamesOf(string agent)
    {
        const string browser = "(compatible;";
        var compatible = agent.IndexOf(browser, StringComparison.OrdinalIgnoreCase);
        var name = FirstName(compatible < 0 ? agent : agent[(compatible + browser.Length)..]);
        if (name.Length == 0)
            yield break;
        yield return name;
        var end = name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
        if (end >= 0)
            name = name[..end];
        for (; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('-'))])
            yield return name;
    }

    private static string FirstName(string text)
    {
        text = text.Trim();
        var end = text.AsSpan().IndexOfAny(" \t/,;<");
        return end < 0 ? text : text[..end];
    }
}
