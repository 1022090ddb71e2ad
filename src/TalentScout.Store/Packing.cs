using System.Security.Cryptography;
using System.Text;
using ZstdSharp;

namespace TalentScout.Store;

/// <summary>Bytes as they lie in the database (Zstandard), and their fingerprints.</summary>
internal static class Packing
{
    /// <summary>Level 3 packs JSON to about a fifth at some 200 MB/s; higher levels cost more time than they save disk.</summary>
    private const int Level = 3;

    [ThreadStatic] private static Compressor? _compressor;
    [ThreadStatic] private static Decompressor? _decompressor;

    public static byte[] Pack(ReadOnlySpan<byte> bytes) => (_compressor ??= new Compressor(Level)).Wrap(bytes).ToArray();

    public static byte[] Unpack(byte[] packed) => (_decompressor ??= new Decompressor()).Unwrap(packed).ToArray();

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Each part with its length in front, so that no two lists of parts run together.</summary>
    public static void Append(IncrementalHash hash, string? part)
    {
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        Append(hash, bytes, part is null ? -1 : bytes.Length);
    }

    public static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes) => Append(hash, bytes, bytes.Length);

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes, int length)
    {
        Span<byte> prefix = stackalloc byte[4];
        BitConverter.TryWriteBytes(prefix, length);
        hash.AppendData(prefix);
        hash.AppendData(bytes);
    }
}
