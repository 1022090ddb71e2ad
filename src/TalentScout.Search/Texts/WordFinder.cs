using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Words that begin in a way, or nearly are a word: found in Lucene's dictionaries, their documents as one set.</summary>
internal static class WordFinder
{
    /// <summary>The nearest so many spellings are looked at.</summary>
    private const int MostSpellings = 50;

    /// <summary>The first letter has to be right: few people mistype it.</summary>
    private const int RightLetters = 1;

    /// <summary>Words in more than one document in so many come from the lists in memory.</summary>
    private const int FrequentFrom = 256;

    public static void Beginning(SegmentQuery segment, ImmutableArray<string> fields, string start, DocBits found)
    {
        var prefix = new BytesRef(start);
        foreach (var field in fields)
        {
            if (segment.Segment.Reader.GetTerms(field)?.GetEnumerator() is not { } terms || terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
                continue;
            DocsEnum? docs = null;
            do
            {
                if (!StringHelper.StartsWith(terms.Term, prefix))
                    break;
                docs = Add(segment, fields, terms, docs, found);
            }
            while (terms.MoveNext());
        }
    }

    /// <param name="edits">letters that may be wrong, missing, too many, or swapped: 1 or 2</param>
    public static void Near(SegmentQuery segment, ImmutableArray<string> fields, string word, int edits, DocBits found)
    {
        foreach (var spelling in Spellings(segment.Segment.Reader, fields, word, edits))
            segment.Word(fields, spelling).AddTo(found);
    }

    private static IEnumerable<string> Spellings(AtomicReader reader, ImmutableArray<string> fields, string word, int edits)
    {
        var spellings = new Dictionary<string, float>(StringComparer.Ordinal);
        // Shared, so that the automaton of the word is made once.
        var attributes = new AttributeSource();
        foreach (var field in fields)
        {
            if (reader.GetTerms(field) is not { } terms)
                continue;
            var near = new FuzzyTermsEnum(terms, attributes, new Term(field, word), edits, RightLetters, transpositions: true);
            while (near.MoveNext())
                spellings[near.Term.Utf8ToString()] = near.Attributes.AddAttribute<IBoostAttribute>().Boost;
        }

        return spellings.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostSpellings).Select(s => s.Key);
    }

    private static DocsEnum? Add(SegmentQuery segment, ImmutableArray<string> fields, TermsEnum terms, DocsEnum? docs, DocBits found)
    {
        if ((long)terms.DocFreq * FrequentFrom > segment.Columns.Count)
        {
            segment.Word(fields, terms.Term.Utf8ToString()).AddTo(found);
            return docs;
        }

        docs = terms.Docs(null, docs, DocsFlags.NONE);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            found.Set(doc);
        return docs;
    }
}
