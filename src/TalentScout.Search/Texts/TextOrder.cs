using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TalentScout.Search;

/// <summary>
/// The order by text: for each hit the sum over the words asked for of impact times idf, in whole numbers. Words under a NOT, words that may be misspelt
/// and beginnings of words find, but say nothing.
/// </summary>
internal sealed class TextOrder
{
    /// <summary>An idf in whole numbers: the rarest word of the query has this.</summary>
    private const int MostWeight = 255;

    /// <summary>In a block with so few hits for each word, they are looked up one by one.</summary>
    private const int LookUpTo = 6;

    /// <summary>For so many places it is counted first how many reach which sum: else more would be gathered than are wanted, and most of them for nothing.</summary>
    private const int ManyPlaces = 200;

    /// <summary>
    /// Words that together come to less than this part of the least sum on the list are left out of the sums, and looked up for those who come near it by the others: in a long text these are the words
    /// that nearly everybody has. With more of them too many would have to be looked up.
    /// </summary>
    private const double LeftOutTo = 0.4;

    /// <summary>Sums that are counted as one.</summary>
    private const int StepBits = 4;

    private readonly IndexView _view;

    /// <summary>How many hits so far have which sum, in steps; none where few places are wanted.</summary>
    private int[] _reached = [];
    private readonly List<Word> _words = [];
    private readonly int _shift;
    private readonly double _scale;
    private readonly bool _oneWordIsAll;

    public TextOrder(SearchQuery query, IndexView view, IReadOnlyList<SegmentQuery> segments)
    {
        _view = view;
        _oneWordIsAll = query is { Root: TextNode, Nice.IsEmpty: true };
        var asked = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var node in query.Root is null ? query.Nice : [query.Root, .. query.Nice])
            Collect(node, 1, asked);
        var found = asked
            .Select(a => (Lists: segments.Select(s => s.Word(TextClasses.Everywhere, a.Key)).ToArray(), Weight: a.Value))
            .Select(w => (w.Lists, Weight: w.Weight * Idf(w.Lists.Sum(l => l.Count))))
            .Where(w => w.Weight > 0)
            .ToList();
        if (found.Count == 0)
            return;
        var most = found.Max(w => w.Weight);
        foreach (var (lists, weight) in found)
            _words.Add(new Word(lists, (ushort)Math.Max(1, Math.Round(weight / most * MostWeight))));
        // Sums must fit into 16 bits, and lose no more than they have to.
        while (_words.Sum(w => (long)(byte.MaxValue * w.Weight) >> _shift) > ushort.MaxValue)
            _shift++;
        _scale = most * (1 << _shift) / (MostWeight * (double)byte.MaxValue);
    }

    /// <param name="hits">of the segment, deleted ones left out</param>
    public void Offer(int segment, DocBits hits, TopHits top)
    {
        if (_words.Count == 0)
            OfferEqual(segment, hits, top);
        else if (_oneWordIsAll && _words is [var word] && word.Lists[segment] is var list && hits.Cardinality() == list.Count)
            OfferOne(segment, list, word.Weight, hits, top);
        else
            OfferSums(segment, hits, top);
    }

    private void Collect(QueryNode node, double weight, Dictionary<string, double> asked)
    {
        if (node is NotNode)
            return;
        if (node is TextNode text)
            foreach (var word in Words.Of(text.Text))
                asked[word] = Math.Max(asked.GetValueOrDefault(word), weight * node.Weight);
        foreach (var child in QueryTree.Children(node))
            Collect(child, weight * node.Weight, asked);
    }

    private double Idf(int documents) => documents == 0 ? 0 : Math.Log(1 + ((_view.Documents - documents + 0.5) / (documents + 0.5)));

    /// <summary>The first by id: where there are many hits, by going through the ids in their order until there are enough.</summary>
    private void OfferEqual(int segment, DocBits hits, TopHits top)
    {
        var n = hits.Cardinality();
        if (n > top.Capacity && (long)top.Capacity * hits.Count / n < n)
        {
            var wanted = top.Capacity;
            foreach (var doc in _view.Segments[segment].Columns.Ids.InOrder)
            {
                if (wanted == 0)
                    return;
                if (!hits[doc])
                    continue;
                top.Offer(new RankedDoc(0, segment, doc));
                wanted--;
            }

            return;
        }

        Span<int> docs = stackalloc int[ScoreBlock.Size];
        for (var from = 0; from >= 0;)
        {
            from = hits.Next(from, docs, out var filled);
            foreach (var doc in docs[..filled])
                top.Offer(new RankedDoc(0, segment, doc));
        }
    }

    /// <summary>All documents of one word: the impacts themselves are the order.</summary>
    private void OfferOne(int segment, WordList list, int weight, DocBits hits, TopHits top)
    {
        var floor = top.Capacity < ManyPlaces ? (byte)1 : Reached(list, top.Capacity);
        for (var block = 0; block < WordList.Blocks(hits.Count); block++)
        {
            ReadOnlySpan<ushort> places = default;
            ReadOnlySpan<byte> impacts = list.Dense is null ? default : list.DenseBlock(block);
            if (list.Dense is null)
                places = list.Places(block, out impacts);
            for (var i = 0; i < impacts.Length; i += Vector256<byte>.Count)
            {
                uint reach;
                if (i + Vector256<byte>.Count <= impacts.Length)
                {
                    reach = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(impacts), (nuint)i), Vector256.Create(floor)).ExtractMostSignificantBits();
                }
                else
                {
                    reach = 0;
                    for (var j = i; j < impacts.Length; j++)
                        reach |= (impacts[j] >= floor ? 1u : 0) << (j - i);
                }

                for (; reach != 0; reach &= reach - 1)
                {
                    var at = i + BitOperations.TrailingZeroCount(reach);
                    var doc = (block * WordList.Block) + (list.Dense is null ? places[at] : at);
                    top.Offer(new RankedDoc((impacts[at] * weight >> _shift) * _scale, segment, doc));
                    if (top.Floor > 0)
                        floor = (byte)Math.Clamp((int)(top.Floor / _scale * (1 << _shift) / weight), floor, byte.MaxValue);
                }
            }
        }
    }

    private void OfferSums(int segment, DocBits hits, TopHits top)
    {
        const int WordsOfBlock = WordList.Block / 64;
        var rented = ArrayPool<ushort>.Shared.Rent(WordList.Block);
        var sums = rented.AsSpan(0, WordList.Block);
        var rising = Rising(segment);
        for (var block = 0; block < WordList.Blocks(hits.Count); block++)
        {
            var from = block * WordsOfBlock;
            var words = hits.Words[from..Math.Min(from + WordsOfBlock, hits.Words.Length)];
            var n = 0;
            foreach (var word in words)
                n += BitOperations.PopCount(word);
            if (n == 0)
                continue;
            if (n <= LookUpTo * _words.Count)
            {
                LookUp(segment, block, words, top);
                continue;
            }

            sums[..(words.Length * WordList.Lane)].Clear();
            var leftOut = top.Capacity < ManyPlaces ? LeftOut(rising, FloorOf(top)) : 0;
            AddAll(rising.AsSpan(leftOut), block, sums);
            if (leftOut == 0)
                OfferBlock(segment, block, words, sums, top);
            else
                OfferNear(segment, block, words, sums, rising.AsSpan(0, leftOut), top);
        }

        ArrayPool<ushort>.Shared.Return(rented);
    }

    /// <summary>The words from the one on that can bring least, each with what it and all before it can bring together.</summary>
    private RisingWord[] Rising(int segment)
    {
        var rising = _words.Select(w => new RisingWord(w.Lists[segment], w.Weight, w.Lists[segment].MostImpact * w.Weight >> _shift)).OrderBy(w => w.Together).ToArray();
        for (var i = 1; i < rising.Length; i++)
            rising[i] = rising[i] with { Together = rising[i - 1].Together + rising[i].Together };
        return rising;
    }

    private static int LeftOut(RisingWord[] rising, int floor)
    {
        var leftOut = 0;
        while (leftOut < rising.Length && rising[leftOut].Together < floor * LeftOutTo)
            leftOut++;
        return leftOut;
    }

    /// <summary>Those of a block whose sum of the words that were not left out comes near the floor: the others are looked up.</summary>
    private void OfferNear(int segment, int block, ReadOnlySpan<ulong> words, ReadOnlySpan<ushort> sums, ReadOnlySpan<RisingWord> leftOut, TopHits top)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var missing = leftOut[^1].Together;
        var floor = (int)FloorOf(top);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
                continue;
            for (var hits = words[i] & Reach(ref sum, i * 64, Vector256.Create((ushort)(floor - missing))); hits != 0; hits &= hits - 1)
            {
                var place = (i * 64) + BitOperations.TrailingZeroCount(hits);
                var whole = (int)sums[place];
                for (var word = leftOut.Length - 1; word >= 0 && whole + leftOut[word].Together >= floor; word--)
                    whole += ImpactOf(leftOut[word].List, block, (ushort)place) * leftOut[word].Weight >> _shift;
                if (whole < floor)
                    continue;
                top.Offer(new RankedDoc(whole * _scale, segment, (block * WordList.Block) + place));
                floor = FloorOf(top);
            }
        }
    }

    /// <summary>Words that many have four at a time: the sums are read and written once for all of them, and four stretches of memory are on their way at a time.</summary>
    private void AddAll(ReadOnlySpan<RisingWord> words, int block, Span<ushort> sums)
    {
        const int AtOnce = 4;
        Span<int> dense = stackalloc int[AtOnce];
        var held = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].List.Dense is null)
            {
                AddSparse(words[i].List, block, words[i].Weight, sums);
                continue;
            }

            dense[held++] = i;
            if (held < AtOnce)
                continue;
            AddDense(words[dense[0]], words[dense[1]], words[dense[2]], words[dense[3]], block, sums);
            held = 0;
        }

        foreach (var i in dense[..held])
            AddDense(words[i], block, sums);
    }

    private void AddDense(in RisingWord a, in RisingWord b, in RisingWord c, in RisingWord d, int block, Span<ushort> sums)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var length = (nuint)a.List.DenseBlock(block).Length;
        ref var impactsA = ref MemoryMarshal.GetReference(a.List.DenseBlock(block));
        ref var impactsB = ref MemoryMarshal.GetReference(b.List.DenseBlock(block));
        ref var impactsC = ref MemoryMarshal.GetReference(c.List.DenseBlock(block));
        ref var impactsD = ref MemoryMarshal.GetReference(d.List.DenseBlock(block));
        var (weightA, weightB, weightC, weightD) = (Vector256.Create(a.Weight), Vector256.Create(b.Weight), Vector256.Create(c.Weight), Vector256.Create(d.Weight));
        for (nuint i = 0; i < length; i += (nuint)Vector256<byte>.Count)
        {
            var (ofA, ofB, ofC, ofD) = (Weighted(ref impactsA, i, weightA), Weighted(ref impactsB, i, weightB), Weighted(ref impactsC, i, weightC), Weighted(ref impactsD, i, weightD));
            var low = ofA.Low + ofB.Low + ofC.Low + ofD.Low;
            var high = ofA.High + ofB.High + ofC.High + ofD.High;
            (Vector256.LoadUnsafe(ref sum, i) + low).StoreUnsafe(ref sum, i);
            var upper = i + (nuint)Vector256<ushort>.Count;
            (Vector256.LoadUnsafe(ref sum, upper) + high).StoreUnsafe(ref sum, upper);
        }
    }

    private void AddDense(in RisingWord word, int block, Span<ushort> sums)
    {
        var impacts = word.List.DenseBlock(block);
        ref var impact = ref MemoryMarshal.GetReference(impacts);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var weight = Vector256.Create(word.Weight);
        for (nuint i = 0; i < (nuint)impacts.Length; i += (nuint)Vector256<byte>.Count)
        {
            var (low, high) = Weighted(ref impact, i, weight);
            (Vector256.LoadUnsafe(ref sum, i) + low).StoreUnsafe(ref sum, i);
            var upper = i + (nuint)Vector256<ushort>.Count;
            (Vector256.LoadUnsafe(ref sum, upper) + high).StoreUnsafe(ref sum, upper);
        }
    }

    /// <summary>What 32 impacts bring to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<ushort> Low, Vector256<ushort> High) Weighted(ref byte impacts, nuint from, Vector256<ushort> weight)
    {
        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref impacts, from));
        return (Vector256.ShiftRightLogical(low * weight, _shift), Vector256.ShiftRightLogical(high * weight, _shift));
    }

    private void AddSparse(WordList list, int block, ushort weight, Span<ushort> sums)
    {
        if (list.Starts.IsEmpty)
            return;
        var places = list.Places(block, out var impacts);
        for (var i = 0; i < places.Length; i++)
            sums[places[i]] += (ushort)(impacts[i] * weight >> _shift);
    }

    private void OfferBlock(int segment, int block, ReadOnlySpan<ulong> words, ReadOnlySpan<ushort> sums, TopHits top)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var least = top.Capacity < ManyPlaces ? (ushort)0 : Reached(words, sums, top.Capacity);
        var floor = Math.Max(least, FloorOf(top));
        for (var i = 0; i < words.Length; i++)
        {
            var hits = words[i];
            if (hits == 0)
                continue;
            if (floor > 0)
                hits &= Reach(ref sum, i * 64, Vector256.Create(floor));
            for (; hits != 0; hits &= hits - 1)
            {
                var place = (i * 64) + BitOperations.TrailingZeroCount(hits);
                top.Offer(new RankedDoc(sums[place] * _scale, segment, (block * WordList.Block) + place));
                floor = Math.Max(least, FloorOf(top));
            }
        }
    }

    /// <summary>The impact that at least so many of the list have; 1 where it is shorter.</summary>
    private static byte Reached(WordList list, int many)
    {
        Span<int> reached = stackalloc int[byte.MaxValue + 1];
        reached.Clear();
        foreach (var impact in list.Dense ?? list.Impacts)
            reached[impact]++;
        var floor = reached.Length;
        for (var n = 0; floor > 1 && n < many;)
            n += reached[--floor];
        return (byte)floor;
    }

    /// <summary>Counts the hits of a block; the sum that at least so many of all that were counted reach, 0 where there are fewer.</summary>
    private ushort Reached(ReadOnlySpan<ulong> words, ReadOnlySpan<ushort> sums, int many)
    {
        if (_reached.Length == 0)
            _reached = new int[(ushort.MaxValue >> StepBits) + 1];
        for (var i = 0; i < words.Length; i++)
            for (var hits = words[i]; hits != 0; hits &= hits - 1)
                _reached[sums[(i * 64) + BitOperations.TrailingZeroCount(hits)] >> StepBits]++;
        var step = _reached.Length;
        for (var n = 0; step > 0 && n < many;)
            n += _reached[--step];
        return (ushort)(step << StepBits);
    }

    /// <summary>Which of 64 sums reach the floor.</summary>
    private static ulong Reach(ref ushort sum, int from, Vector256<ushort> floor)
    {
        var reach = 0UL;
        for (var i = 0; i < 64; i += Vector256<ushort>.Count)
        {
            var sums = Vector256.LoadUnsafe(ref sum, (nuint)(from + i));
            reach |= (ulong)Vector256.Equals(Vector256.Max(sums, floor), sums).ExtractMostSignificantBits() << i;
        }

        return reach;
    }

    private ushort FloorOf(TopHits top) => top.Floor > 0 ? (ushort)Math.Min(ushort.MaxValue, Math.Floor((top.Floor / _scale) + 0.5)) : (ushort)0;

    private void LookUp(int segment, int block, ReadOnlySpan<ulong> words, TopHits top)
    {
        for (var i = 0; i < words.Length; i++)
            for (var hits = words[i]; hits != 0; hits &= hits - 1)
            {
                var place = (i * 64) + BitOperations.TrailingZeroCount(hits);
                var sum = 0;
                foreach (var word in _words)
                    sum += ImpactOf(word.Lists[segment], block, (ushort)place) * word.Weight >> _shift;
                top.Offer(new RankedDoc(sum * _scale, segment, (block * WordList.Block) + place));
            }
    }

    private static int ImpactOf(WordList list, int block, ushort place)
    {
        if (list.Dense is { } dense)
            return dense[(block * WordList.Block) + place];
        if (list.Starts.IsEmpty)
            return 0;
        var at = list.Places(block, out var impacts).BinarySearch(place);
        return at < 0 ? 0 : impacts[at];
    }

    private sealed record Word(WordList[] Lists, ushort Weight);

    /// <param name="Together">what this one and those before it bring at most</param>
    private readonly record struct RisingWord(WordList List, ushort Weight, int Together);
}
