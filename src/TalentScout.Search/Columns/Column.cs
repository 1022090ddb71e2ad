using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TalentScout.Search;

/// <summary>
/// Values side by side, by document or by row: an array, or a stretch of a mapped file. What is read of it is there as long as somebody holds it, which a search does by the searcher that it has acquired.
/// </summary>
internal readonly unsafe struct Column<T>
    where T : unmanaged
{
    private readonly T[]? _array;
#pragma warning disable IDE0052 // Held, not read: it keeps the file mapped.
    private readonly MappedFile? _file;
#pragma warning restore IDE0052
    private readonly T* _start;

    public Column(T[] array) => (_array, Length) = (array, array.Length);

    /// <param name="start">within the file</param>
    public Column(MappedFile file, long start, int length)
    {
        if (start < 0 || length < 0 || start + ((long)length * sizeof(T)) > file.Length)
            throw new InvalidDataException("a column reaches beyond its file");
        _file = file;
        _start = (T*)(file.Start + start);
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _array is null ? new ReadOnlySpan<T>(_start, Length) : MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(_array), Length);
    }

    public T this[int at] => Values[at];

    public ReadOnlySpan<T> this[Range range] => Values[range];
}

/// <summary>Sets of documents by number. Those of a file are copied from it when first asked for.</summary>
/// <param name="documents">of the segment</param>
internal sealed class BitSets(int documents, DocBits?[] sets, Column<ulong> words)
{
    /// <summary>All at hand.</summary>
    public BitSets(int documents, DocBits[] sets)
        : this(documents, sets, default)
    {
    }

    public int Count => sets.Length;

    /// <summary>All of them.</summary>
    public long Bytes => (long)Count * WordsOfSet * sizeof(ulong);

    public DocBits this[int number] => sets[number] ??= DocBits.Of(documents, words[(number * WordsOfSet)..((number + 1) * WordsOfSet)]);

    private int WordsOfSet => DocBits.WordsOf(documents);

    public void Save(ColumnWriter to)
    {
        to.Write(Count);
        to.Begin<ulong>(Count * WordsOfSet);
        for (var number = 0; number < Count; number++)
            to.Append(this[number].Words);
    }

    public static BitSets Read(ColumnReader from, int documents) => new(documents, new DocBits?[from.ReadNumber()], from.Read<ulong>());
}
