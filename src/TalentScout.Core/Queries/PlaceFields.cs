using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>country: city: near:</summary>
internal static partial class PlaceFields
{
    public const double KilometresPerMile = 1.609344;
    private const double DefaultKilometres = 50;

    public static FieldReading Country(FieldValue value, QueryVocabulary words) =>
        words.ResolveCountry(value.Text) is { } code
            ? new FieldNode(QueryField.Country, code.ToUpperInvariant())
            : FieldReading.Wrong(value, $"`{value.Text}` is no country known here", "a country's name or two-letter code, such as country:de or country:\"New Zealand\"");

    /// <summary>A field that says where somebody lives.</summary>
    public static bool IsOne(string field) => QueryFields.Find(field)?.Name is "country" or "city" or "near" or "tz";

    /// <summary>The country or else the city of this name; null where there is none. "Luxembourg" and "Singapore" are countries.</summary>
    public static FieldNode? Find(string text, QueryVocabulary words)
    {
        var value = new FieldValue("", text, Quoted: false, default, Following: null);
        var country = Country(value, words);
        return (country.Ok ? country.Node : City(value, words).Node) as FieldNode;
    }

    /// <summary>The city's usual name; "Berlin, US" where the plain name belongs to a greater one.</summary>
    public static FieldReading City(FieldValue value, QueryVocabulary words)
    {
        if (words.FindCity(value.Text) is not { } city)
            return UnknownCity(value);
        var names = CountryAfterComma(value.Text, words) is { } country ? new[] { city.City, $"{city.City}, {country}" } : [city.City];
        return names.FirstOrDefault(n => words.FindCity(n) == city) is { } name
            ? new FieldNode(QueryField.City, name)
            : FieldReading.Wrong(value, $"`{value.Text}` is not the only {city.City} of its country", $"near:{QueryWord.Quote(value.Text)} 50km");
    }

    public static FieldReading Near(FieldValue value, QueryVocabulary words)
    {
        if (words.FindCity(value.Text) is not { } city)
            return UnknownCity(value);
        QueryToken? distance = value.Following is { } word && IsDistance(word.Text) ? word : null;
        if (distance is null && value.Following is { } bare && NumberPattern().IsMatch(bare.Text))
            return FieldReading.Wrong(bare.Span, $"`{bare.Text}` is no distance", "a number and its unit without a blank: near:\"Berlin\" 50km");
        var kilometres = distance is { } given ? Kilometres(given.Text) : DefaultKilometres;
        if (distance is { } far && kilometres is <= 0 or > QueryLimits.MaxKilometres)
            return FieldReading.Wrong(far.Span, $"`{far.Text}` is no distance on earth", $"more than 0 and at most {QueryLimits.MaxKilometres:0} km");

        // The same name must lead back to the same city, also when the city's plain name belongs to a greater one: "Berlin, US".
        var name = words.FindCity(city.City) == city ? city.City : value.Text;
        QueryNode node = new NearNode(name, city.Lat, city.Lon, kilometres);
        return (FieldReading)node with { TookFollowing = distance is not null };
    }

    /// <summary>"50km", "12.5mi"</summary>
    public static bool IsDistance(string word) => DistancePattern().IsMatch(word);

    private static string? CountryAfterComma(string text, QueryVocabulary words) =>
        text.LastIndexOf(',') is var comma and > 0 ? words.ResolveCountry(text[(comma + 1)..].Trim()) : null;

    private static double Kilometres(string distance)
    {
        var match = DistancePattern().Match(distance);
        var number = double.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return match.Groups[2].ValueSpan.Equals("mi", StringComparison.OrdinalIgnoreCase) ? Math.Round(number * KilometresPerMile, 3) : number;
    }

    private static FieldReading UnknownCity(FieldValue value) => FieldReading.Wrong(
        value, $"`{value.Text}` is no city known here", $"a city such as {value.Field}:Berlin or {value.Field}:\"New York\"; or \"{value.Text}\" in quotes as plain text");

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,6})?)(km|mi)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistancePattern();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
