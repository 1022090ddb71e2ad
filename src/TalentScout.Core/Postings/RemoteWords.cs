using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>What words say about working from anywhere. Hybrid is not remote: people have to live near.</summary>
public static partial class RemoteWords
{
    /// <returns>Null where the text does not say.</returns>
    public static bool? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Not().IsMatch(text))
            return false;
        if (Remote().IsMatch(text))
            return true;
        return Here().IsMatch(text) ? false : null;
    }

    /// <summary>The text without such words: "Remote (Europe)" is "Europe".</summary>
    public static string Without(string text) => Blanks().Replace(Remote().Replace(Here().Replace(text, " "), " "), " ").Trim(' ', ',', '-', '–', '—', '(', ')', ':', '/', '|', ';', '.', '+', '&');

    [GeneratedRegex(
        @"\b(fully |100% |full )?remote(ly)?([\s-]?(first|friendly|only|ok|possible|work|job|position))?\b|\btelecommut\w*|\bwork from (home|anywhere)\b|\bwfh\b|\banywhere( in the world)?\b|\bworldwide\b|\bhome[\s-]?office\b|\btélétravail\b|\bdistributed\b|\bglobal(ly)?\b|\bna dálku\b|\bpráce z domova\b|\bzdalna\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Remote();

    [GeneratedRegex(@"\b(no|not|non)[\s-]+(\w+ )?remote\b|\bremote\b[^.]{0,20}\b(not possible|is not|not available|no)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"\bon[\s-]?site\b|\bin[\s-](the )?office\b|\bin[\s-]person\b|\bhybrid\b|\bvor ort\b", RegexOptions.IgnoreCase)]
    private static partial Regex Here();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
