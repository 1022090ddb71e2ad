namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// Reads the lines of a robots.txt: ended by LF, CR or CRLF, comments and blanks cut off, split at the first colon. Works on bytes, so that no encoding
/// is too broken to read.
/// </summary>
internal ref struct RobotsLines(ReadOnlySpan<byte> text)
{
    /// <summary>Longer lines are cut here, as google/robotstxt does: 8 times the longest address that browsers take.</summary>
    public const int MaxLine = 8 * 2083;

    private static ReadOnlySpan<byte> Blank => " \t\v\f\0"u8;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _next;

    public RobotsDirective Directive { get; private set; }

    /// <summary>Where the value stands in the text; may be empty.</summary>
    public RobotsSlice Slice { get; private set; }

    public readonly ReadOnlySpan<byte> Value => Slice.Of(_text);

    /// <summary>Goes to the next line with a directive we know; false at the end.</summary>
    public bool Read()
    {
        while (_next < _text.Length)
        {
            var start = _next;
            var length = _text[start..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
                length = _text.Length - start;
            _next = start + length + 1;
            var line = _text.Slice(start, Math.Min(length, MaxLine));
            var comment = line.IndexOf((byte)'#');
            if (Split(Trim(start, comment < 0 ? line : line[..comment])))
                return true;
        }
        return false;
    }

    private bool Split(RobotsSlice where)
    {
        var line = where.Of(_text);
        Directive = RobotsKeys.Recognise(line, out var key);
        if (Directive == RobotsDirective.Unknown)
            return false;
        var colon = line.IndexOf((byte)':');
        if (colon >= 0)
        {
            Slice = Trim(where.Start + colon + 1, line[(colon + 1)..]);
            return true;
        }

        // "disallow /x": the colon forgotten. Prose that starts with such a word is no rule, so one word must follow (a name may have more).
        Slice = Trim(where.Start + key, line[key..]);
        return Slice.Length > 0
            && Blank.Contains(line[key])
            && (Directive == RobotsDirective.UserAgent || Value.IndexOfAny(Blank) < 0);
    }

    private static RobotsSlice Trim(int start, ReadOnlySpan<byte> text)
    {
        var trimmed = text.TrimStart(Blank);
        return new RobotsSlice(start + text.Length - trimmed.Length, trimmed.TrimEnd(Blank).Length);
    }
}

/// <summary>A stretch of a file's bytes. Files can hold 40,000 rules of which one agent needs a few: they are kept as stretches until asked for.</summary>
internal readonly record struct RobotsSlice(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text) => text.Slice(Start, Length);
}
