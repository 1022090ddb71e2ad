using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.App.Inspect;

/// <summary>One pure rule that anybody can try on data of their own: a JSON object in, a JSON object out.</summary>
/// <param name="Write">Writes the answer; throws <see cref="InspectException"/> for input that lacks what it needs.</param>
internal sealed record InspectKind(string Name, Action<JsonElement, Utf8JsonWriter> Write)
{
    /// <summary>One whose answer is made as a whole first.</summary>
    public InspectKind(string name, Func<JsonElement, JsonObject> read)
        : this(name, (line, writer) => read(line).WriteTo(writer))
    {
    }
}

/// <summary>A line that cannot be inspected; the message becomes its "error".</summary>
internal sealed class InspectException(string message) : Exception(message);

internal static class InspectFields
{
    public static string Text(this JsonElement line, string name) => line.OptionalText(name) ?? throw new InspectException($"wanted a text '{name}'");

    public static string? OptionalText(this JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new InspectException($"'{name}' must be a text");

    /// <summary>The bytes of "name", or of "name_b64" where the text could not be written as JSON.</summary>
    public static byte[] Bytes(this JsonElement line, string name)
    {
        if (line.OptionalText(name + "_b64") is not { } coded)
            return System.Text.Encoding.UTF8.GetBytes(line.OptionalText(name) ?? throw new InspectException($"wanted '{name}' or '{name}_b64'"));
        var bytes = new byte[((coded.Length * 3) / 4) + 3];
        return Convert.TryFromBase64String(coded, bytes, out var written) ? bytes[..written] : throw new InspectException($"'{name}_b64' is not base64");
    }
}
