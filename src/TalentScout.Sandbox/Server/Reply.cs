using System.Text;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>An answer before it is sent. The body is written only when it is needed: a 304 has none.</summary>
internal sealed record Reply(int Status, string ContentType)
{
    public const string Json = "application/json; charset=utf-8";
    private const string Docs = "https://docs.github.com/rest";

    public Action<Utf8JsonWriter>? WriteJson { get; init; }
    public ReadOnlyMemory<byte> Bytes { get; init; }
    public string? Link { get; init; }
    public string? Location { get; init; }

    /// <summary>Seconds.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Seconds between two looks at a feed of events.</summary>
    public string? PollInterval { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? LastModified { get; init; }

    /// <summary>Carries an ETag and may be answered with 304.</summary>
    public bool Validated { get; init; }
    public string CacheControl { get; init; } = "public, max-age=60, s-maxage=60";

    public static Reply Of(Action<Utf8JsonWriter> write, long? modified = null) => new(200, Json) { WriteJson = write, LastModified = modified, Validated = true };

    public static Reply Text(string text, string contentType, int status = 200) => new(status, contentType) { Bytes = Encoding.UTF8.GetBytes(text), Validated = status == 200 };

    public static Reply Raw(ReadOnlyMemory<byte> bytes, string contentType, long? modified) => new(200, contentType) { Bytes = bytes, LastModified = modified, Validated = true };

    public static Reply NotFound(string docs = "") => Error(404, "Not Found", docs);

    public static Reply NoContent() => new(204, "");

    /// <summary>An error as the API words it.</summary>
    public static Reply Error(int status, string message, string docs = "", Action<Utf8JsonWriter>? more = null) => new(status, Json)
    {
        WriteJson = w =>
        {
            w.WriteStartObject();
            w.WriteString("message", message);
            more?.Invoke(w);
            w.WriteString("documentation_url", Docs + docs);
            w.WriteString("status", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            w.WriteEndObject();
        },
    };

    public static Reply Invalid(string resource, string field, string code, string docs) => Error(422, "Validation Failed", docs, w =>
    {
        w.WriteStartArray("errors");
        w.WriteStartObject();
        w.WriteString("resource", resource);
        w.WriteString("code", code);
        w.WriteString("field", field);
        w.WriteEndObject();
        w.WriteEndArray();
    });
}
