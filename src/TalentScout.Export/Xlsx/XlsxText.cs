using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout.Export;

/// <summary>Text as it stands in a sheet's XML (ECMA-376 part 1, ST_Xstring): what XML cannot hold as _xHHHH_, and what looks like that escaped in turn.</summary>
internal static partial class XlsxText
{
    /// <summary>Characters in a cell; Excel refuses a file with more.</summary>
    public const int MaxLength = 32_767;

    public static void Append(StringBuilder xml, string text)
    {
        if (text.Length > MaxLength)
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        if (text.Contains("_x", StringComparison.Ordinal))
            text = LooksEscaped().Replace(text, "_x005F_");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                xml.Append(c).Append(text[++i]);
            else if ((c < ' ' && c is not ('\t' or '\n')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                xml.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                _ = c switch { '<' => xml.Append("&lt;"), '>' => xml.Append("&gt;"), '&' => xml.Append("&amp;"), '"' => xml.Append("&quot;"), _ => xml.Append(c) };
        }
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
