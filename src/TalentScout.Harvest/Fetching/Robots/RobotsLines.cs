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

    private ReadOnlySpan<byte> _rest = text;

    public RobotsDirective Directive { get; private set; }
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next line with a directive we know; false at the end.</summary>
    public bool Read()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? [] : _rest[(end + 1)..];
            if (line.Length > MaxLine)
                line = line[..MaxLine];
            var comment = line.IndexOf((byte)'#');
            if (comment >= 0)
                line = line[..comment];
            if (Split(line.Trim(Blank)))
                return true;
        }
        return false;
    }

    private bool Split(ReadOnlySpan<byte> line)
    {
        Directive = RobotsKeys.Recognise(line, out var key);
        if (Directive == RobotsDirective.Unknown)
            return false;
        var colon = line.IndexOf((byte)':');
        if (colon >= 0)
        {
            Value = line[(colon + 1)..].Trim(Blank);
            return true;
        }

        // "disallow /x": the colon forgotten. Prose that starts with such a word is no rule, so one word must follow (a name may have more).
        Value = line[key..].Trim(Blank);
        return !Value.IsEmpty
            && Blank.Contains(line[key])
            && (Directive == RobotsDirective.UserAgent || Value.IndexOfAny(Blank) < 0);
    }
}
