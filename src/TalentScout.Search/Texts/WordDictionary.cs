using System.Collections.Immutable;
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
        var open = fields.Select(f => reader.GetTerms(f)?.GetEnumerator()).OfType<TermsEnum>().Where(t => t.MoveNext()).ToList();
        var builder = new WordDictionaryBuilder(reader.MaxDoc);
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
            builder.Add(word.Bytes.AsSpan(word.Offset, word.Length), docs);
            if (builder.Bytes > most)
                return null;
            open.RemoveAll(t => t.Term.BytesEquals(word) && !t.MoveNext());
        }

        return builder.Build();
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
}
