using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.Tests.Export;

/// <summary>ST_Xstring back to text, as a spreadsheet reads it.</summary>
internal static partial class XlsxUnescape
{
    public static string Text(string written) => Escaped().Replace(written, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
