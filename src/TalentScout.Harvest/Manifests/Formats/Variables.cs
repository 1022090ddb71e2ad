namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Shell-like variables in Dockerfiles and compose files: $NAME, ${NAME}, ${NAME:-default}.</summary>
internal static class Variables
{
    /// <summary>Characters, before and after: a short text can ask for a long value many times.</summary>
    private const int MaxLength = 1_000;

    public static string Expand(string text, IReadOnlyDictionary<string, string> values)
    {
        var at = text.IndexOf('$');
        if (at < 0 || text.Length > MaxLength)
            return text;
        var made = new System.Text.StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length && made.Length <= MaxLength)
        {
            if (text[at] != '$' || at + 1 >= text.Length)
            {
                made.Append(text[at++]);
                continue;
            }
            var braced = text[at + 1] == '{';
            var start = at + (braced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            var name = text[start..end];
            var otherwise = "";
            if (braced)
            {
                var close = text.IndexOf('}', end);
                if (close < 0)
                    break;
                otherwise = text[end..close].TrimStart(':', '-', '?', '+');
                end = close + 1;
            }
            made.Append(values.GetValueOrDefault(name, otherwise));
            at = end;
        }
        return made.ToString();
    }
}
