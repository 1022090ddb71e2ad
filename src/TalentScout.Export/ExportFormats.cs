using System.Collections.Immutable;

namespace TalentScout.Export;

/// <summary>A file format of lead lists.</summary>
/// <param name="Extension">With its dot.</param>
/// <param name="IsTable">Has columns in any case, those of the default profile where none is asked for.</param>
public sealed record ExportFormat(
    string Name, string ContentType, string Extension, bool IsTable, Func<Stream, LeadList, ExportProfile?, LeadWriter> Open);

/// <summary>The formats, in the order they are offered. A new one is a file and a line here.</summary>
public static class ExportFormats
{
    public static ImmutableArray<ExportFormat> All { get; } =
    [
        new("csv", "text/csv; charset=utf-8", ".csv", true, (stream, list, profile) => new CsvLeadWriter(stream, list, profile!)),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", true, (stream, list, profile) => new XlsxLeadWriter(stream, list, profile!)),
        new("json", "application/json", ".json", false, (stream, list, profile) => new JsonLeadWriter(stream, list, profile)),
        new("jsonl", "application/jsonl", ".jsonl", false, (stream, list, profile) => new JsonLinesLeadWriter(stream, list, profile)),
        new("html", "text/html; charset=utf-8", ".html", false, (stream, list, profile) => new HtmlLeadWriter(stream, list, profile)),
    ];

    /// <summary>By name, whatever the case; null where there is none.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>By a file's ending, whatever the case; null where no format has it.</summary>
    public static ExportFormat? OfFile(string path) => All.FirstOrDefault(f => f.Extension.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase));
}
