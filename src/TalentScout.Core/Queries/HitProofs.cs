using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private static readonly JsonEncodedText UrlName = JsonEncodedText.Encode("url");
    private static readonly JsonEncodedText WhatName = JsonEncodedText.Encode("what");
    private static readonly JsonEncodedText LastName = JsonEncodedText.Encode("last");
    private ImmutableArray<HitEvidence> _read;

    private HitProofs(ImmutableArray<HitEvidence> read) => _read = read;

    private HitProofs(ReadOnlyMemory<byte> json) => Json = json;

    public int Count => Read.Length;
    public bool IsEmpty => Json.IsEmpty ? _read.IsEmpty : Json.Length == "[]".Length;

    /// <summary>As it was given; empty where it was not.</summary>
    private ReadOnlyMemory<byte> Json { get; }

    private ImmutableArray<HitEvidence> Read
    {
        get
        {
            if (_read.IsDefault)
                // Two threads that look at once read the same.
                ImmutableInterlocked.InterlockedCompareExchange(ref _read, JsonSerializer.Deserialize(Json.Span, HitJson.Contract.ImmutableArrayHitEvidence), default);
            return _read;
        }
    }

    public HitEvidence this[int index] => Read[index];

    public static HitProofs Of(ReadOnlySpan<HitEvidence> proofs) => proofs.IsEmpty ? None : new HitProofs([.. proofs]);

    public static HitProofs Of(ImmutableArray<HitEvidence> proofs) => proofs.IsEmpty ? None : new HitProofs(proofs);

    /// <param name="json">what <see cref="WriteTo"/> wrote, for a writer with the contract's letters; not to be changed any more</param>
    public static HitProofs FromJson(ReadOnlyMemory<byte> json) => json.IsEmpty ? None : new HitProofs(json);

    /// <summary>An array, with names as in the contract; letters as the writer has them, but of what was given as JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (Json.IsEmpty || writer.Options.Indented)
            Write(writer, Read);
        else
            writer.WriteRawValue(Json.Span, skipInputValidation: true);
    }

    /// <summary>By hand, a third of the time: of each person that is indexed there are many.</summary>
    private static void Write(Utf8JsonWriter writer, ImmutableArray<HitEvidence> proofs)
    {
        writer.WriteStartArray();
        Span<char> month = stackalloc char[Month.MostLetters];
        foreach (var proof in proofs)
        {
            writer.WriteStartObject();
            writer.WriteString(UrlName, proof.Url);
            writer.WriteString(WhatName, proof.What);
            if (proof.Last is { } last && last.TryFormat(month, out var length))
                writer.WriteString(LastName, month[..length]);
            else
                writer.WriteNull(LastName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public IEnumerator<HitEvidence> GetEnumerator() => ((IEnumerable<HitEvidence>)Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(HitProofs? other) => other is not null && Read.AsSpan().SequenceEqual(other.Read.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as HitProofs);

    public override int GetHashCode() => Read.Aggregate(0, HashCode.Combine);
}

/// <summary>See <see cref="HitProofs.WriteTo"/>.</summary>
public sealed class HitProofsJson : JsonConverter<HitProofs>
{
    public override HitProofs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        HitProofs.Of(JsonSerializer.Deserialize(ref reader, HitJson.Contract.ImmutableArrayHitEvidence));

    public override void Write(Utf8JsonWriter writer, HitProofs value, JsonSerializerOptions options) => value.WriteTo(writer);
}

[JsonSerializable(typeof(ImmutableArray<HitEvidence>))]
internal sealed partial class HitJson : JsonSerializerContext
{
    public static readonly HitJson Contract = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
