using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>A manifest's path and text, with its lines. Only so much is read of a file that no person wrote.</summary>
internal sealed class ManifestSource
{
    /// <summary>Characters read of one file.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Characters of a line that are looked at: longer ones are made by machines, or to hurt.</summary>
    public const int MaxLine = 4_000;
    private const int MaxExcerpt = 300;

    private int[]? _starts;
    private ImmutableArray<string> _lines;
    private bool _linesRead;
    private int _longLine;

    public ManifestSource(ManifestPath path, string content)
    {
        Path = path;
        Cut = content.Length > MaxLength;
        Text = (Cut ? content[..MaxLength] : content).TrimStart('\uFEFF');
    }

    public ManifestPath Path { get; }
    public string Text { get; }

    /// <summary>True where the file was longer than what is read.</summary>
    public bool Cut { get; }

    /// <summary>Without their ends; index 0 is line 1.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            _linesRead = true;
            return AllLines;
        }
    }

    /// <summary>The first line of which a part was left out, where lines were what was read; null where none was.</summary>
    public int? CutLine => _linesRead && _longLine > 0 ? _longLine : null;

    private ImmutableArray<string> AllLines => _lines.IsDefault ? _lines = Split(Text) : _lines;

    /// <summary>A line as it is quoted; empty where there is none.</summary>
    public string Excerpt(int line)
    {
        if (line < 1 || line > AllLines.Length)
            return "";
        var text = AllLines[line - 1].Trim();
        return text.Length > MaxExcerpt ? text[..MaxExcerpt] : text;
    }

    /// <summary>The 1-based line of an offset.</summary>
    public int LineAt(int offset)
    {
        var at = Array.BinarySearch(_starts ??= LineStarts(), offset);
        return at >= 0 ? at + 1 : ~at;
    }

    private ImmutableArray<string> Split(string text)
    {
        var lines = ImmutableArray.CreateBuilder<string>(text.AsSpan().Count('\n') + 1);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            if (line.Length > MaxLine && _longLine == 0)
                _longLine = lines.Count + 1;
            lines.Add((line.Length > MaxLine ? line[..MaxLine] : line).TrimEnd('\r').ToString());
        }
        return lines.MoveToImmutable();
    }

    private int[] LineStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = Text.IndexOf('\n'); i >= 0; i = Text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return [.. starts];
    }
}
