using System.Diagnostics;
using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace TalentScout.Tests.Places;

/// <summary>Location strings as people wrote them, with what others say they mean.</summary>
[Trait("Category", "Shared")]
public sealed class PlaceSharedTests(ITestOutputHelper output)
{
    private enum Outcome
    {
        Right,
        Missing,
        Wrong,
    }

    [Fact]
    public void Locations_resolve_to_the_countries_and_cities_they_name()
    {
        var outcomes = Labelled().Concat(Asserted()).ToList();
        foreach (var (text, outcome, found) in outcomes.Where(o => o.Outcome != Outcome.Right))
            output.WriteLine($"{outcome}: \"{text}\" -> {found}");
        var right = Share(outcomes, Outcome.Right);
        var wrong = Share(outcomes, Outcome.Wrong);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count} locations: right {right:P1}, wrong {wrong:P1}"));
        Assert.True(right >= 0.93, $"right {right:P1}");
        Assert.True(wrong <= 0.02, $"wrong {wrong:P1}");
    }

    [Fact]
    public void Locations_per_second_on_one_core()
    {
        var texts = Rows("labelled.csv").Concat(Rows("assertions.csv")).Select(r => r[0]).ToArray();
        var resolver = PlaceResolver.Default;
        var resolved = 0;
        for (var round = 0; round < 100; round++)
            resolved += texts.Count(t => resolver.Resolve(t).Confidence > 0);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        const int rounds = 200;
        for (var round = 0; round < rounds; round++)
            foreach (var text in texts)
                _ = resolver.Resolve(text);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (rounds * texts.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds * texts.Length / seconds:N0} locations/s, {bytes} bytes each"));
        Assert.True(resolved > 0);
        Assert.InRange(bytes, 1, 400);
    }

    private static IEnumerable<(string Text, Outcome Outcome, string Found)> Labelled() =>
        from row in Rows("labelled.csv")
        let place = PlaceResolver.Default.Resolve(row[0])
        let countries = Parts(row[1])
        let cities = Parts(row[2])
        let rightCity = cities.Length == 0 ? place.City is null : place.City is not null && cities.Any(c => Same(c, place.City))
        let wrongCity = place.City is not null && !rightCity
        select (row[0], Judge(place, countries, rightCity, wrongCity), Print(place) + " want " + row[1] + " " + row[2]);

    private static IEnumerable<(string Text, Outcome Outcome, string Found)> Asserted() =>
        from row in Rows("assertions.csv")
        let place = PlaceResolver.Default.Resolve(row[0])
        select (row[0], Judge(place, Parts(row[2]), rightCity: true, wrongCity: false), Print(place) + " want " + row[2]);

    // Wrong is what says something untrue; less than the truth is missing.
    private static Outcome Judge(Place place, string[] countries, bool rightCity, bool wrongCity) =>
        place.Countries.Except(countries).Any() || wrongCity ? Outcome.Wrong
        : rightCity && place.Countries.Order().SequenceEqual(countries.Order()) ? Outcome.Right
        : Outcome.Missing;

    private static double Share(List<(string Text, Outcome Outcome, string Found)> outcomes, Outcome outcome) =>
        (double)outcomes.Count(o => o.Outcome == outcome) / outcomes.Count;

    private static bool Same(string a, string b) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(a, b, CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreCase) == 0;

    private static string[] Parts(string column) => column.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Print(Place place) => $"{string.Join(';', place.Countries)} {place.Region}/{place.City} {place.Confidence}";

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new TextFieldParser(SharedFolder.Require("real/places/" + file)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        reader.ReadFields();
        while (reader.ReadFields() is { } row)
            yield return row;
    }
}
