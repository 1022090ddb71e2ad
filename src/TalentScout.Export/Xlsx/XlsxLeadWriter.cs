using System.Globalization;
using System.IO.Compression;

namespace TalentScout.Export;

/// <summary>
/// A workbook (ECMA-376) of two sheets: the leads, and where the list comes from. Written by ourselves, since each row must go out before the next is
/// asked for, and MiniExcel 1.46 writes sheets that break the schema when it writes asynchronously (docs/decisions/packages.md).
/// </summary>
internal sealed class XlsxLeadWriter : EachRowWriter
{
    private readonly ExportProfile _profile;
    private readonly Outbox _outbox;
    private readonly ZipArchive _zip;
    private XlsxSheet? _leads;

    public XlsxLeadWriter(Stream output, LeadList list, ExportProfile profile) : base(list, profile)
    {
        _profile = profile;
        _outbox = new Outbox(output);
        _zip = new ZipArchive(_outbox, ZipArchiveMode.Create);
    }

    public override Task PreambleAsync(CancellationToken cancel)
    {
        foreach (var (path, xml) in XlsxParts.All)
        {
            using var part = new StreamWriter(OpenPart(path));
            part.Write(xml);
        }

        _leads = new XlsxSheet(OpenPart(XlsxParts.LeadsSheet), XlsxParts.FrozenHeader);
        _leads.Row(_profile.Columns.Select(c => c.Header), XlsxParts.Header);
        return _outbox.SendAsync(cancel);
    }

    protected override Task RowAsync(LeadRow row, CancellationToken cancel)
    {
        _leads!.Row(_profile.Columns.Select(c => c.Of(row, List)), XlsxParts.Plain);
        return _outbox.SendAsync(cancel);
    }

    public override async Task PostambleAsync(int written, CancellationToken cancel)
    {
        _leads!.End();
        _leads.Dispose();
        using (var about = new XlsxSheet(OpenPart(XlsxParts.AboutSheet), ""))
        {
            foreach (var (what, value) in About(written))
                about.Row([what, value], XlsxParts.Plain);
            about.End();
        }

        _zip.Dispose();
        await _outbox.FinishAsync(cancel);
    }

    /// <summary>What a broken-off list leaves in the outbox is not sent: the file has no directory, so no reader opens it.</summary>
    public override ValueTask DisposeAsync()
    {
        _leads?.Dispose();
        _zip.Dispose();
        return _outbox.DisposeAsync();
    }

    private IEnumerable<(string What, object Value)> About(int written) =>
    [
        ("List", List.Title),
        ("Query", List.Query),
        ("Scorer", List.Scorer),
        ("Made", List.Made.ToString("O", CultureInfo.InvariantCulture)),
        ("Found", (long)List.Total),
        ("In this file", (long)written),
        ("Profile", _profile.Name),
    ];

    private Stream OpenPart(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        // The list's own time, not the clock's: the same list gives the same bytes.
        entry.LastWriteTime = List.Made;
        return entry.Open();
    }
}
