using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Which human languages a short text is written in, as ISO 639-1 codes: by its script, and among those of the Latin one by the commonest words. None where it is too
/// short to tell, which is unknown, not "none".
/// </summary>
public static class TextLanguage
{
    private const int LeastWords = 2;

    private static readonly (string Code, FrozenSet<string> Words)[] Latin =
    [
        Of("en", "the and of to in for with is at on my you from by working building developer engineer software i'm love who what about"),
        Of("de", "der die das und ich bin mit für ist bei auf im von ein eine zu nicht aus entwickler softwareentwickler"),
        Of("fr", "le la les et je suis de des pour avec dans un une chez du en développeur ingénieur passionné"),
        Of("es", "el la los y soy de para con en un una desarrollador ingeniero por que del mi"),
        Of("pt", "o os e sou de para com em um uma desenvolvedor engenheiro por que do da na apaixonado"),
        Of("it", "il lo gli e sono di per con in un una sviluppatore ingegnere che del della presso"),
        Of("nl", "de het een en ik ben van met voor in bij op ontwikkelaar te aan"),
        Of("pl", "i jestem w na z do programista się jest oraz dla"),
        Of("sv", "och jag är på för med av i en ett utvecklare hos"),
        Of("tr", "ve bir ile için yazılım geliştirici mühendisi ben"),
    ];

    public static ImmutableArray<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var found = new SortedSet<string>(Scripts(text), StringComparer.Ordinal);
        var words = text.Split([' ', '\n', '\t', ',', '.', '!', '?', ';', ':', '(', ')', '/', '|', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.ToLowerInvariant()).ToList();
        var best = Latin.Select(l => (l.Code, Hits: words.Count(l.Words.Contains))).OrderByDescending(l => l.Hits).ToArray();
        if (best[0].Hits >= LeastWords && best[0].Hits > best[1].Hits)
            found.Add(best[0].Code);
        return [.. found];
    }

    private static IEnumerable<string> Scripts(string text)
    {
        var kana = text.Any(c => c is >= '\u3040' and <= '\u30ff');
        if (kana)
            yield return "ja";
        if (text.Any(c => c is >= '\uac00' and <= '\ud7af'))
            yield return "ko";
        if (!kana && text.Any(c => c is >= '\u4e00' and <= '\u9fff'))
            yield return "zh";
        if (text.Count(c => c is >= '\u0400' and <= '\u04ff') > 3)
            yield return text.Any(c => c is 'і' or 'ї' or 'є' or 'ґ') ? "uk" : "ru";
        if (text.Any(c => c is >= '\u0590' and <= '\u05ff'))
            yield return "he";
        if (text.Any(c => c is >= '\u0600' and <= '\u06ff'))
            yield return "ar";
        if (text.Any(c => c is >= '\u0900' and <= '\u097f'))
            yield return "hi";
        if (text.Any(c => c is >= '\u0370' and <= '\u03ff'))
            yield return "el";
        if (text.Any(c => c is >= '\u0e00' and <= '\u0e7f'))
            yield return "th";
    }

    private static (string, FrozenSet<string>) Of(string code, string words) => (code, words.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}
