using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Export;

/// <summary>A lead as JSON: all that is known of it, or the columns of a profile by their headers.</summary>
internal static class LeadJson
{
    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, LeadRow row, LeadList list, ExportProfile? profile)
    {
        if (profile is null)
        {
            JsonSerializer.Serialize(json, row, LeadJsonContext.Default.LeadRow);
            return;
        }

        json.WriteStartObject();
        foreach (var column in profile.Columns)
        {
            json.WritePropertyName(column.Header);
            switch (column.Of(row, list))
            {
                case null:
                    json.WriteNullValue();
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(number);
                    break;
                case var other:
                    throw new ArgumentException($"no JSON for a {other.GetType().Name}", nameof(profile));
            }
        }

        json.WriteEndObject();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LeadRow))]
[JsonSerializable(typeof(LeadList))]
internal sealed partial class LeadJsonContext : JsonSerializerContext;
