using System.Buffers.Binary;

namespace TalentScout.Search;

/// <summary>The checksum at the end of each file of an index (CRC-32 of ISO 3309, as in zip), eight bytes at a time.</summary>
internal static class Crc32
{
    public const uint Start = uint.MaxValue;

    private const int Bytes = 8;
    private const uint Polynomial = 0xEDB88320;

    /// <summary>What a byte leaves when so many others follow it.</summary>
    private static readonly uint[][] Tables = Made();

    /// <param name="state"><see cref="Start"/>, or of what comes before</param>
    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (tables[0], tables[1], tables[2], tables[3], tables[4], tables[5], tables[6], tables[7]);
        for (; bytes.Length >= Bytes; bytes = bytes[Bytes..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[low >> 24]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[high >> 24];
        }

        foreach (var b in bytes)
            state = t0[(byte)(state ^ b)] ^ (state >> 8);
        return state;
    }

    public static uint End(uint state) => ~state;

    private static uint[][] Made()
    {
        var tables = Enumerable.Range(0, Bytes).Select(_ => new uint[256]).ToArray();
        for (var b = 0u; b < 256; b++)
        {
            var state = b;
            for (var bit = 0; bit < 8; bit++)
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ Polynomial;
            tables[0][b] = state;
        }

        for (var t = 1; t < Bytes; t++)
            for (var b = 0; b < 256; b++)
                tables[t][b] = tables[0][(byte)tables[t - 1][b]] ^ (tables[t - 1][b] >> 8);
        return tables;
    }
}
