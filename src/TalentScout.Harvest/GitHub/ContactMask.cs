using System.Buffers;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

/// <summary>Takes e-mail addresses and telephone numbers out of text before it is stored. Lengths of lines change, their number does not.</summary>
internal static partial class ContactMask
{
    private static readonly SearchValues<string> WhoseBranch = SearchValues.Create([" from ", " of "], StringComparison.Ordinal);

    public const string Mark = "[address removed]";

    /// <summary>E-mail addresses only: for code and commit messages, where digits are numbers.</summary>
    public static string Emails(string text) => text.Contains('@') ? Email().Replace(text, Mark) : text;

    /// <summary>Both: for what people write about themselves.</summary>
    public static string Contacts(string text) => Phone().Replace(Emails(text), "[number removed]");

    /// <summary>The first line, at most so many characters. Of a merge only that it is one: whose branch it was is said nowhere else either.</summary>
    public static string FirstLine(string text, int length)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0)
            line = line[..end].TrimEnd();
        if (line.StartsWith("Merge ", StringComparison.OrdinalIgnoreCase) && line.IndexOfAny(WhoseBranch) is > 0 and var whose)
            line = line[..whose];
        return Emails((line.Length > length ? line[..length] : line).ToString());
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:\+|\b00)\d[\d ().-]{7,17}\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
