using ZstdSharp;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Content-Encoding undone by ourselves: the platform takes off one layer, knows no Zstandard, and bounds nothing. Every layer is read as a stream and counted, so that what
/// a few bytes expand to never exists as a whole.
/// </summary>
internal static class ContentCoding
{
    public const string Accepted = "gzip, deflate, br, zstd";

    /// <summary>Codings one upon the other; more is no page.</summary>
    public const int MaxLayers = 3;

    /// <summary>The plain body; null where a coding is unknown or there are too many.</summary>
    /// <param name="codings">In the order in which they were applied.</param>
    /// <param name="cap">Bytes that any layer may come to; beyond, reading throws <see cref="BodyTooLongException"/>.</param>
    public static Stream? Decode(Stream wire, IEnumerable<string> codings, int cap)
    {
        var layers = codings.Where(c => !c.Equals("identity", StringComparison.OrdinalIgnoreCase)).Reverse().ToList();
        if (layers.Count > MaxLayers)
            return null;
        foreach (var layer in layers)
        {
            if (DecodedStream.Of(new CountedStream(wire, cap), layer.ToLowerInvariant()) is not { } plain)
                return null;
            wire = plain;
        }
        return wire;
    }

    /// <summary>Not what it claims to be, or cut short. The platform's Brotli says so by an InvalidOperationException.</summary>
    public static bool IsDamage(Exception e) => e is InvalidDataException or ZstdException or InvalidOperationException or EndOfStreamException;
}

/// <summary>A body, or a layer of it, is longer than allowed.</summary>
internal sealed class BodyTooLongException(int cap) : Exception($"longer than {cap} bytes");
