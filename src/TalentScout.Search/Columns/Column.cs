using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>Has a value brought near that is read soon, while others are read. Where there is none nothing is brought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int at)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(Values), at)));
    }

    public ReadOnlySpan<T> this[Range range] => Values[range];
}

/// <summary>Sets of documents by number. Those of a file are copied from it when first asked for.</summary>
/// <param name="documents">of the segment</param>
internal sealed class BitSets(int documents, DocBits?[] sets, Column<ulong> words)
{
    /// <summary>Where fewer than one document in so many is in a set, it takes less to look each of them up than to go through all words.</summary>
    private const int RareOf = 128;

    /// <summary>Sets of fewer documents stay in the processor's caches, and are gone through faster than a list.</summary>
    private const int Large = 1 << 17;

    /// <summary>Two documents of a list take as long as so many words of a set. Measured.</summary>
    private const int WordsOfTwo = 3;

    /// <summary>Of those that were counted: their documents where they are few, else none.</summary>
    private readonly int[]?[] _lists = new int[]?[sets.Length];

    /// <summary>All at hand.</summary>
    public BitSets(int documents, DocBits[] sets)
        : this(documents, sets, default)
    {
    }

    public int Count => sets.Length;

    /// <summary>All of them.</summary>
    public long Bytes => (long)Count * WordsOfSet * sizeof(ulong);

    public DocBits this[int number] => sets[number] ??= DocBits.Of(documents, Words(number));

    private int WordsOfSet => DocBits.WordsOf(documents);

    /// <summary>How many of the hits are in a set.</summary>
    public int CountIn(int number, DocBits hits)
    {
        var list = documents < Large ? [] : _lists[number] ??= ListOf(number);
        return list.Length > 0 ? hits.CardinalityOf(list) : hits.CardinalityWith(this[number]);
    }

    /// <summary>As how many words of a set it takes to count it; too many where it was not counted yet.</summary>
    public int WordsOf(int number) => _lists[number] is { Length: > 0 } list ? list.Length * WordsOfTwo / 2 : WordsOfSet;

    public void Save(ColumnWriter to)
    {
        to.Write(Count);
        to.Begin<ulong>(Count * WordsOfSet);
        for (var number = 0; number < Count; number++)
            to.Append(this[number].Words);
    }

    public static BitSets Read(ColumnReader from, int documents) => new(documents, new DocBits?[from.ReadNumber()], from.Read<ulong>());

    private ReadOnlySpan<ulong> Words(int number) => words[(number * WordsOfSet)..((number + 1) * WordsOfSet)];

    /// <returns>empty where there are many</returns>
    private int[] ListOf(int number)
    {
        var set = sets[number] is { } made ? made.Words : Words(number);
        var n = BitCount.Both(set, set);
        if (n > documents / RareOf)
            return [];
        var (list, at) = (new int[n], 0);
        for (var word = DocBits.NextWord(set, 0); word < set.Length; word = DocBits.NextWord(set, word + 1))
            for (var bits = set[word]; bits != 0; bits &= bits - 1)
                list[at++] = (word * DocBits.WordBits) + BitOperations.TrailingZeroCount(bits);
        return list;
    }
}
