using System.Text;

namespace TalentScout;

/// <summary>Words as they stand in a text without quotes.</summary>
internal static class QueryWord
{
    private static readonly char[] _before = ['\'', '\u2018', '\u2019', '`', '[', '{', '<', '>', '=', '\u2022'];
    private static readonly char[] _after = ['\'', '\u2018', '\u2019', '`', ']', '}', '<', '>', '=', '.', '!', '?', ':'];

    /// <summary>Without the punctuation that belongs to the sentence: "Kafka." -> "Kafka"; ".net" and "c++" stay.</summary>
    public static string Clean(string word) => word.TrimStart(_before).TrimEnd(_after);

    /// <summary>There is something to search for.</summary>
    public static bool HasContent(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>Reads as this very word when it stands in a query without quotes.</summary>
    public static bool StandsAlone(string text) =>
        Clean(text) == text && !PlaceFields.IsDistance(text)
        && QueryLexer.Read(text) is (var tokens, null) && tokens is [{ Kind: QueryTokenKind.Word } word, _] && word.Text == text;

    /// <summary>Reads as this very value when it stands after "field:" without quotes.</summary>
    public static bool StandsAsValue(string text) =>
        QueryLexer.Read("x:" + text) is (var tokens, null) && tokens is [{ Kind: QueryTokenKind.Field }, { Kind: QueryTokenKind.Word } word, _] && word.Text == text;

    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
