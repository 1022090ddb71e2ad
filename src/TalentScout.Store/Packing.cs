using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ZstdSharp;

namespace TalentScout.Store;

/// <summary>Bytes as they lie in the database (Zstandard, and zlib for the archive's runs), and their fingerprints.</summary>
internal static class Packing
{
    /// <summary>Level 3 packs JSON to about a fifth at some 200 MB/s; higher levels cost more time than they save disk.</summary>
    private const int Level = 3;

    /// <summary>First byte of a zlib stream. A frame of Zstandard begins with 0x28.</summary>
    private const byte ZLib = 0x78;
    private static readonly ZLibCompressionOptions Quick = new() { CompressionLevel = 2 };

    [ThreadStatic] private static Compressor? _compressor;
    [ThreadStatic] private static Decompressor? _decompressor;

    public static byte[] Pack(ReadOnlySpan<byte> bytes) => (_compressor ??= new Compressor(Level)).Wrap(bytes).ToArray();

    /// <summary>
    /// By the runtime's own library, which is there at once: compiling the other one takes longer than packing what a short import brings. For bytes that few hold and all of which are read at once.
    /// </summary>
    public static byte[] PackQuickly(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 2);
        using (var stream = new ZLibStream(packed, Quick, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }

    /// <exception cref="ZstdException">It is damaged.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static byte[] Unpack(byte[] packed) => packed is [ZLib, ..] ? UnpackQuick(packed) : (_decompressor ??= new Decompressor()).Unwrap(packed).ToArray();

    private static byte[] UnpackQuick(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream(packed.Length * 4);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

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
