using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

internal static partial class Paging
{
    /// <summary>The number of the page that an address asks for; 1 where it names none.</summary>
    public static int NumberOf(string address) =>
        Page().Match(address) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    [GeneratedRegex("[?&]page=([0-9]{1,6})(?:&|$)")]
    private static partial Regex Page();
}
