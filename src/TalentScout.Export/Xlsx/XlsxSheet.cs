using System.Globalization;
using System.Text;

namespace TalentScout.Export;

/// <summary>Writes the rows of one sheet into a part of the package. Every text is a text cell: no formula can come of it.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private readonly StreamWriter _part;
    private readonly StringBuilder _xml = new();
    private int _row;

    public XlsxSheet(Stream part, string views)
    {
        _part = new StreamWriter(part, new UTF8Encoding(false), 1 << 14);
        _part.Write(XlsxParts.SheetStart + views + "<sheetData>");
    }

    public void Row(IEnumerable<object?> values, int style)
    {
        _row++;
        _xml.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{_row}\">");
        var column = 0;
        foreach (var value in values)
            Cell(ColumnName(column++), value, style);
        _part.Write(_xml.Append("</row>"));
    }

    public void End() => _part.Write("</sheetData></worksheet>");

    public void Dispose() => _part.Dispose();

    private void Cell(string column, object? value, int style)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                var kept = style == XlsxParts.Plain && FormulaGuard.Needs(text) ? XlsxParts.QuotedText : style;
                _xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{_row}\" t=\"inlineStr\" s=\"{kept}\"><is><t xml:space=\"preserve\">");
                XlsxText.Append(_xml, text);
                _xml.Append("</t></is></c>");
                break;
            case bool flag:
                _xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{_row}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>");
                break;
            case IFormattable number:
                _xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{_row}\"><v>{number}</v></c>");
                break;
            default:
                throw new ArgumentException($"no cell for a {value.GetType().Name}", nameof(value));
        }
    }

    /// <summary>0 -> "A", 26 -> "AA".</summary>
    private static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + ColumnName(index % 26);
}
