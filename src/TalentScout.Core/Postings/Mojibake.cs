using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>UTF-8 that somebody read as Windows-1252 and stored so: "MecÃ¡nico" is "Mecánico".</summary>
internal static partial class Mojibake
{
    /// <summary>The characters of Windows-1252 at 0x80 to 0x9F; 0 where it has none and the byte stays itself.</summary>
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <summary>As it was meant; unchanged where it is sound, or where the repair does not come out even.</summary>
    public static string Repair(string text)
    {
        if (!Suspicious().IsMatch(text))
            return text;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var at = text[i] < 0x100 ? text[i] : Upper.IndexOf(text[i]) is >= 0 and var n ? 0x80 + n : -1;
            if (at < 0)
                return text;
            bytes[i] = (byte)at;
        }

        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"[ÃÂÅÄâ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")]
    private static partial Regex Suspicious();
}
