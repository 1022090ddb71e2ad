namespace TalentScout;

/// <summary>Where a word that could be a skill may begin and end.</summary>
internal static class TextBoundary
{
    /// <summary>Not inside a word, an address ("www.redis.io"), a mention ("@docker") or a path of dots ("a.go").</summary>
    public static bool MayStart(string text, int at)
    {
        if (at == 0)
            return true;
        var before = text[at - 1];
        if (char.IsLetterOrDigit(before) || before is '_' or '@' or '$')
            return false;
        if (before is '.' or '-' && at >= 2 && char.IsLetterOrDigit(text[at - 2]))
            return before == '-' && char.IsLetterOrDigit(text[at]);
        // "C++" and "C#" end in signs: what follows them at once is no word of its own.
        return before is not ('+' or '#') || at < 2 || !char.IsLetterOrDigit(text[at - 2]);
    }

    /// <summary>Not before a letter, nor before what makes another word of it: "c" in "c#", "redis" in "redis.io".</summary>
    public static bool MayEnd(string text, int start, int end)
    {
        if (end >= text.Length)
            return true;
        var next = text[end];
        var last = text[end - 1];
        if (char.IsLetterOrDigit(next))
            return !char.IsLetterOrDigit(last) ? last is '/' : char.IsDigit(next) && !char.IsDigit(last) && end - start > 3;
        if (next is '_' or '@')
            return false;
        if (next is '+' or '#')
            return last is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z') || end - start > 2;
        return next != '.' || end + 1 >= text.Length || !char.IsLetter(text[end + 1]);
    }

    /// <summary>Where an address or e-mail that starts here ends; the offset itself where none does.</summary>
    public static int AddressEnd(string text, int at)
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or '<' or '[' or '"' or '\''))
            return at;
        var end = at;
        var address = false;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (')' or '>' or ']' or '"'))
        {
            address |= text[end] == '@' && end > at;
            address |= text[end] == ':' && end + 2 < text.Length && text[end + 1] == '/' && text[end + 2] == '/';
            end++;
        }
        address |= text.AsSpan(at, end - at).StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        return address ? end : at;
    }
}
