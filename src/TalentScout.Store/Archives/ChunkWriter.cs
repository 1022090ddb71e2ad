using System.Runtime.CompilerServices;

namespace TalentScout.Store;

/// <summary>Bytes of a chunk: whole numbers in groups of seven bits, the lowest first; signed ones folded so that small ones stay short.</summary>
internal sealed class ChunkWriter
{
    private const int LongestNumber = 10;
    private byte[] _bytes = new byte[96 * 1024];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Number(ulong value)
    {
        Reserve(LongestNumber);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Text(ReadOnlySpan<byte> text)
    {
        Number((ulong)text.Length);
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Clear() => Length = 0;

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
    }
}

/// <summary>Reads what <see cref="ChunkWriter"/> wrote.</summary>
internal struct ChunkReader(byte[] bytes)
{
    private int _at;

    public readonly bool AtEnd => _at >= bytes.Length;

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[_at++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
                return value;
        }
    }

    public long Signed()
    {
        var folded = Number();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    public byte[] Text()
    {
        var length = (int)Number();
        _at += length;
        return bytes[(_at - length).._at];
    }
}
