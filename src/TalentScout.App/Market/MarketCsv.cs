using System.Globalization;
using System.Text;

namespace TalentScout.App.Market;

/// <summary>
/// The market as CSV (RFC 4180, UTF-8 with a byte order mark, for spreadsheets): a line for each skill, country (empty: everywhere) and month, the last month being now.
/// All its texts are ours: ids, names of the catalogue, and numbers.
/// </summary>
internal static class MarketCsv
{
    private const string Head = "skill,name,country,month,postings,opened,candidates,candidates_per_posting,pay_currency,pay_q1,pay_median,pay_q3,pay_sample,pay_sources";

    public static byte[] Write(MarketAnswer answer)
    {
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (var row in answer.Skills.Concat(answer.ByCountry))
        {
            foreach (var month in row.Months)
            {
                string?[] cells =
                [
                    row.Skill, row.Name, row.Country, month.Month.ToString(), Number(month.Postings), Number(month.Opened), Number(month.Candidates), month.Ratio?.ToString("0.##", CultureInfo.InvariantCulture),
                    month.Pay?.Currency, Number(month.Pay?.Low), Number(month.Pay?.Median), Number(month.Pay?.High), Number(month.Pay?.Sample), month.Pay is { } pay ? string.Join(' ', pay.Sources) : null,
                ];
                text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string? Number(decimal? n) => n?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Cell(string? value) => value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
