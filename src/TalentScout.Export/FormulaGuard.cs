using System.Buffers;
using System.Globalization;
using System.Text;

namespace TalentScout.Export;

/// <summary>
/// Keeps text from becoming a formula when a spreadsheet opens a CSV file. An apostrophe is put before every part that a program could take for the start of
/// a formula: = + - @ and their full-width forms, after any blanks, invisible characters and apostrophes. Parts are what stands between line ends, tabs and
/// semicolons, since a spreadsheet of another locale splits there. Undone by taking away one such apostrophe per part (<see cref="Undo"/>): nothing is lost.
/// </summary>
public static class FormulaGuard
{
    private static readonly SearchValues<char> _starts = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B");
    private static readonly SearchValues<char> _separators = SearchValues.Create("\r\n\t;\v\f\u0085\u2028\u2029");

    public static string Guard(string text) => Changed(text, part => IsRisky(part), (part, made) => made.Append('\'').Append(part));

    /// <summary>The text that <see cref="Guard"/> was given.</summary>
    public static string Undo(string text) => Changed(text, part => part is ['\'', .. var rest] && IsRisky(rest), (part, made) => made.Append(part[1..]));

    /// <summary>Has a part that could become a formula.</summary>
    public static bool Needs(string text) => text.AsSpan().ContainsAny(_starts) && Guard(text).Length > text.Length;

    /// <summary>Long texts are mostly addresses and dates with a character that could start a formula, and no part that does: those are given back as they are, without a copy.</summary>
    private static string Changed(string text, PartTest isMeant, PartChange change)
    {
        if (!text.AsSpan().ContainsAny(_starts))
            return text;
        StringBuilder? made = null;
        var (at, copied) = (0, 0);
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny(_separators);
            var end = length < 0 ? text.Length : at + length;
            if (isMeant(text.AsSpan(at, end - at)))
            {
                made ??= new StringBuilder(text.Length + 2);
                made.Append(text, copied, at - copied);
                change(text.AsSpan(at, end - at), made);
                copied = end;
            }

            at = end + 1;
            if (end >= text.Length)
                return made?.Append(text, copied, text.Length - copied).ToString() ?? text;
        }
    }

    private static bool IsRisky(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (_starts.Contains(c))
                return true;
            if (c != '\'' && !char.IsWhiteSpace(c) && !IsInvisible(c))
                return false;
        }

        return false;
    }

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned;

    private delegate bool PartTest(ReadOnlySpan<char> part);

    private delegate void PartChange(ReadOnlySpan<char> part, StringBuilder made);
}
