using System.Globalization;
using System.Text;

namespace TalentScout.App.Market;

/// <summary>The market as CSV (RFC 4180, UTF-8 with a byte order mark, for spreadsheets). All its texts are ours: ids, names of the catalogue, and numbers.</summary>
internal static class MarketCsv
{
    public static byte[] Write(MarketAnswer answer)
    {
        var text = new StringBuilder("skill,name,country,postings,candidates,candidates_per_posting,pay_currency,pay_q1,pay_median,pay_q3,pay_sample,pay_sources");
        var months = answer.Skills.FirstOrDefault()?.Months ?? [];
        foreach (var month in months)
            text.Append(CultureInfo.InvariantCulture, $",opened_{month.Month}");
        text.Append("\r\n");
        foreach (var row in answer.Skills)
        {
            string?[] cells =
            [
                row.Skill, row.Name, answer.Country, Number(row.Postings), Number(row.Candidates), row.Ratio?.ToString("0.##", CultureInfo.InvariantCulture),
                row.Pay?.Currency, Number(row.Pay?.Low), Number(row.Pay?.Median), Number(row.Pay?.High), Number(row.Pay?.Sample), row.Pay is { } pay ? string.Join(' ', pay.Sources) : null,
                .. row.Months.Select(m => Number(m.Postings)),
            ];
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string? Number(decimal? n) => n?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Cell(string? value) => value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
