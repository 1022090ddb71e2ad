using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Where free words are looked for, and what that counts. How often a word stands there makes no difference: repeating it gains nothing.</summary>
internal sealed record TextClass(string Name, ImmutableArray<string> Fields, Func<QueryRules, double> Value);

internal static class TextClasses
{
    /// <summary>Best first.</summary>
    public static readonly ImmutableArray<TextClass> All =
    [
        new("in name or login", [FieldNames.Name, FieldNames.LoginWords], r => r.TextIdentity),
        new("in repositories worked on", [FieldNames.Work], r => r.TextWork),
        new("in what they say about themselves", [FieldNames.Bio, FieldNames.Company, FieldNames.PlaceText], r => r.TextSelf),
    ];
}

/// <summary>Words, phrases and exact terms through Lucene, as sets of documents.</summary>
internal static class TextFinder
{
    /// <summary>All words next to each other, in one of the fields.</summary>
    public static DocBits Find(SegmentQuery segment, ImmutableArray<string> fields, string text) =>
        Collect(segment, segment.Context.WeightOf(string.Join(' ', fields), text, () => AnyField(fields, text)));

    /// <summary>The whole text as one folded term.</summary>
    public static DocBits FindTerm(SegmentQuery segment, string field, string text) =>
        Collect(segment, segment.Context.WeightOf("=" + field, text, () => new TermQuery(new Term(field, Words.Fold(text)))));

    private static BooleanQuery AnyField(ImmutableArray<string> fields, string text)
    {
        var words = Words.Of(text).ToList();
        var any = new BooleanQuery();
        if (words.Count == 0)
            return any;
        foreach (var field in fields)
        {
            if (words.Count == 1)
            {
                any.Add(new TermQuery(new Term(field, words[0])), Occur.SHOULD);
                continue;
            }

            var phrase = new PhraseQuery();
            foreach (var word in words)
                phrase.Add(new Term(field, word));
            any.Add(phrase, Occur.SHOULD);
        }

        return any;
    }

    private static DocBits Collect(SegmentQuery segment, Weight weight)
    {
        var found = new DocBits(segment.Columns.Count);
        if (weight.GetScorer(segment.Segment.Context, null) is { } scorer)
            for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
                found.Set(doc);
        return found;
    }
}
