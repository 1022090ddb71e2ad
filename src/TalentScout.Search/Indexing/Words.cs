using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace TalentScout.Search;

/// <summary>
/// How text becomes words, the same for what is indexed and what is asked: folded to ASCII and lower case, split at white space, with
/// the marks that belong to names kept (c#, c++, .net, node.js). A compound word is found by its parts and by their join too.
/// </summary>
internal static class Words
{
    /// <summary>Longer ones are cut: nobody types them.</summary>
    public const int MaxLength = 100;

    /// <summary>The whole text as one exact term: trimmed, folded, lower case.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.Trim().ToLowerInvariant();
        var chars = text.Trim().ToCharArray();
        // One character becomes four at most.
        var folded = new char[(chars.Length * 4) + 4];
        var length = ASCIIFoldingFilter.FoldToASCII(chars, 0, folded, 0, chars.Length);
        return new string(folded, 0, length).ToLowerInvariant();
    }

    /// <summary>The words of a text in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var word in Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var trimmed = Trim(word, out _).ToString();
            if (trimmed.Length > 0)
                yield return trimmed.Length > MaxLength ? trimmed[..MaxLength] : trimmed;
        }
    }

    /// <summary>Runs of letters and digits: the length of a text, near enough and without making its words.</summary>
    public static int Count(string text)
    {
        var (words, inside) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inside)
                words++;
            inside = letter;
        }

        return words;
    }

    /// <summary>Under which other terms a compound word is found: npgsql/npgsql.json -> npgsql, json, npgsqlnpgsqljson.</summary>
    public static IEnumerable<string> PartsOf(string word)
    {
        if (IsPlain(word))
            yield break;
        var parts = new List<string>();
        var start = -1;
        for (var i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && char.IsLetterOrDigit(word[i]))
            {
                if (start < 0)
                    start = i;
            }
            else if (start >= 0)
            {
                parts.Add(word[start..i]);
                start = -1;
            }
        }

        if (parts.Count > 1)
            parts.Add(string.Concat(parts));
        foreach (var part in parts.Distinct(StringComparer.Ordinal))
            if (part != word)
                yield return part;
    }

    private static bool IsPlain(string word)
    {
        foreach (var c in word)
            if (!char.IsLetterOrDigit(c))
                return false;
        return true;
    }

    /// <summary>Without the marks around it that do not belong to names.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> word, out int skipped)
    {
        var (from, to) = (0, word.Length);
        while (from < to && !char.IsLetterOrDigit(word[from]) && !(word[from] == '.' && from + 1 < to && char.IsLetter(word[from + 1])))
            from++;
        while (to > from && !char.IsLetterOrDigit(word[to - 1]) && word[to - 1] is not ('#' or '+'))
            to--;
        skipped = from;
        return word[from..to];
    }
}
