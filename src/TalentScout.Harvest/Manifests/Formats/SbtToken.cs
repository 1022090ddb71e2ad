namespace TalentScout.Harvest.Manifests.Formats;

internal enum SbtTokenKind
{
    Text,
    Name,

    /// <summary>%, %% or %%%.</summary>
    Percent,
    Sign,
    Comment,
}

/// <summary>A token of Scala, as far as dependencies need it. Line: 1-based.</summary>
internal readonly record struct SbtToken(SbtTokenKind Kind, string Text, int Line)
{
    public static IEnumerable<SbtToken> In(string text, int line)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            var start = i;
            if (c == '\n')
                line++;
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                var end = text[i + 1] == '/' ? text.IndexOf('\n', i) : text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end;
                yield return new SbtToken(SbtTokenKind.Comment, text[(i + 2)..Math.Max(i + 2, end)], line);
                i = text[i + 1] == '/' ? end : Math.Min(text.Length, end + 2);
                line += text.AsSpan(start, i - start).Count('\n');
                continue;
            }
            if (c == '"')
            {
                i = EndOfText(text, i);
                yield return new SbtToken(SbtTokenKind.Text, text[start..i].Trim('"'), line);
                line += text.AsSpan(start, i - start).Count('\n');
                continue;
            }
            i++;
            if (c == '%')
            {
                while (i < text.Length && text[i] == '%')
                    i++;
                yield return new SbtToken(SbtTokenKind.Percent, text[start..i], line);
            }
            else if (char.IsLetter(c) || c == '_')
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                    i++;
                yield return new SbtToken(SbtTokenKind.Name, text[start..i], line);
            }
            else
            {
                yield return new SbtToken(SbtTokenKind.Sign, c.ToString(), line);
            }
        }
    }

    // "x" on one line, or three quotes around many.
    private static int EndOfText(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "\"\"\"", 0, 3) == 0)
            return text.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : text.Length;
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] is '"' or '\n')
                return text[i] == '"' ? i + 1 : i;
        }
        return text.Length;
    }
}
