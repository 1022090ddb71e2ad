using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>Where the work is, as far as words like "Location:", "based in" or a headline name it and a resolver knows the place.</summary>
internal static partial class AdvertPlaces
{
    private const int MostPlaces = 5;

    public static ImmutableArray<Place> Of(ImmutableArray<string> lines, Func<string, Place> resolve)
    {
        var written = lines.Where(l => l.Length > 0).ToList();
        var within = written.SelectMany(l => RemoteWithin().Matches(l)).SelectMany(m => Listed().Split(m.Groups["place"].Value)).Select(text => $"remote {text}");
        var labelled = written.Select(l => Labelled().Match(l)).Where(m => m.Success).SelectMany(m => Several().Split(m.Groups["place"].Value));
        var head = written.Take(3).Where(l => l.Length <= 200).SelectMany(l => Divider().Split(l).Skip(1));
        var said = written.SelectMany(l => Said().Matches(l)).Select(m => m.Groups["place"].Value);
        var places = within.Concat(labelled).Concat(head).Concat(said).Select(text => Resolve(text, resolve)).OfType<Place>()
            .DistinctBy(p => (p.City, p.Countries.FirstOrDefault(), p.City is null && p.Countries.IsEmpty))
            .Take(MostPlaces).OrderBy(p => p.Remote).ToList();
        // "Bristol (UK)": the country of a city is no second place.
        places.RemoveAll(p => p is { City: null, Region: null, Remote: false } && places.Any(city => city.City is not null && !p.Countries.IsEmpty && p.Countries.All(city.Countries.Contains)));
        var remote = written.Any(l => Remote().IsMatch(l) && !NotRemote().IsMatch(l));
        if (remote && !places.Any(p => p.Remote))
            places.Add(Place.Unknown with { Text = "remote", Remote = true });
        return [.. places];
    }

    /// <summary>The longest beginning of the text that is a place: "Berlin office" is Berlin.</summary>
    private static Place? Resolve(string text, Func<string, Place> resolve)
    {
        var words = Noise().Replace(text, " ").Trim(' ', ',', '.', ':', '-', '(', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, 6); length > 0; length--)
        {
            var place = resolve(string.Join(' ', words[..length]).TrimEnd(',', ';', ')', '.'));
            if (place.Confidence > 0 && (place.City is not null || place.Region is not null || !place.Countries.IsEmpty))
                return place with { Remote = place.Remote || Remote().IsMatch(text) };
        }

        return null;
    }

    [GeneratedRegex(@"^\W*(job )?(locations?|places?|based|office|ort|standort|arbeitsort|lieu|city)\b\W*:\W*(?<place>.{2,120})$|^\W*\uD83D\uDCCD\s*(?<place>.{2,120})$", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"\b(?:based|located|offices?|on-?site|hybrid|relocat\w+|work\w*|position|role|team|hub|remote|remotely|live|living|reside|residing|standort|sitz|basée?)\s+(?:is\s+|are\s+|only\s+)?(?:in|from|within|to|at|near|across|à)\s+(?:our\s+|the\s+)?(?<place>\p{Lu}[\p{L}'.-]+(?:[ ,]+\p{Lu}[\p{L}'.-]+){0,4})|\bour\s+(?<place>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)\s+(?:office|hub|team)\b|\bremote\s*[(,:-]\s*(?<place>\p{Lu}[\p{L} ]{1,30})")]
    private static partial Regex Said();

    [GeneratedRegex(@"\s*[|•]\s*|\s+[-–—]\s+|\s+\bin\b\s+|[()]")]
    private static partial Regex Divider();

    [GeneratedRegex(@"\s*[;/|]\s*|\s+(?:or|and|oder|und|ou|et)\s+|\s+[-–—]\s+|[()]")]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(remote|fully remote|homeoffice|home office|télétravail|work from (home|anywhere)|distributed team)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Remote();

    [GeneratedRegex(@"\b(no|not|non)[ -]+(\w+ )?remote\b|\bremote\b[^.]{0,20}\b(not possible|is not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotRemote();

    [GeneratedRegex(@"\b(remote|hybrid|on-?site|full[- ]time|part[- ]time|only|preferred|from|within|anywhere|aus)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    /// <summary>"Remote (US or Canada)", "remotely from within Poland": where one may live.</summary>
    [GeneratedRegex(@"\bremote(ly)?\s*(\(\s*(?<place>[^()]{2,80})\)|\s((only|and|but|anywhere)\s+)?(in|from|within|across|aus)\s+((within|anywhere in|the)\s+)*(?<place>(?-i:\p{Lu})[\p{L}.-]+(\s+(or|and|oder|und)\s+(?-i:\p{Lu})[\p{L}.-]+|[ ,]+(?-i:\p{Lu})[\p{L}.-]+){0,4}))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RemoteWithin();

    [GeneratedRegex(@"\s*[,;/|]\s*|\s+(?:or|and|oder|und|ou|et)\s+")]
    private static partial Regex Listed();
}
