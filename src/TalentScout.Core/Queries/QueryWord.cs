using System.Text;

namespace TalentScout;

/// <summary>Words as they stand in a text without quotes.</summary>
internal static class QueryWord
{
    private const int LeastLetters = 2;
    private static readonly char[] _before = ['\'', '\u2018', '\u2019', '`', '[', '{', '<', '>', '=', '\u2022'];
    private static readonly char[] _after = ['\'', '\u2018', '\u2019', '`', ']', '}', '<', '>', '=', '.', '!', '?', ':'];

    /// <summary>Without the punctuation that belongs to the sentence: "Kafka." -> "Kafka"; ".net" and "c++" stay.</summary>
    public static string Clean(string word) => word.TrimStart(_before).TrimEnd(_after);

    /// <summary>What "post*" begins with; null where the word is no such thing: at least two letters or digits, then a star.</summary>
    public static string? Beginning(string word) => word.Length > LeastLetters && word[^1] == '*' && word[..^1].All(char.IsLetterOrDigit) ? word[..^1] : null;

    /// <summary>"postgers~", "postgers~2" -> the word and how many letters may be wrong (1 where none is said); null where the word is no such thing.</summary>
    public static (string Word, int Edits)? Misspelt(string word)
    {
        var tilde = word.IndexOf('~');
        if (tilde < LeastLetters || !word[..tilde].All(char.IsLetterOrDigit))
            return null;
        return word[(tilde + 1)..] switch { "" or "1" => (word[..tilde], 1), "2" => (word[..tilde], 2), _ => null };
    }

    /// <summary>What is wanted in place of a word that looks like more than a word and is not: a star or tilde in the wrong place, a comparison without its field. Null: it is a word.</summary>
    public static string? Mistake(string word) => word switch
    {
        _ when Beginning(word) is not null || Misspelt(word) is not null => null,
        ['*', ..] when word.Length > 1 && word[1..].All(char.IsLetterOrDigit) => "at least two letters, then one star: post*",
        [var letter, '*'] when char.IsLetterOrDigit(letter) => "at least two letters, then one star: post*",
        _ when word.IndexOf('~') is >= 0 and var tilde && word[..tilde].All(char.IsLetterOrDigit) && word[(tilde + 1)..].All(char.IsAsciiDigit) => "at least two letters, then ~, ~1 or ~2: postgers~2",
        ['<' or '>', '=', >= '0' and <= '9', ..] or ['<' or '>', >= '0' and <= '9', ..] => "a comparison directly after its field, or a range: merged:5..10",
        _ => null,
    };

    /// <summary>There is something to search for.</summary>
    public static bool HasContent(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The word that says of a place after it that somebody lives there.</summary>
    public static bool IsIn(string word) => word.Equals("in", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads as this very word when it stands in a query without quotes.</summary>
    public static bool StandsAlone(string text) =>
        Clean(text) == text && !IsIn(text) && Mistake(text) is null && Beginning(text) is null && Misspelt(text) is null && !PlaceFields.IsDistance(text)
        && QueryLexer.Read(text) is (var tokens, null) && tokens is [{ Kind: QueryTokenKind.Word } word, _] && word.Text == text;

    /// <summary>Reads as this very value when it stands after "field:" without quotes.</summary>
    public static bool StandsAsValue(string text) =>
        QueryLexer.Read("x:" + text) is (var tokens, null) && tokens is [{ Kind: QueryTokenKind.Field }, { Kind: QueryTokenKind.Word } word, _] && word.Text == text;

    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
