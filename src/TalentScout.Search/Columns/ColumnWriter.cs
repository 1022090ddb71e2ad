using System.Runtime.InteropServices;
using System.Text;

namespace TalentScout.Search;

/// <summary>Writes what <see cref="ColumnReader"/> reads: stretches of values one after the other, each with its length before it, and where processors read best.</summary>
internal sealed class ColumnWriter(Stream to)
{
    private long _written;

    public void Write(int number) => Write([number]);

    public void Write(string text) => Write<byte>(Encoding.UTF8.GetBytes(text));

    public void Write(string[] texts)
    {
        Write(texts.Length);
        foreach (var text in texts)
            Write(text);
    }

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Begin<T>(values.Length);
        Append(values);
    }

    /// <summary>A stretch of so many values, to be written by <see cref="Append"/> in as many parts as one likes.</summary>
    public void Begin<T>(int length)
        where T : unmanaged
    {
        Append<long>([length]);
        Pad();
    }

    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        const int AtOnce = 1 << 20;
        for (var from = 0; from < values.Length; from += AtOnce)
        {
            var bytes = MemoryMarshal.AsBytes(values[from..Math.Min(from + AtOnce, values.Length)]);
            to.Write(bytes);
            _written += bytes.Length;
        }
    }

    private void Pad()
    {
        Span<byte> zeros = stackalloc byte[ColumnReader.Alignment];
        zeros.Clear();
        Append<byte>(zeros[..(int)(ColumnReader.Aligned(_written) - _written)]);
    }
}
