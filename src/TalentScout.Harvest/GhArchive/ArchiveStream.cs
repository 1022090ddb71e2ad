using System.Buffers.Binary;
using System.IO.Compression;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Opens a file of the archive: gzip, of one member or several, by its first two bytes; else as plain lines.</summary>
internal static class ArchiveStream
{
    private const int FileBuffer = 256 * 1024;

    /// <summary>Header and trailer of nothing.</summary>
    private const int ShortestGzip = 20;

    /// <param name="told">Told of the packed bytes that were read.</param>
    public static Stream Open(string path, Action<int>? told = null)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileBuffer, FileOptions.SequentialScan);
        var packed = IsPacked(file);
        file.Position = 0;
        Stream counted = told is null ? file : new CountingStream(file, told);
        return packed ? new GZipStream(counted, CompressionMode.Decompress) : counted;
    }

    /// <summary>
    /// Whether all of a file was there, from what was unpacked of it: the runtime takes a gzip file that breaks off for one that ends. Its last four bytes say how long its last member is; of
    /// several members the others are not known, then it has to end with a line, and the number must not be too large.
    /// </summary>
    public static bool IsWhole(string path, long unpacked, bool endsWithLine)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        if (!IsPacked(file))
            return file.Length > 0;
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        if (file.Length < ShortestGzip)
            return false;
        file.Seek(-trailer.Length, SeekOrigin.End);
        file.ReadExactly(trailer);
        var lastMember = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return lastMember == (uint)unpacked || (endsWithLine && lastMember < unpacked);
    }

    private static bool IsPacked(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic[0] == 0x1f && magic[1] == 0x8b;
    }
}
