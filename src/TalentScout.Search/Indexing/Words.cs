using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        var words = 0;
        // Of the character before: whether it is one of them.
        var inside = 0U;
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
            for (; at + Vector256<ushort>.Count <= text.Length; at += Vector256<ushort>.Count)
            {
                var letters = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan())), (nuint)at);
                if (Vector256.GreaterThanAny(letters, Vector256.Create((ushort)127)))
                    break;
                var alphabet = Vector256.LessThan((letters | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
                var digits = Vector256.LessThan(letters - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10));
                var runs = (alphabet | digits).ExtractMostSignificantBits();
                words += BitOperations.PopCount(runs & ~((runs << 1) | inside));
                inside = runs >> (Vector256<ushort>.Count - 1);
            }

        for (; at < text.Length; at++)
        {
            var letter = char.IsLetterOrDigit(text[at]) ? 1U : 0;
            words += (int)(letter & ~inside);
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
