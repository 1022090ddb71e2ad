using System.Collections.Immutable;
using CsvHelper;

namespace TalentScout.Export;

/// <summary>A CSV file that somebody brought: its headings, and its rows as texts. What our own exports guard against formulas is read as it was.</summary>
/// <param name="Rows">Each as long as the headings: missing cells are empty, cells beyond them left out.</param>
/// <param name="Trouble">What is wrong with the file, with the line; null where nothing is.</param>
public sealed record CsvTable(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows, string? Trouble)
{
    public const int MaxLength = 4_000_000, MaxRows = 5000;

    /// <summary>Comma, semicolon, tab or bar, whatever the file has.</summary>
    public static CsvTable Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return No("the file is empty: want a line of headings, and a line per person");
        if (text.Length > MaxLength)
            return No($"the file is too long: want at most {MaxLength} characters");
        try
        {
            using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), new CsvReaderOptions { HasHeader = true });
            var headings = csv.Headers.Select(h => h.Trim()).ToImmutableArray();
            if (headings.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
                return No($"heading '{twice.Key}' stands twice");
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
            while (csv.Read())
            {
                if (rows.Count == MaxRows)
                    return No($"too many rows: want at most {MaxRows}");
                var row = Enumerable.Range(0, headings.Length).Select(i => i < csv.FieldCount ? FormulaGuard.Undo(csv.GetString(i)).Trim() : "").ToImmutableArray();
                if (row.Any(c => c.Length > 0))
                    rows.Add(row);
            }

            return rows.Count == 0 ? No("there is no row below the headings") : new CsvTable(headings, rows.ToImmutable(), null);
        }
        catch (CsvFormatException e)
        {
            return No(e.Message);
        }
    }

    private static CsvTable No(string trouble) => new([], [], trouble);
}
