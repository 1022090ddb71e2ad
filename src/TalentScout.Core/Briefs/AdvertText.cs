using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>
/// An advert as sentences with the part they stand in. Reads plain text, Markdown and pasted HTML. A heading is a short line that is marked as one
/// (#, bold, a colon, capitals) or consists of the words of a known one; its part lasts until the next.
/// </summary>
internal static partial class AdvertText
{
    /// <summary>Characters read of one advert.</summary>
    public const int MaxLength = 100_000;

    /// <summary>A longer line is read in pieces, so that hostile text costs no more than its length.</summary>
    private const int LongestLine = 1_000;
    private const int LongestHeading = 70;
    private const int MostHeadingWords = 9;

    public static ImmutableArray<string> Lines(string text)
    {
        var read = text.Length > MaxLength ? text[..MaxLength] : text;
        if (LooksLikeHtml().IsMatch(read))
            read = Tags().Replace(Breaks().Replace(HtmlHeadings().Replace(read, "\n# "), "\n"), " ");
        read = WebUtility.HtmlDecode(read);
        return [.. read.ReplaceLineEndings("\n").Split('\n').SelectMany(Pieces).Select(l => Blanks().Replace(Genders().Replace(l, ""), " ").Trim())];
    }

    private static IEnumerable<string> Pieces(string line)
    {
        while (line.Length > LongestLine)
        {
            var end = line.AsSpan(0, LongestLine).LastIndexOfAny(". ");
            end = end > LongestLine / 2 ? end + 1 : LongestLine;
            yield return line[..end];
            line = line[end..];
        }

        yield return line;
    }

    public static ImmutableArray<AdvertSentence> Sentences(ImmutableArray<string> lines)
    {
        var sentences = ImmutableArray.CreateBuilder<AdvertSentence>();
        var section = AdvertSection.Intro;
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            if (IsHeading(line, section, out var next))
            {
                section = next;
                continue;
            }

            var text = Bullet().Replace(line, "");
            if (Label().Match(text) is { Success: true } label && AdvertHeadings.SectionOf(label.Groups[1].Value) is { } labelled)
            {
                section = labelled;
                text = text[label.Length..];
            }

            foreach (var sentence in SentenceEnd().Split(Emphasis().Replace(text, "")))
                if (sentence.Trim() is { Length: > 0 } trimmed)
                    sentences.Add(new AdvertSentence(trimmed, section));
        }

        return sentences.ToImmutable();
    }

    private static bool IsHeading(string line, AdvertSection current, out AdvertSection section)
    {
        section = current;
        var bare = Emphasis().Replace(line, "").Trim('#', ' ', ':', '-', '=', '~');
        if (bare.Length is 0 or > LongestHeading || bare.Split(' ').Length > MostHeadingWords || Bullet().IsMatch(line) || bare[^1] is '.' or ',' or ';' || Label().IsMatch(line))
            return bare.Length == 0;
        var marked = line[0] == '#' || line.EndsWith(':') || (line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal));
        var shouted = bare.Any(char.IsLetter) && !bare.Any(char.IsLower) && bare.Contains(' ');
        var known = AdvertHeadings.SectionOf(bare);
        if (known is not null && (marked || shouted || AdvertHeadings.HasOnlyHeadingWords(bare)))
        {
            section = known.Value;
            return true;
        }

        // A heading of its own making ("Backend:") within the requirements is a part of them; one of higher rank ends them.
        if (line[0] == '#' && current != AdvertSection.Intro)
            section = AdvertSection.Role;
        return line[0] == '#' || line.EndsWith(':');
    }

    [GeneratedRegex(@"</(p|li|ul|div|h\d)>|<br\s*/?>|<p>|<li>", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeHtml();

    [GeneratedRegex(@"<h\d\b[^<>]{0,2000}>", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlHeadings();

    [GeneratedRegex(@"<br\s*/?>|</?(p|li|ul|ol|div|tr|table|section)\b[^<>]{0,2000}>|</h\d>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<[^<>]{0,2000}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\u00A0\u200B]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*(?:[-*•·–—▪◦‣✓✔➤→]|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();

    /// <summary>"(m/f/d)": letters that are languages elsewhere.</summary>
    [GeneratedRegex(@"[(\[]?\b[mfwdxhgi]\s?[/|*]\s?[mfwdxhn](\s?[/|*]\s?[mfwdxn])?\b[)\]]?", RegexOptions.IgnoreCase)]
    private static partial Regex Genders();

    [GeneratedRegex(@"\*\*|__|`")]
    private static partial Regex Emphasis();

    /// <summary>"Requirements: Go, SQL" on one line.</summary>
    [GeneratedRegex(@"^\**([^:.]{3,45}?)\**\s*:\**\s+(?=\S)")]
    private static partial Regex Label();

    /// <summary>Not after "e.g." and the like; ".NET" has no blank after its point.</summary>
    [GeneratedRegex(@"(?<=[.!?][)""”]?)(?<!\b(?:e\.g|i\.e|incl|approx|vs|etc|bzw|z\.B|ca|resp|no)\.)\s+(?=[\p{Lu}\d""“(])", RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnd();
}
