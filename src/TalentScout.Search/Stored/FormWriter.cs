using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Search;

/// <summary>Numbers and texts one after the other, as <see cref="FormReader"/> reads them: small numbers in one byte, texts in UTF-8 behind their length, nothing said of names.</summary>
internal sealed class FormWriter
{
    /// <summary>So many letters take less than 128 bytes, whatever they are: their length is one byte, which can be filled in afterwards.</summary>
    private const int ShortText = 42;
    private const int BytesOfLetter = 3;
    private const int MostBytesOfNumber = 10;

    private byte[] _bytes = new byte[1 << 14];
    private int _length;

    /// <summary>Until the next is written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public int Length => _length;

    public void Clear() => _length = 0;

    public void Flag(bool value) => Take(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>Small ones in a byte, also those below 0.</summary>
    public void Number(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Number(long? value)
    {
        Flag(value.HasValue);
        if (value is { } number)
            Number(number);
    }

    public void Real(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    public void Real(double? value)
    {
        Flag(value.HasValue);
        if (value is { } real)
            Real(real);
    }

    public void Text(string? value)
    {
        // 0 is none, 1 a text without letters.
        if (value is null)
            Unsigned(0);
        else
            Letters(value);
    }

    /// <summary>An address, which mostly ends with a name that is written already.</summary>
    public void Address(string url, string name)
    {
        var named = name.Length > 0 && url.EndsWith(name, StringComparison.Ordinal);
        Flag(named);
        Letters(named ? url.AsSpan(0, url.Length - name.Length) : url);
    }

    /// <summary>As they are: whoever reads knows how many.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    public void Texts(ImmutableArray<string> values) => List(values, static (to, text) => to.Text(text));

    /// <param name="write">one of them</param>
    public void List<T>(ImmutableArray<T> values, Action<FormWriter, T> write)
    {
        if (values.IsDefault)
            values = [];
        Unsigned((ulong)values.Length);
        foreach (var value in values)
            write(this, value);
    }

    private void Letters(ReadOnlySpan<char> value)
    {
        if (value.Length <= ShortText)
        {
            Reserve(1 + (value.Length * BytesOfLetter));
            var length = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + 1));
            _bytes[_length] = (byte)(length + 1);
            _length += length + 1;
        }
        else
        {
            var length = Encoding.UTF8.GetByteCount(value);
            Unsigned((ulong)length + 1);
            Encoding.UTF8.GetBytes(value, Take(length));
        }
    }

    private void Unsigned(ulong value)
    {
        Reserve(MostBytesOfNumber);
        for (; value > 127; value >>= 7)
            _bytes[_length++] = (byte)(value | 128);
        _bytes[_length++] = (byte)value;
    }

    private Span<byte> Take(int length)
    {
        Reserve(length);
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _length < length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
    }
}
