using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// The words of one segment in the order of their UTF-8 bytes, each with its documents: what beginnings of words and misspelt words are looked up in,
/// without walking the dictionaries of several fields on disk. Documents are gaps of one to five bytes each, or a bitset where many have the word.
/// See docs/decisions/0010-search-in-memory.md. Immutable.
/// </summary>
internal sealed class WordDictionary
{
    /// <summary>A bitset where more than one document in so many has the word.</summary>
    private const int BitsFrom = 64;

    /// <summary>Longer words are not misspelt ones.</summary>
    private const int LongestWord = 64;

    private readonly byte[] _letters;
    private readonly int[] _starts;
    private readonly byte[] _gaps;
    private readonly int[] _places;
    private readonly uint[] _signatures;
    private readonly Dictionary<int, DocBits> _frequent;

    private WordDictionary(Builder built) => (_letters, _starts, _gaps, _places, _signatures, _frequent) =
        (built.Letters.WrittenSpan.ToArray(), [.. built.Starts], built.Gaps.WrittenSpan.ToArray(), [.. built.Places], [.. built.Signatures], built.Frequent);

    public int Count => _signatures.Length;

    public long Bytes => _letters.LongLength + _gaps.LongLength + (sizeof(int) * (_starts.LongLength + _places.LongLength + _signatures.LongLength)) + _frequent.Values.Sum(b => (long)b.Bytes);

    /// <param name="most">bytes that it may take</param>
    /// <returns>null where it would take more</returns>
    public static WordDictionary? Make(AtomicReader reader, ImmutableArray<string> fields, long most)
    {
        var open = fields.Select(f => reader.GetTerms(f)?.GetEnumerator()).OfType<TermsEnum>().Where(t => t.MoveNext()).ToList();
        var builder = new Builder(reader.MaxDoc);
        var docs = new List<int>();
        while (open.Count > 0)
        {
            var word = BytesRef.DeepCopyOf(open.MinBy(t => t.Term, BytesRef.UTF8SortedAsUnicodeComparer)!.Term);
            docs.Clear();
            var fieldsWithIt = 0;
            foreach (var terms in open.Where(t => t.Term.BytesEquals(word)))
            {
                fieldsWithIt++;
                var postings = terms.Docs(null, null, DocsFlags.NONE);
                for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                    docs.Add(doc);
            }

            if (fieldsWithIt > 1)
                docs.Sort();
            builder.Add(word, docs);
            if (builder.Bytes > most)
                return null;
            open.RemoveAll(t => t.Term.BytesEquals(word) && !t.MoveNext());
        }

        builder.End();
        return new WordDictionary(builder);
    }

    public void Beginning(string start, DocBits found)
    {
        var prefix = Encoding.UTF8.GetBytes(start);
        for (var word = FirstFrom(prefix); word < Count && Letters(word).StartsWith(prefix); word++)
            AddTo(word, found);
    }

    /// <summary>Words that differ from the one asked for in at most so many letters, the first apart; the nearest of them.</summary>
    /// <param name="edits">letters that may be wrong, missing, too many, or swapped with the next: 1 or 2</param>
    /// <param name="most">spellings</param>
    public void Near(string word, int edits, int most, DocBits found)
    {
        foreach (var spelling in Spellings(word, edits).Order().Take(most))
            AddTo(spelling.Word, found);
    }

    private List<Spelling> Spellings(string word, int edits)
    {
        var spellings = new List<Spelling>();
        var wanted = Runes(word);
        if (wanted.Length is 0 or > LongestWord)
            return spellings;
        var signature = SignatureOf(wanted);
        Span<byte> first = stackalloc byte[4];
        first = first[..new Rune(wanted[0]).EncodeToUtf8(first)];
        Span<int> letters = stackalloc int[LongestWord + 2];
        for (var at = FirstFrom(first); at < Count && Letters(at).StartsWith(first); at++)
        {
            // An edit takes away one letter and brings one.
            if (BitOperations.PopCount(_signatures[at] ^ signature) > 2 * edits || !TryRunes(Letters(at), letters, out var length) || Math.Abs(length - wanted.Length) > edits)
                continue;
            var distance = EditDistance.Of(wanted, letters[..length], edits);
            var shorter = Math.Min(length, wanted.Length);
            if (distance <= edits && distance < shorter)
                spellings.Add(new Spelling((double)distance / shorter, at));
        }

        return spellings;
    }

    private void AddTo(int word, DocBits found)
    {
        if (_frequent.TryGetValue(word, out var bits))
        {
            found.Add(bits);
            return;
        }

        var gaps = _gaps.AsSpan(_places[word].._places[word + 1]);
        var doc = -1;
        for (var at = 0; at < gaps.Length;)
        {
            var gap = 0;
            var shift = 0;
            byte part;
            do
            {
                part = gaps[at++];
                gap |= (part & 127) << shift;
                shift += 7;
            }
            while (part > 127);
            doc += gap;
            found.Set(doc);
        }
    }

    private ReadOnlySpan<byte> Letters(int word) => _letters.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>The first word not before these bytes.</summary>
    private int FirstFrom(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Letters(middle).SequenceCompareTo(bytes) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int[] Runes(string word) => [.. word.EnumerateRunes().Select(r => r.Value)];

    private static bool TryRunes(ReadOnlySpan<byte> utf8, Span<int> runes, out int length)
    {
        length = 0;
        while (utf8.Length > 0)
        {
            if (length == runes.Length)
                return false;
            Rune.DecodeFromUtf8(utf8, out var rune, out var read);
            runes[length++] = rune.Value;
            utf8 = utf8[read..];
        }

        return true;
    }

    private static uint SignatureOf(ReadOnlySpan<int> runes)
    {
        var signature = 0u;
        foreach (var rune in runes)
            signature |= 1u << (rune & 31);
        return signature;
    }

    /// <summary>How far it is from the word asked for, in letters of the shorter one.</summary>
    private readonly record struct Spelling(double Distance, int Word) : IComparable<Spelling>
    {
        public int CompareTo(Spelling other) => (Distance, Word).CompareTo((other.Distance, other.Word));
    }

    private sealed class Builder(int documents)
    {
        public ArrayBufferWriter<byte> Letters { get; } = new();
        public List<int> Starts { get; } = [];
        public ArrayBufferWriter<byte> Gaps { get; } = new();
        public List<int> Places { get; } = [];
        public List<uint> Signatures { get; } = [];
        public Dictionary<int, DocBits> Frequent { get; } = [];

        public long Bytes => Letters.WrittenCount + Gaps.WrittenCount + (3L * sizeof(int) * Signatures.Count) + (Frequent.Count * ((long)documents / 8));

        /// <param name="docs">ascending; one may stand there twice</param>
        public void Add(BytesRef word, List<int> docs)
        {
            var utf8 = word.Bytes.AsSpan(word.Offset, word.Length);
            Starts.Add(Letters.WrittenCount);
            Places.Add(Gaps.WrittenCount);
            Letters.Write(utf8);
            Span<int> runes = stackalloc int[LongestWord + 2];
            // One that is too long is never asked for: any signature will do.
            Signatures.Add(TryRunes(utf8, runes, out var length) ? SignatureOf(runes[..length]) : 0);
            if ((long)docs.Count * BitsFrom > documents)
            {
                var bits = new DocBits(documents);
                foreach (var doc in docs)
                    bits.Set(doc);
                Frequent.Add(Signatures.Count - 1, bits);
                return;
            }

            var last = -1;
            foreach (var doc in docs)
                if (doc > last)
                {
                    Write(doc - last);
                    last = doc;
                }
        }

        public void End()
        {
            Starts.Add(Letters.WrittenCount);
            Places.Add(Gaps.WrittenCount);
        }

        private void Write(int gap)
        {
            var bytes = Gaps.GetSpan(5);
            var written = 0;
            for (; gap > 127; gap >>= 7)
                bytes[written++] = (byte)(gap | 128);
            bytes[written++] = (byte)gap;
            Gaps.Advance(written);
        }
    }
}
