using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// Words that begin in a way, or nearly are a word; their documents as one set. From the segment's <see cref="WordDictionary"/>; while that is being made,
/// or where it would be too large, from Lucene's dictionaries: the same documents, more slowly.
/// </summary>
internal static class WordFinder
{
    /// <summary>The nearest so many spellings are looked at.</summary>
    private const int MostSpellings = 50;

    /// <summary>The first letter has to be right: few people mistype it.</summary>
    private const int RightLetters = 1;

    public static void Beginning(SegmentQuery segment, string start, DocBits found)
    {
        if (segment.Columns.Dictionary(segment.Segment.Reader) is { } dictionary)
            dictionary.Beginning(start, found);
        else
            Beginning(segment.Segment.Reader, start, found);
    }

    /// <param name="edits">letters that may be wrong, missing, too many, or swapped: 1 or 2</param>
    public static void Near(SegmentQuery segment, string word, int edits, DocBits found)
    {
        if (segment.Columns.Dictionary(segment.Segment.Reader) is { } dictionary)
            dictionary.Near(word, edits, MostSpellings, found);
        else
            Near(segment.Segment.Reader, word, edits, found);
    }

    /// <summary>In Lucene's dictionaries.</summary>
    internal static void Beginning(AtomicReader reader, string start, DocBits found)
    {
        var prefix = new BytesRef(start);
        DocsEnum? docs = null;
        foreach (var field in TextClasses.Prose)
        {
            if (reader.GetTerms(field)?.GetEnumerator() is not { } terms || terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
                continue;
            do
            {
                if (!StringHelper.StartsWith(terms.Term, prefix))
                    break;
                docs = Add(terms, docs, found);
            }
            while (terms.MoveNext());
        }
    }

    /// <summary>In Lucene's dictionaries.</summary>
    internal static void Near(AtomicReader reader, string word, int edits, DocBits found)
    {
        DocsEnum? docs = null;
        foreach (var spelling in Spellings(reader, word, edits))
            foreach (var field in TextClasses.Prose)
                if (reader.GetTerms(field)?.GetEnumerator() is { } terms && terms.SeekExact(new BytesRef(spelling)))
                    docs = Add(terms, docs, found);
    }

    private static IEnumerable<string> Spellings(AtomicReader reader, string word, int edits)
    {
        var spellings = new Dictionary<string, float>(StringComparer.Ordinal);
        // Shared, so that the automaton of the word is made once.
        var attributes = new AttributeSource();
        foreach (var field in TextClasses.Prose)
        {
            if (reader.GetTerms(field) is not { } terms)
                continue;
            var near = new FuzzyTermsEnum(terms, attributes, new Term(field, word), edits, RightLetters, transpositions: true);
            while (near.MoveNext())
                spellings[near.Term.Utf8ToString()] = near.Attributes.AddAttribute<IBoostAttribute>().Boost;
        }

        return spellings.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostSpellings).Select(s => s.Key);
    }

    private static DocsEnum Add(TermsEnum terms, DocsEnum? docs, DocBits found)
    {
        docs = terms.Docs(null, docs, DocsFlags.NONE);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            found.Set(doc);
        return docs;
    }
}
