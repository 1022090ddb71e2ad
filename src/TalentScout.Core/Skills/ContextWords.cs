using System.Collections.Frozen;

namespace TalentScout;

/// <summary>The words that tell a skill from a common word, and how to read the word before or after a place.</summary>
internal static class ContextWords
{
    /// <summary>After the name of a skill: "Go services".</summary>
    public static readonly FrozenSet<string> Following = Set(
        "developer developers dev devs engineer engineers engineering programmer programmers programming development coder architect language lang framework backend back-end frontend " +
        "microservice microservices service services code codebase codebases app apps application applications api apis stack server servers project projects library libraries " +
        "module modules package packages experience expert expertise ecosystem runtime compiler enthusiast gopher skills knowledge worker workers");

    /// <summary>Those that tell enough even where the skill is written small: "go developer".</summary>
    public static readonly FrozenSet<string> StrongFollowing = Set(
        "developer developers dev devs engineer engineers programmer programmers programming development language lang framework codebase microservices backend enthusiast");

    /// <summary>Before it, where it ends the phrase: "with Go.", "using Express and".</summary>
    public static readonly FrozenSet<string> Preceding = Set(
        "with using use uses used via know knows knowing learn learning love loves loving prefer like enjoy of senior junior mid-level staff lead knowledge mostly mainly primarily plus including modern idiomatic "
        + "backend framework language languages stack e.g skills");

    /// <summary>Verbs of writing programs: they count before small letters too: "I write go".</summary>
    public static readonly FrozenSet<string> WritingVerbs = Set("write writes writing code codes coding program programs hack hacking develop");

    /// <summary>What stands before "in" where a language follows, not a season: "written in Go".</summary>
    public static readonly FrozenSet<string> BeforeIn = Set(
        "written write writes writing wrote rewritten experience experienced experiences proficient proficiency develop develops developed developing development developer developers code codes coded coding program programs programmed programming "
        + "programmer build builds built building expertise expert skilled skills fluent knowledge background work works worked working strong solid services service microservices systems apis api "
        + "backends backend apps applications app years engineer engineers engineering implemented implementing implement specialized specialised specializing specialising interested interest hands-on libraries library tools software "
        + "projects project mostly mainly primarily focus competent comfortable confident ported tests");

    /// <summary>May follow where the phrase ends: "in Go and Rust", "with R for".</summary>
    public static readonly FrozenSet<string> Closing = Set("and or for on at as is are by but which since plus backend services");

    /// <summary>The word after an offset, lower case; Breaks where punctuation stands between.</summary>
    public static (string Word, bool Breaks) After(string text, int at)
    {
        var i = at;
        while (i < text.Length && text[i] is ' ' or '\u00a0' or '(')
            i++;
        if (i < text.Length && !char.IsLetterOrDigit(text[i]))
            return ("", true);
        var start = i;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '-' or '.' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            i++;
        return (text[start..i].ToLowerInvariant(), false);
    }

    /// <summary>The word before an offset, lower case, and where it starts; none where a sentence ends between.</summary>
    public static (string Word, int Start) Before(string text, int at)
    {
        var i = at;
        while (i > 0 && text[i - 1] is ' ' or '\u00a0' or ':' or '(' or '"' or '*' or '`')
            i--;
        var end = i;
        while (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || (text[i - 1] is '-' or '.' && end > i)))
            i--;
        return (text[i..end].ToLowerInvariant(), i);
    }

    /// <summary>", " and " / " and " and ": what stands between the entries of a list.</summary>
    public static bool IsListSeparator(string between)
    {
        var trimmed = between.AsSpan().Trim();
        if (trimmed.IsEmpty)
            return between.Contains('\n');
        while (!trimmed.IsEmpty)
        {
            var word = WordAt(trimmed);
            if (word > 0)
            {
                if (trimmed[..word] is not ("and" or "or" or "und" or "et" or "y"))
                    return false;
                trimmed = trimmed[word..].TrimStart();
                continue;
            }
            if (trimmed[0] is not (',' or '/' or '|' or '&' or '+' or '·' or '•' or ';' or '-' or '*' or '#' or '(' or ')' or '、'))
                return false;
            trimmed = trimmed[1..].TrimStart();
        }
        return true;
    }

    private static int WordAt(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsLetter(text[i]))
            i++;
        return i;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
