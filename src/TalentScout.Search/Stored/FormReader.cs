using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Search;

/// <summary>Reads what <see cref="FormWriter"/> wrote, in the same order.</summary>
/// <param name="start">where it begins in the bytes</param>
/// <param name="end">where it ends there</param>
/// <exception cref="InvalidDataException">It ends too early, or a length is none.</exception>
internal sealed class FormReader(byte[] bytes, int start, int end)
{
    public FormReader(byte[] bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    /// <summary>In the bytes.</summary>
    public int Position { get; private set; } = start;

    public bool IsAtEnd => Position == end;

    public bool Flag() => Take(1)[0] != 0;

    public long Long()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Number() => Long() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Damaged();

    public int? NumberOrNone() => Flag() ? Number() : null;

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public double? RealOrNone() => Flag() ? Real() : null;

    public string Text() => TextOrNone() ?? throw Damaged();

    public string? TextOrNone() => Unsigned() switch
    {
        0 => null,
        1 => "",
        var length => Encoding.UTF8.GetString(Take(Length(length - 1))),
    };

    /// <param name="name">that was read already</param>
    public string Address(string name) => Flag() ? Text() + name : Text();

    public ImmutableArray<string> Texts() => List(static from => from.Text());

    /// <param name="read">one of them</param>
    public ImmutableArray<T> List<T>(Func<FormReader, T> read)
    {
        // Each takes a byte at least: a damaged length asks for no room.
        var count = Length(Unsigned());
        if (count > end - Position)
            throw Damaged();
        if (count == 0)
            return [];
        var values = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
            values.Add(read(this));
        return values.MoveToImmutable();
    }

    public static InvalidDataException Damaged() => new("a damaged candidate in the index; reindex makes it anew");

    private static int Length(ulong length) => length <= int.MaxValue ? (int)length : throw Damaged();

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }

        throw Damaged();
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (end - Position < length)
            throw Damaged();
        Position += length;
        return bytes.AsSpan(Position - length, length);
    }
}
