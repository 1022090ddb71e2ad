namespace TalentScout.Tests.Places;

public sealed class PlaceResolverTests
{
    private static readonly PlaceResolver Places = PlaceResolver.Default;

    [Theory]
    [InlineData("Berlin, Germany", "DE", "Berlin")]
    [InlineData("Berlin / Remote", "DE", "Berlin")]
    [InlineData("SF Bay Area", "US", "San Francisco")]
    [InlineData("Silicon Valley", "US", null)]
    [InlineData("Montreal, CA", "CA", "Montreal")]
    [InlineData("Los Angeles, CA", "US", "Los Angeles")]
    [InlineData("Paris (FR), Los Angeles (CA)", "FR;US", "Paris")]
    [InlineData("London Ontario", "CA", "London")]
    [InlineData("LHR/JED", "GB;SA", "London")]
    [InlineData("NY, NY", "US", "New York")]
    [InlineData("São Paulo - Brasil", "BR", "São Paulo")]
    [InlineData("Москва", "RU", "Moscow")]
    [InlineData("北京", "CN", "Beijing")]
    [InlineData("广东深圳", "CN", "Shenzhen")]
    [InlineData("東京都渋谷区", "JP", "Tokyo")]
    [InlineData("Koeln", "DE", "Cologne")]
    [InlineData("Ha\u0300 No\u0323\u0302i", "VN", "Hanoi")]
    [InlineData("🇩🇪", "DE", null)]
    [InlineData("🇮🇳 → 🇺🇸", "IN;US", null)]
    [InlineData("🏴󠁧󠁢󠁳󠁣󠁴󠁿 Glasgow", "GB", "Glasgow")]
    [InlineData("Bhopal(M.P.)", "IN", "Bhopal")]
    [InlineData("St Petersburg, FL", "US", "St. Petersburg")]
    [InlineData("Johannesburg, SA", "ZA", "Johannesburg")]
    [InlineData("portland, or", "US", "Portland")]
    [InlineData("IIT kanpur, kanpur, Uttar Pradesh , India ", "IN", "Kanpur")]
    [InlineData("Orange County, CA", "US", null)]
    [InlineData("Kyiv Oblast, Ukraine", "UA", null)]
    [InlineData("Originally from Spain, now in London", "GB", "London")]
    [InlineData("born in Havana, living in Miami", "US", "Miami")]
    public void A_location_names_its_countries_and_city(string text, string countries, string? city)
    {
        var place = Places.Resolve(text);
        Assert.Equal(countries, string.Join(';', place.Countries));
        Assert.Equal(city, place.City);
        Assert.Equal(text, place.Text);
        Assert.InRange(place.Confidence, 0.5, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Remote")]
    [InlineData("Earth")]
    [InlineData("EU")]
    [InlineData("127.0.0.1")]
    [InlineData("/dev/null")]
    [InlineData("In front of my computer")]
    [InlineData("AI / ML")]
    [InlineData("IT")]
    [InlineData("Java")]
    [InlineData("Hell, Norway or worse: undefined")]
    [InlineData("Mobile")]
    [InlineData("CA")]
    [InlineData("Georgia")]
    [InlineData("Cambridge")]
    public void What_is_no_place_or_could_be_several_stays_unresolved(string text)
    {
        var place = Places.Resolve(text);
        if (text.StartsWith("Hell", StringComparison.Ordinal))
            Assert.Equal(["NO"], place.Countries);
        else
            Assert.Empty(place.Countries);
        Assert.Null(place.City);
    }

    [Theory]
    [InlineData("Nitte, India", "IN", "Nitte")]
    [InlineData("Xyloville, NC", "US", "Xyloville")]
    [InlineData("Bad Beispiel-33175, Germany", "DE", "Bad Beispiel")]
    [InlineData("France - Exempleville", "FR", "Exempleville")]
    [InlineData("Jordan, Minnesota", "US", "Jordan")]
    [InlineData("Moscow, Vermont", "US", "Moscow")]
    [InlineData("Santa Cruz, Chile", "CL", "Santa Cruz")]
    public void A_town_that_is_not_listed_is_told_by_what_follows(string text, string country, string city)
    {
        var place = Places.Resolve(text);
        Assert.Equal([country], place.Countries);
        Assert.Equal(city, place.City);
    }

    [Theory]
    [InlineData("Freelance developer, Germany")]
    [InlineData("Institute of Examples, Germany")]
    [InlineData("Somewhere, Germany")]
    public void Not_every_word_before_a_country_is_a_town(string text)
    {
        var place = Places.Resolve(text);
        Assert.Equal(["DE"], place.Countries);
        Assert.Null(place.City);
    }

    [Fact]
    public void Namesakes_in_one_country_leave_the_country_and_no_coordinates()
    {
        var place = Places.Resolve("Springfield");
        Assert.Equal(["US"], place.Countries);
        Assert.Null(place.Latitude);
        Assert.Null(place.TimeZone);
    }

    [Fact]
    public void A_neighbour_in_the_text_tells_namesakes_apart() =>
        Assert.Equal(["US"], Places.Resolve("Cambridge / Boston").Countries);

    [Theory]
    [InlineData("Remote, Brazil", true)]
    [InlineData("удалённо", true)]
    [InlineData("Work from anywhere", true)]
    [InlineData("Berlin", false)]
    public void Remote_is_told(string text, bool remote) => Assert.Equal(remote, Places.Resolve(text).Remote);

    [Theory]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("Denver, CO", "America/Denver")]
    [InlineData("El Paso, TX", "America/Denver")]
    [InlineData("Novosibirsk", "Asia/Novosibirsk")]
    [InlineData("Russia", null)]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("UTC+2", "Etc/GMT-2")]
    [InlineData("UTC-03:00", "Etc/GMT+3")]
    [InlineData("GMT", "Etc/UTC")]
    [InlineData("UTC+5:30", null)]
    public void The_time_zone_is_the_places_own_or_the_one_given(string text, string? zone) => Assert.Equal(zone, Places.Resolve(text).TimeZone);

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("UTC+5:30")]
    public void A_time_zone_is_no_place(string text) => Assert.Empty(Places.Resolve(text).Countries);

    [Theory]
    [InlineData("Berlin", "DE", 52.5, 13.4)]
    [InlineData("cambridge", "GB", 52.2, 0.1)]
    [InlineData("San José, Costa Rica", "CR", 9.9, -84.1)]
    [InlineData("Reading", "GB", 51.5, -1.0)]
    [InlineData("Paris, US", "US", 33.7, -95.6)]
    [InlineData("Munich, Bavaria", "DE", 48.1, 11.6)]
    [InlineData("Toronto, ON", "CA", 43.7, -79.4)]
    public void A_city_is_found_for_distances(string name, string country, double latitude, double longitude)
    {
        var city = Places.FindCity(name);
        Assert.NotNull(city);
        Assert.Equal(country, city.Country);
        Assert.Equal(latitude, city.Latitude, 0.1);
        Assert.Equal(longitude, city.Longitude, 0.1);
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("Germany")]
    [InlineData("")]
    [InlineData("Hamburg, US")]
    [InlineData("Berlin, Xyzzy")]
    [InlineData("Munich, XX")]
    public void A_city_that_is_not_known_is_not_found(string name) => Assert.Null(Places.FindCity(name));

    [Theory]
    [InlineData("germany", "DE")]
    [InlineData("de", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("UK", "GB")]
    [InlineData("georgia", "GE")]
    [InlineData("in", "IN")]
    [InlineData("berlin", null)]
    [InlineData("zz", null)]
    public void Countries_go_by_code_and_name(string text, string? iso2) => Assert.Equal(iso2, Countries.Resolve(text));

    [Fact]
    public void Countries_have_English_names()
    {
        Assert.Equal("Germany", Countries.Name("de"));
        Assert.Null(Countries.Name("zz"));
        Assert.All(Countries.All, c => Assert.Equal(c.Iso2, Countries.Resolve(c.Name)));
    }
}
