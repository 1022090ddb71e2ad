using System.Globalization;
using CsvHelper;

namespace TalentScout.Export;

/// <summary>
/// RFC 4180 in UTF-8 without a byte order mark: a header, then a record per lead. Text is guarded by <see cref="FormulaGuard"/>; yes, no and empty stand for a flag. A row says kilobytes:
/// to put them into words takes longer than to read or to write them, so that several are made at once.
/// </summary>
internal sealed class CsvLeadWriter : LeadWriter
{
    /// <summary>An export is not all that a server does.</summary>
    private const int MostAtOnce = 4;

    private readonly ExportProfile _profile;
    private readonly CsvWriter _csv;
    private readonly Outbox _outbox;

    public CsvLeadWriter(Stream output, LeadList list, ExportProfile profile) : base(list, profile)
    {
        _profile = profile;
        // Our guard knows more ways into a formula than the package's own, which would put a second apostrophe before it.
        // Below some dozens of rows it writes and flushes on this thread, which the body of an answer refuses.
        _csv = CsvWriter.Create(_outbox = new Outbox(output), new CsvWriterOptions { Injection = CsvInjection.None }, leaveOpen: true);
    }

    public override async Task PreambleAsync(CancellationToken cancel)
    {
        foreach (var column in _profile.Columns)
            _csv.WriteField(FormulaGuard.Guard(column.Header));
        await _csv.EndRecordAsync(cancel);
    }

    public override async Task RowsAsync(IAsyncEnumerable<LeadRow> rows, CancellationToken cancel) =>
        await _csv.ParallelWriteAsync(rows, Record, Math.Min(Environment.ProcessorCount, MostAtOnce), cancel);

    public override async Task PostambleAsync(int written, CancellationToken cancel)
    {
        await _csv.FlushAsync(cancel);
        await _outbox.FinishAsync(cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync();
        await _outbox.DisposeAsync();
    }

    /// <summary>Called on several threads, each with a writer of its own.</summary>
    private void Record(CsvWriter csv, LeadRow row)
    {
        foreach (var column in _profile.Columns)
            csv.WriteField(TextOf(column.Of(row, List)));
        csv.EndRecord();
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => FormulaGuard.Guard(text),
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"no CSV for a {value.GetType().Name}", nameof(value)),
    };
}
