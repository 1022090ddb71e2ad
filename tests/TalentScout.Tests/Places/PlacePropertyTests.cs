using System.Text;

namespace TalentScout.Tests.Places;

public sealed class PlacePropertyTests
{
    private static readonly PlaceResolver Places = PlaceResolver.Default;
    private static readonly Gazetteer Gazetteer = Places.Gazetteer;

    [Fact]
    public void Coordinates_zones_and_weights_are_possible()
    {
        Assert.All(Gazetteer.Cities, c =>
        {
            Assert.InRange(c.Latitude, -60, 80);
            Assert.InRange(c.Longitude, -180, 180);
            Assert.InRange(c.Weight, 1, 30_000);
        });
        Assert.All(Gazetteer.Cities, c => Assert.NotNull(Gazetteer.ZoneOf(c.Country, c.Region, Gazetteer.Cities.IndexOf(c))));
    }

    [Fact]
    public void Random_text_is_no_trouble_and_answers_agree_with_themselves()
    {
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var text = RandomText(random);
            var place = Places.Resolve(text);
            Assert.Equal(text, place.Text);
            Assert.InRange(place.Confidence, 0, 1);
            Assert.Equal(place.Countries.IsEmpty, place.Confidence == 0);
            Assert.Equal(place.Latitude is null, place.Longitude is null);
            Assert.True(place.City is null || !place.Countries.IsEmpty);
        }
    }

    [Fact]
    public void Case_and_blanks_do_not_matter_to_names()
    {
        var random = new Random(43);
        // Short names in capitals are codes too.
        var cities = Gazetteer.Cities.Where(c => c.Name.Length > 4 && Gazetteer.Meanings(Gazetteer.ByName(PlaceTokens.Fold(c.Name)))[0].Strength == NameStrength.Free).ToList();
        for (var i = 0; i < 5000; i++)
        {
            var city = cities[random.Next(cities.Count)];
            var text = random.Next(3) switch
            {
                0 => city.Name,
                1 => $"{city.Name}, {Gazetteer.Countries[city.Country].Name}",
                _ => $"{city.Name} / {cities[random.Next(cities.Count)].Name}",
            };
            var place = Places.Resolve(text);
            foreach (var same in new[] { text.ToUpperInvariant(), text.ToLowerInvariant(), Blanks(text, random), text.Normalize(NormalizationForm.FormD) })
                AssertSame(place, Places.Resolve(same));
        }
    }

    private static void AssertSame(Place want, Place found)
    {
        Assert.Equal(want.Countries, found.Countries);
        // A town without coordinates keeps its spelling.
        if (want.Latitude is not null)
            Assert.Equal(want.City, found.City);
        Assert.Equal((want.Latitude, want.Longitude, want.TimeZone, want.Confidence), (found.Latitude, found.Longitude, found.TimeZone, found.Confidence));
    }

    private static string Blanks(string text, Random random) =>
        " \t" + text.Replace(" ", random.Next(2) == 0 ? "  " : "\u00a0", StringComparison.Ordinal) + "  ";

    private static string RandomText(Random random)
    {
        string[] pieces =
        [
            "Berlin", "new york", "CA", "IN", "Paris", "москва", "北", "京", "東京", "서울", "🇩🇪", "🇩", "\ud83c", "\udde9", "🏴", "\udb40", "é", "e\u0301", "\u0301", "\u200d", "ﬁ",
            ",", " ", " - ", "-", "/", "(", ")", ".", "'", "&", "and", "or", "remote", "UTC+", "GMT-99", "Europe/", "Asia/Nowhere_At_All", "1", "٣", "ß", "İ", "ǅ", "\0", "\n", "St.", "U.S.", "a.b.c.d.e",
            "County", "Earth", "ภูเก็ต", "عمان", "भारत",
        ];
        var text = new StringBuilder();
        for (var n = random.Next(random.Next(10) == 0 ? 300 : 12); n > 0; n--)
            text.Append(random.Next(8) == 0 ? ((char)random.Next(0x10000)).ToString() : pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }
}
