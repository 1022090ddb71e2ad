namespace TalentScout.Search;

/// <summary>Loads columns of a large segment in parts beside each other, so that opening an index takes a processor's share of it.</summary>
internal static class DocRanges
{
    /// <summary>A part begins at a multiple of it: no two of them write into one word of a bitset.</summary>
    private const int WordBits = 64;

    /// <summary>Documents from which on it is worth the threads.</summary>
    public const int Large = 4096;

    /// <summary>Whether a segment of so many documents is loaded in parts by this thread.</summary>
    public static bool IsWorthIt(int documents) => documents >= Large && !GivingWay.Begun;

    /// <summary>The results in the order of the documents; of a small segment one, made at once.</summary>
    /// <param name="documents">of the segment</param>
    /// <param name="load">from its first document to before its last; called on several threads, each with doc values of its own</param>
    public static T[] Load<T>(int documents, Func<int, int, T> load)
    {
        if (!IsWorthIt(documents))
            return [load(0, documents)];
        var length = (((documents / Environment.ProcessorCount) / WordBits) + 1) * WordBits;
        var beside = new List<Task<T>>();
        var from = 0;
        for (; from + length < documents; from += length)
        {
            var first = from;
            beside.Add(Task.Run(() => load(first, first + length)));
        }

        // The last one here: a thread that only waited would be missed.
        var last = load(from, documents);
        return [.. beside.Select(part => part.GetAwaiter().GetResult()), last];
    }
}
