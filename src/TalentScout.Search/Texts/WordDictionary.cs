using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// The words of one segment in the order of their UTF-8 bytes, each with its documents: what beginnings of words and misspelt words are looked up in,
/// without walking the dictionaries of several fields on disk. In one stretch of memory (<see cref="WordCursor"/>); a bitset where many documents have the word.
/// See docs/decisions/0010-search-in-memory.md. Immutable.
/// </summary>
internal sealed class WordDictionary
{
    private readonly Column<byte> _bytes;
    private readonly Column<int> _blocks;
    private readonly BitSets _frequent;

    internal WordDictionary(Column<byte> bytes, Column<int> blocks, BitSets frequent, int longest) => (_bytes, _blocks, _frequent, Longest) = (bytes, blocks, frequent, longest);

    /// <summary>Bytes of the longest word.</summary>
    public int Longest { get; }

    public long Bytes => _bytes.Length + (sizeof(int) * (long)_blocks.Length) + _frequent.Bytes;

    internal ReadOnlySpan<byte> Words => _bytes.Values;

    /// <summary>Where each block of words begins.</summary>
    internal ReadOnlySpan<int> Blocks => _blocks.Values;

    /// <param name="most">bytes that it may take</param>
    /// <returns>null where it would take more</returns>
    public static WordDictionary? Make(AtomicReader reader, ImmutableArray<string> fields, long most)
    {
        var open = fields.Select(f => reader.GetTerms(f)?.GetEnumerator()).OfType<TermsEnum>().Where(t => t.MoveNext()).Select(t => new Source(t)).ToList();
        var builder = new WordDictionaryBuilder(reader.MaxDoc);
        var docs = new List<int>();
        var merged = new List<int>();
        var word = new BytesRef();
        while (open.Count > 0)
        {
            word.CopyBytes(Least(open));
            docs.Clear();
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (!open[i].Word.BytesEquals(word))
                    continue;
                var before = docs.Count;
                open[i].AddTo(docs);
                if (before > 0)
                {
                    Merge(docs, before, merged);
                    (docs, merged) = (merged, docs);
                }

                if (!open[i].Next())
                    open.RemoveAt(i);
            }

            builder.Add(BytesOf(word), docs);
            if (builder.Bytes > most)
                return null;
        }

        return builder.Build();
    }

    private static BytesRef Least(List<Source> open)
    {
        var least = open[0].Word;
        for (var i = 1; i < open.Count; i++)
            if (BytesOf(open[i].Word).SequenceCompareTo(BytesOf(least)) < 0)
                least = open[i].Word;
        return least;
    }

    private static ReadOnlySpan<byte> BytesOf(BytesRef word) => word.Bytes.AsSpan(word.Offset, word.Length);

    /// <summary>Documents of a word in one field and in another, each in their order, in one order.</summary>
    private static void Merge(List<int> docs, int middle, List<int> merged)
    {
        var first = CollectionsMarshal.AsSpan(docs)[..middle];
        var second = CollectionsMarshal.AsSpan(docs)[middle..];
        CollectionsMarshal.SetCount(merged, docs.Count);
        var to = CollectionsMarshal.AsSpan(merged);
        var (a, b) = (0, 0);
        for (var at = 0; at < to.Length; at++)
            to[at] = b == second.Length || (a < first.Length && first[a] <= second[b]) ? first[a++] : second[b++];
    }

    public void Save(ColumnWriter to)
    {
        to.Write(Longest);
        to.Write(Words);
        to.Write(Blocks);
        _frequent.Save(to);
    }

    /// <param name="documents">of the segment</param>
    public static WordDictionary Read(ColumnReader from, int documents)
    {
        var (longest, words, blocks) = (from.ReadNumber(), from.Read<byte>(), from.Read<int>());
        return new WordDictionary(words, blocks, BitSets.Read(from, documents), longest);
    }

    public void Beginning(string start, DocBits found)
    {
        var prefix = Encoding.UTF8.GetBytes(start);
        var cursor = new WordCursor(this, stackalloc byte[Longest]);
        if (!cursor.Seek(prefix) || !cursor.Word.StartsWith(prefix))
            return;
        do
            AddTo(found, cursor.Documents);
        while (cursor.Next() && cursor.Shared >= prefix.Length);
    }

    /// <summary>Words that differ from the one asked for in at most so many letters, the first apart; the nearest of them.</summary>
    /// <param name="edits">letters that may be wrong, missing, too many, or swapped with the next: 1 or 2</param>
    /// <param name="most">spellings</param>
    public void Near(string word, int edits, int most, DocBits found)
    {
        foreach (var spelling in new Misspellings(word, edits).Of(this).Order().Take(most))
            AddTo(found, spelling.Documents);
    }

    /// <param name="at">of <see cref="WordCursor.Documents"/></param>
    private void AddTo(DocBits found, int at)
    {
        var bytes = Words;
        var length = WordCursor.Number(bytes, ref at);
        if (length == 0)
        {
            found.Add(_frequent[WordCursor.Number(bytes, ref at)]);
            return;
        }

        var doc = -1;
        for (var end = at + length; at < end;)
            found.Set(doc += WordCursor.Number(bytes, ref at));
    }

    /// <summary>The words of one field.</summary>
    private sealed class Source(TermsEnum terms)
    {
        /// <summary>Used again for the next word.</summary>
        private DocsEnum? _documents;

        public BytesRef Word => terms.Term;

        public bool Next() => terms.MoveNext();

        public void AddTo(List<int> docs)
        {
            _documents = terms.Docs(null, _documents, DocsFlags.NONE);
            for (var doc = _documents.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = _documents.NextDoc())
                docs.Add(doc);
        }
    }
}
