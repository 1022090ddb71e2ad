using System.Text.Json;

namespace TalentScout.Export;

/// <summary>{"list":{…},"leads":[…],"count":n}</summary>
internal sealed class JsonLeadWriter : EachRowWriter
{
    private readonly Outbox _outbox;
    private readonly Utf8JsonWriter _json;

    public JsonLeadWriter(Stream output, LeadList list, ExportProfile? profile) : base(list, profile)
    {
        _outbox = new Outbox(output);
        _json = new Utf8JsonWriter(_outbox, LeadJson.Writer);
    }

    public override Task PreambleAsync(CancellationToken cancel)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("list");
        JsonSerializer.Serialize(_json, List, LeadJsonContext.Default.LeadList);
        _json.WriteStartArray("leads");
        return Task.CompletedTask;
    }

    protected override Task RowAsync(LeadRow row, CancellationToken cancel)
    {
        LeadJson.Write(_json, row, List, Profile);
        _json.Flush();
        return _outbox.SendAsync(cancel);
    }

    public override Task PostambleAsync(int written, CancellationToken cancel)
    {
        _json.WriteEndArray();
        _json.WriteNumber("count", written);
        _json.WriteEndObject();
        _json.Flush();
        return _outbox.FinishAsync(cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _outbox.DisposeAsync();
    }
}
