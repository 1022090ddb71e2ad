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

    public static string Guard(string text) => Parts(text, part => IsRisky(part) ? "'" : "", part => part);

    /// <summary>The text that <see cref="Guard"/> was given.</summary>
    public static string Undo(string text) => Parts(text, _ => "", part => part.StartsWith('\'') && IsRisky(part[1..]) ? part[1..] : part);

    /// <summary>Has a part that could become a formula.</summary>
    public static bool Needs(string text) => text.AsSpan().ContainsAny(_starts) && Guard(text).Length > text.Length;

    private static string Parts(string text, Func<string, string> before, Func<string, string> changed)
    {
        // Nearly every text: no character in it that could start a formula.
        if (!text.AsSpan().ContainsAny(_starts))
            return text;
        var made = new StringBuilder(text.Length + 2);
        for (var at = 0; at <= text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny(_separators);
            var part = length < 0 ? text[at..] : text.Substring(at, length);
            made.Append(before(part)).Append(changed(part));
            at += part.Length;
            if (at < text.Length)
                made.Append(text[at]);
            at++;
        }

        return made.ToString();
    }

    private static bool IsRisky(string part)
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
}
