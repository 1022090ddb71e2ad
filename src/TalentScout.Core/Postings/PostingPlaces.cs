using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>The places of a posting: each as written, with what the resolver makes of it and the country that the source names beside.</summary>
internal static partial class PostingPlaces
{
    private const int Most = 60;

    public static ImmutableArray<Place> Of(IEnumerable<DraftPlace> drafts, Func<string, Place> resolve) =>
    [
        .. drafts.SelectMany(Parts).Select(p => Resolve(p, resolve)).OfType<Place>()
            .DistinctBy(p => p.City is not null || !p.Countries.IsEmpty ? $"{p.City}\n{p.Region}\n{string.Join(',', p.Countries)}" : p.Text?.ToUpperInvariant())
            .Take(Most),
    ];

    /// <summary>Several in one text become several: "London; Paris", "Berlin or Remote".</summary>
    private static IEnumerable<DraftPlace> Parts(DraftPlace place) => place.Text is { } text && place.City is null
        ? Several().Split(text).Select(t => t.Trim(' ', ',', '·', '•')).Where(t => t.Length > 0).Select(t => place with { Text = t })
        : [place];

    private static Place? Resolve(DraftPlace place, Func<string, Place> resolve)
    {
        var named = new[] { place.City, place.Region, place.Country }.OfType<string>().Select(p => p.Trim()).Where(p => p.Length > 0 && !NoPlace().IsMatch(p)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var text = place.Text?.Trim() is { Length: > 0 } given ? given : string.Join(", ", named);
        if (text.Length is 0 or > 300 || NoPlace().IsMatch(text))
            return null;
        var bare = RemoteWords.Without(text);
        if (bare.Length == 0)
            return null;
        // A list of codes: "AT" alone is no word.
        if (bare.Length == 2 && bare.All(char.IsAsciiLetterUpper) && Countries.Resolve(bare) is { } code)
            return new Place { Text = text, Countries = [code], Confidence = 0.9, Remote = RemoteWords.Of(text) is true };
        var country = place.Country is { } c && !NoPlace().IsMatch(c) ? Countries.Resolve(c.Trim()) : null;
        var found = resolve(bare);
        if (found.Confidence == 0 && named.Count > 1)
            found = resolve(named[0]);
        if (found.Confidence == 0 && Inside().Match(bare) is { Success: true } inside)
            found = resolve(inside.Groups[1].Value);
        return (found with { Text = text, Remote = RemoteWords.Of(text) is true }) switch
        {
            var p when country is null || p.Countries.Contains(country) => country is null ? p : p with { Countries = [country] },
            // The source names the country: a namesake elsewhere was not meant.
            var p => new Place { Text = text, Remote = p.Remote, City = place.City, Region = place.Region, Countries = [country], Confidence = 0.8 },
        };
    }

    [GeneratedRegex(@"^\W*(multiple( locations)?|various( locations)?|\+?\s?\d+ (more |other |weitere |další |dalších )?(locations?|lokality?|standorte?|offices?|places)|several|all (locations|offices)|alle standorte|n/?a|none|tbd|unknown|undefined|null|anywhere|remote|-|other)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoPlace();

    [GeneratedRegex(@"\s*[;|•·]\s*|\s+[/]\s+|\s+(?:or|oder|and|und|&|\+)\s+|\n")]
    private static partial Regex Several();

    /// <summary>"Headquarters (Berlin)".</summary>
    [GeneratedRegex(@"\(([^()]{2,60})\)")]
    private static partial Regex Inside();
}
