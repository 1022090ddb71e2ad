using System.Globalization;
using System.Text;
using System.Text.Json;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>Alerts as JSON for a webhook, and as the text of a mail.</summary>
public static class AlertText
{
    /// <summary>Alerts in one mail; the page has the others.</summary>
    private const int MostInMail = 50;

    public static byte[] Json(Delivery delivery, SavedSearch search, IReadOnlyList<SearchAlert> alerts, string publicAddress) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        delivery = delivery.Id,
        search = new { id = search.Id, name = search.Name, query = search.Canonical, scorer = search.Scorer, url = Link(publicAddress, $"/searches/{search.Id}") },
        alerts = alerts.Select(a => new
        {
            id = a.Id,
            kind = JsonSerializer.SerializeToElement(a.Kind).GetString(),
            candidate = a.Candidate?.ToString(),
            login = a.Login,
            name = a.Name,
            because = a.Because,
            at = a.At,
            url = a.Candidate is { } person ? Link(publicAddress, $"/candidates/{person}") : null,
        }),
    });

    public static string Subject(SavedSearch search, IReadOnlyList<SearchAlert> alerts) =>
        OneLine(string.Create(CultureInfo.InvariantCulture, $"{search.Name}: {string.Join(", ", alerts.GroupBy(a => a.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"))}"));

    public static string Body(SavedSearch search, IReadOnlyList<SearchAlert> alerts, string publicAddress)
    {
        var text = new StringBuilder();
        text.Append(search.Name).Append('\n').Append(search.Canonical).Append("\n\n");
        foreach (var a in alerts.Take(MostInMail))
        {
            text.Append(a.Kind.ToString().ToLowerInvariant()).Append(": ").Append(a.Candidate is null ? "" : $"{a.Name ?? a.Login} ({a.Login}), ").Append(OneLine(a.Because)).Append('\n');
            if (a.Candidate is { } person && Link(publicAddress, $"/candidates/{person}") is { } link)
                text.Append("  ").Append(link).Append('\n');
        }

        if (alerts.Count > MostInMail)
            text.Append(CultureInfo.InvariantCulture, $"and {alerts.Count - MostInMail} more\n");
        if (Link(publicAddress, $"/searches/{search.Id}") is { } all)
            text.Append('\n').Append(all).Append('\n');
        return text.ToString();
    }

    public static string? Link(string publicAddress, string path) => publicAddress.Length == 0 ? null : publicAddress.TrimEnd('/') + path;

    /// <summary>Names come from outside: no line of theirs becomes a header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
