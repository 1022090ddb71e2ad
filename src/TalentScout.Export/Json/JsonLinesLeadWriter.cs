using System.Text.Json;

namespace TalentScout.Export;

/// <summary>A lead per line and nothing else, so that lists can be put behind each other.</summary>
internal sealed class JsonLinesLeadWriter : EachRowWriter
{
    private readonly Outbox _outbox;
    private readonly Utf8JsonWriter _json;

    public JsonLinesLeadWriter(Stream output, LeadList list, ExportProfile? profile) : base(list, profile)
    {
        _outbox = new Outbox(output);
        _json = new Utf8JsonWriter(_outbox, LeadJson.Writer);
    }

    protected override Task RowAsync(LeadRow row, CancellationToken cancel)
    {
        LeadJson.Write(_json, row, List, Profile);
        _json.Flush();
        _json.Reset();
        _outbox.Write("\n"u8);
        return _outbox.SendAsync(cancel);
    }

    public override Task PostambleAsync(int written, CancellationToken cancel) => _outbox.FinishAsync(cancel);

    public override async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _outbox.DisposeAsync();
    }
}
