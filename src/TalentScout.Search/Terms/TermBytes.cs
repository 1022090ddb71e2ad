using Lucene.Net.Store;

namespace TalentScout.Search;

/// <summary>Bytes that are gathered before they are written, in one array that is used again.</summary>
internal sealed class TermBytes : DataOutput
{
    private byte[] _bytes = new byte[1 << 10];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> this[Range range] => _bytes.AsSpan(0, Length)[range];

    public override void WriteByte(byte b)
    {
        Grow(1);
        _bytes[Length++] = b;
    }

    public override void WriteBytes(byte[] b, int offset, int length) => Add(b.AsSpan(offset, length));

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>As <see cref="DataOutput.WriteVInt64"/>, without a call for each byte; not negative.</summary>
    public void AddNumber(long number)
    {
        const int MostBytes = 9;
        Grow(MostBytes);
        var rest = (ulong)number;
        for (; rest > 127; rest >>= 7)
            _bytes[Length++] = (byte)(rest | 128);
        _bytes[Length++] = (byte)rest;
    }

    public void MoveTo(DataOutput output)
    {
        output.WriteBytes(_bytes, 0, Length);
        Length = 0;
    }

    /// <summary>Drops what lies behind.</summary>
    public void CutTo(int length) => Length = length;

    private void Grow(int more)
    {
        if (Length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
    }
}
