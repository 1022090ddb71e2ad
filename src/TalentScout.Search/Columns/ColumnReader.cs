using System.Runtime.CompilerServices;
using System.Text;

namespace TalentScout.Search;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote, in the same order; values are left where they are.</summary>
/// <exception cref="InvalidDataException">where something reaches beyond the file</exception>
internal sealed unsafe class ColumnReader(MappedFile file)
{
    public const int Alignment = 64;

    private long _at;

    public bool IsAtEnd => _at == file.Length;

    public int ReadNumber() => Read<int>()[0];

    public string ReadText() => Encoding.UTF8.GetString(Read<byte>().Values);

    public string[] ReadTexts()
    {
        var texts = new string[ReadNumber()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = ReadText();
        return texts;
    }

    public Column<T> Read<T>()
        where T : unmanaged
    {
        var length = new Column<byte>(file, _at, sizeof(long)) is var head ? Unsafe.ReadUnaligned<long>(in head.Values[0]) : 0;
        if (length is < 0 or > int.MaxValue)
            throw new InvalidDataException($"a column of {length} values");
        var start = Aligned(_at + sizeof(long));
        var column = new Column<T>(file, start, (int)length);
        _at = start + (length * sizeof(T));
        return column;
    }

    public static long Aligned(long at) => (at + Alignment - 1) / Alignment * Alignment;
}
