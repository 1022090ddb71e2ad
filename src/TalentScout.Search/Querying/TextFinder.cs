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

    /// <summary>Everything that is written of a person.</summary>
    public static readonly ImmutableArray<string> Everywhere = [.. All.SelectMany(c => c.Fields)];

    /// <summary>The same without the login, which is a name and no text.</summary>
    public static readonly ImmutableArray<string> Prose = [.. Everywhere.Remove(FieldNames.LoginWords)];
}

/// <summary>Words, phrases and exact terms as lists of documents, kept beside the segment.</summary>
internal static class TextFinder
{
    /// <summary>All words next to each other, in one of the fields.</summary>
    /// <param name="fields">the same instance for the same fields</param>
    public static WordList Find(SegmentQuery segment, ImmutableArray<string> fields, string text)
    {
        var words = segment.Context.WordsOf(text);
        return words is [var word] ? segment.Word(fields, word) : segment.Columns.Words.Of(
            fields,
            string.Join(' ', words),
            () => WordDecoder.Phrase(segment.Segment.Context, segment.Context.WeightOf(string.Join(' ', fields), text, () => AnyField(fields, words))));
    }

    /// <summary>The whole text as one folded term.</summary>
    /// <param name="fields">one, in the same instance for the same field</param>
    public static WordList FindTerm(SegmentQuery segment, ImmutableArray<string> fields, string text) => segment.Columns.Words.Of(
        fields,
        text,
        () => WordDecoder.Phrase(segment.Segment.Context, segment.Context.WeightOf("=" + fields[0], text, () => new TermQuery(new Term(fields[0], Words.Fold(text))))));

    private static BooleanQuery AnyField(ImmutableArray<string> fields, List<string> words)
    {
        var any = new BooleanQuery();
        if (words.Count == 0)
            return any;
        foreach (var field in fields)
        {
            var phrase = new PhraseQuery();
            foreach (var word in words)
                phrase.Add(new Term(field, word));
            any.Add(phrase, Occur.SHOULD);
        }

        return any;
    }
}
