using System.Buffers;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>What is kept of an account wherever one is mentioned: no avatar, no gravatar, no addresses.</summary>
internal static class AccountShape
{
    public static readonly JsonShape Shape = JsonShape.Object(("id", JsonShape.Value), ("login", JsonShape.Value), ("type", JsonShape.Value));

    /// <summary>The list without the entries whose account is suppressed; the very same bytes where there are none.</summary>
    public static byte[] Without(byte[] body, string? list, Func<JsonElement, JsonElement?> accountOf, Func<long, string?, bool> isSuppressed)
    {
        using var json = JsonDocument.Parse(body);
        var items = list is null ? json.RootElement.Items() : json.RootElement.Items(list);
        bool Drop(JsonElement item) => AccountKinds.Read(accountOf(item)) is { } account && isSuppressed(account.Id, account.Login);
        if (!items.Any(Drop))
            return body;

        var output = new ArrayBufferWriter<byte>(body.Length);
        using var writer = new Utf8JsonWriter(output);
        if (list is null)
            WriteItems();
        else
        {
            writer.WriteStartObject();
            foreach (var member in json.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                if (member.NameEquals(list))
                    WriteItems();
                else
                    member.Value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        writer.Flush();
        return output.WrittenSpan.ToArray();

        void WriteItems()
        {
            writer.WriteStartArray();
            foreach (var item in items)
                if (!Drop(item))
                    item.WriteTo(writer);
            writer.WriteEndArray();
        }
    }
}
