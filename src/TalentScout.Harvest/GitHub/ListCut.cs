using System.Buffers;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>Takes people out of a list. What stays keeps its bytes, so that it does not matter when they were taken out.</summary>
internal static class ListCut
{
    /// <param name="list">Name of the list in the object; null: the body is the list.</param>
    public static byte[] Of(byte[] body, string? list, Func<JsonElement, JsonElement?> accountOf, IsGone isGone) =>
        Of(body, list, item => AccountKinds.Read(accountOf(item)) is { } account && isGone(account.Id, account.Login));

    public static byte[] Of(byte[] body, string? list, Func<JsonElement, bool> drop)
    {
        using var json = JsonDocument.Parse(body);
        var items = list is null ? json.RootElement.Items() : json.RootElement.Items(list);
        if (!items.Any(drop))
            return body;

        var output = new ArrayBufferWriter<byte>(body.Length);
        using var writer = new Utf8JsonWriter(output, JsonShape.Compact);
        if (list is null)
        {
            WriteItems();
        }
        else
        {
            writer.WriteStartObject();
            foreach (var member in json.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                if (member.NameEquals(list))
                    WriteItems();
                else
                    writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }
            writer.WriteEndObject();
        }
        writer.Flush();
        return output.WrittenSpan.ToArray();

        void WriteItems()
        {
            writer.WriteStartArray();
            foreach (var item in items)
                if (!drop(item))
                    writer.WriteRawValue(item.GetRawText(), skipInputValidation: true);
            writer.WriteEndArray();
        }
    }
}
