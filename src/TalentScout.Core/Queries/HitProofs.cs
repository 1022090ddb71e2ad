using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// The proofs of a skill, strongest first. They are kept as the JSON that answers show, and read when somebody looks at one: most go from the index to the answer untouched.
/// </summary>
[JsonConverter(typeof(HitProofsJson))]
[CollectionBuilder(typeof(HitProofs), nameof(Of))]
public sealed class HitProofs : IReadOnlyList<HitEvidence>, IEquatable<HitProofs>
{
    public static readonly HitProofs None = new([]);
    private ImmutableArray<HitEvidence> _read;

    private HitProofs(ImmutableArray<HitEvidence> read) => _read = read;

    private HitProofs(ReadOnlyMemory<byte> json) => Json = json;

    public int Count => Read.Length;
    public bool IsEmpty => Json.IsEmpty ? _read.IsEmpty : Json.Length == "[]".Length;

    /// <summary>As it was given; empty where it was not.</summary>
    internal ReadOnlyMemory<byte> Json { get; }

    private ImmutableArray<HitEvidence> Read
    {
        get
        {
            if (_read.IsDefault)
                // Two threads that look at once read the same.
                ImmutableInterlocked.InterlockedCompareExchange(ref _read, JsonSerializer.Deserialize(Json.Span, HitJson.Relaxed.ImmutableArrayHitEvidence), default);
            return _read;
        }
    }

    public HitEvidence this[int index] => Read[index];

    public static HitProofs Of(ReadOnlySpan<HitEvidence> proofs) => proofs.IsEmpty ? None : new HitProofs([.. proofs]);

    /// <param name="json">what <see cref="ToJson"/> wrote; not to be changed any more</param>
    public static HitProofs FromJson(ReadOnlyMemory<byte> json) => json.IsEmpty ? None : new HitProofs(json);

    /// <summary>An array, with names and letters as in the contract.</summary>
    public ReadOnlySpan<byte> ToJson() => Json.IsEmpty ? JsonSerializer.SerializeToUtf8Bytes(_read, HitJson.Relaxed.ImmutableArrayHitEvidence) : Json.Span;

    public IEnumerator<HitEvidence> GetEnumerator() => ((IEnumerable<HitEvidence>)Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(HitProofs? other) => other is not null && Read.AsSpan().SequenceEqual(other.Read.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as HitProofs);

    public override int GetHashCode() => Read.Aggregate(0, HashCode.Combine);
}

/// <summary>As it is kept, unless whoever writes wants lines.</summary>
public sealed class HitProofsJson : JsonConverter<HitProofs>
{
    public override HitProofs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        HitProofs.Of(JsonSerializer.Deserialize(ref reader, HitJson.Relaxed.ImmutableArrayHitEvidence).AsSpan());

    public override void Write(Utf8JsonWriter writer, HitProofs value, JsonSerializerOptions options)
    {
        if (writer.Options.Indented)
            JsonSerializer.Serialize(writer, [.. value], HitJson.Relaxed.ImmutableArrayHitEvidence);
        else
            writer.WriteRawValue(value.ToJson(), skipInputValidation: true);
    }
}

[JsonSerializable(typeof(ImmutableArray<HitEvidence>))]
internal sealed partial class HitJson : JsonSerializerContext
{
    /// <summary>As answers are written.</summary>
    public static readonly HitJson Relaxed = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
