using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TalentScout.Export;

/// <summary>
/// A page to print or to send: one file, no script, nothing loaded. Without a profile a card per lead, with one a table of its columns.
/// Everything from outside is encoded; only http and https addresses become links.
/// </summary>
internal sealed class HtmlLeadWriter : EachRowWriter
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StreamWriter _page;

    public HtmlLeadWriter(Stream output, LeadList list, ExportProfile? profile) : base(list, profile) =>
        _page = new StreamWriter(output, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };

    public override async Task PreambleAsync(CancellationToken cancel)
    {
        var query = List.Query.Length == 0 ? "everybody" : $"<code>{Text(List.Query)}</code>";
        var facts = string.Create(CultureInfo.InvariantCulture, $"{List.Total} found, {List.Made.UtcDateTime:yyyy-MM-dd HH:mm} UTC, scorer {Text(List.Scorer)}");
        await Write(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Text(List.Title)}</title>
            <style>
            {HtmlLeadStyle.Css}
            </style>
            </head>
            <body>
            <header>
            <h1>{Text(List.Title)}</h1>
            <p>{query}</p>
            <p class="facts">{facts}</p>
            </header>
            <main>

            """,
            cancel);
        if (Profile is not null)
            await Write($"<table>\n<thead><tr>{string.Concat(Profile.Columns.Select(c => $"<th scope=\"col\">{Text(c.Header)}</th>"))}</tr></thead>\n<tbody>\n", cancel);
    }

    protected override Task RowAsync(LeadRow row, CancellationToken cancel) => Write(Profile is null ? Card(row) : TableRow(row, Profile), cancel);

    public override async Task PostambleAsync(int written, CancellationToken cancel)
    {
        if (Profile is not null)
            await Write("</tbody>\n</table>\n", cancel);
        if (written == 0)
            await Write("<p>Nobody is on this list.</p>\n", cancel);
        await Write("</main>\n</body>\n</html>\n", cancel);
        await _page.FlushAsync(cancel);
    }

    public override ValueTask DisposeAsync() => _page.DisposeAsync();

    private static string Card(LeadRow row)
    {
        var card = new StringBuilder("<article>\n");
        card.Append(CultureInfo.InvariantCulture, $"<h2><span class=\"rank\">{row.Rank}</span> {Link(row.ProfileUrl, LeadColumns.DisplayName(row))} <span class=\"score\">{row.Score:0.00}</span></h2>\n");
        var facts = new[]
        {
            row.Name is null ? null : row.Login,
            LeadColumns.Location(row),
            row.Company,
            row.Open switch { true => "open to offers", false => "not open to offers", null => null },
            row.LastActive is { } last ? $"last active {last}" : null,
            row.ActiveMonths > 0 ? string.Create(CultureInfo.InvariantCulture, $"{row.ActiveMonths} active months") : null,
            row.MergedElsewhere > 0 ? string.Create(CultureInfo.InvariantCulture, $"{row.MergedElsewhere} changes merged elsewhere") : null,
        };
        card.Append("<p class=\"facts\">").AppendJoin(" · ", facts.OfType<string>().Select(Text)).Append("</p>\n");
        if (row.Why.Length > 0)
            card.Append("<ul class=\"why\">").AppendJoin("", row.Why.Select(w => $"<li>{Text(w)}</li>")).Append("</ul>\n");
        if (row.Skills.Length > 0)
            card.Append("<dl>\n").AppendJoin("", row.Skills.Select(Skill)).Append("</dl>\n");
        return card.Append("</article>\n").ToString();
    }

    private static string Skill(HitSkill skill) =>
        $"<dt{(skill.Asked ? " class=\"asked\"" : "")}>{Text(LeadText.Strength(skill))}</dt>\n"
        + string.Concat(skill.Evidence.Select(e => $"<dd>{Link(e.Url, e.What)}</dd>\n"));

    private string TableRow(LeadRow row, ExportProfile profile) =>
        $"<tr>{string.Concat(profile.Columns.Select(c => $"<td>{Cell(c.Of(row, List))}</td>"))}</tr>\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "yes" : "no",
        string text => Link(text, text),
        IFormattable number => Text(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"no HTML for a {value.GetType().Name}", nameof(value)),
    };

    private static string Link(string url, string text) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Any(char.IsWhiteSpace)
            ? $"<a href=\"{Text(url)}\" rel=\"noreferrer noopener\">{Text(text)}</a>"
            : Text(text);

    private static string Text(string text) => _encoder.Encode(text);

    private Task Write(string text, CancellationToken cancel) => _page.WriteAsync(text.AsMemory(), cancel);
}
