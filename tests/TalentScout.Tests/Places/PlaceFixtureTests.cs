using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Places;

/// <summary>The bars of PlaceSharedTests on strings of our own, Fixtures/locations.txt: they were written without a look at the gazetteer.</summary>
public sealed class PlaceFixtureTests(ITestOutputHelper output)
{
    [Fact]
    public void Invented_locations_resolve()
    {
        int right = 0, wrong = 0, all = 0;
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Fixtures", "locations.txt")).Where(l => l[0] != '#'))
        {
            var parts = line.Split('|');
            var place = PlaceResolver.Default.Resolve(parts[0]);
            var countries = Parts(parts[1]);
            var cities = Parts(parts[2]);
            // Where the line names no city, any is as good as none.
            var isCity = cities.Length == 0 || cities.Any(c => PlaceTokens.Fold(c) == PlaceTokens.Fold(place.City ?? ""));
            var isWrong = place.Countries.Except(countries).Any() || (place.City is not null && !isCity);
            var isRight = !isWrong && isCity && place.Countries.Order().SequenceEqual(countries.Order());
            (all, right, wrong) = (all + 1, right + (isRight ? 1 : 0), wrong + (isWrong ? 1 : 0));
            if (!isRight)
                output.WriteLine($"{(isWrong ? "wrong" : "missing")}: \"{parts[0]}\" -> {string.Join(';', place.Countries)} {place.City}");
        }
        output.WriteLine($"{all} locations: {right} right, {wrong} wrong");
        Assert.True(right >= 0.95 * all, $"{right} of {all} right");
        Assert.True(wrong <= 0.01 * all, $"{wrong} of {all} wrong");
    }

    private static string[] Parts(string column) => column.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
