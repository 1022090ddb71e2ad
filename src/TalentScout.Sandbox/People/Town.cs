namespace TalentScout.Sandbox;

/// <summary>A real place where invented people live. Offset: hours east of UTC, in winter.</summary>
internal sealed record Town(string City, string Country, string CountryName, int Offset, string Culture)
{
    /// <summary>How many people of a thousand or so live here.</summary>
    public int Weight { get; init; } = 10;

    /// <summary>Other ways people write it, whole location texts.</summary>
    public string[] Aliases { get; init; } = [];
}

internal static class TownList
{
    public static readonly Town[] All =
    [
        new("Berlin", "DE", "Germany", 1, "german") { Weight = 45, Aliases = ["Berlin, Deutschland", "Berlin (Kreuzberg)", "berlin, de"] },
        new("Munich", "DE", "Germany", 1, "german") { Weight = 26, Aliases = ["München", "Muenchen, Germany", "München, Deutschland"] },
        new("Hamburg", "DE", "Germany", 1, "german") { Weight = 18, Aliases = ["Hamburg, DE", "HH"] },
        new("Cologne", "DE", "Germany", 1, "german") { Weight = 10, Aliases = ["Köln", "Koeln, Germany"] },
        new("Vienna", "AT", "Austria", 1, "german") { Weight = 13, Aliases = ["Wien", "Wien, Österreich"] },
        new("Zurich", "CH", "Switzerland", 1, "german") { Weight = 12, Aliases = ["Zürich", "Zürich, Schweiz"] },
        new("Amsterdam", "NL", "Netherlands", 1, "dutch") { Weight = 22, Aliases = ["Amsterdam, The Netherlands", "Amsterdam, NL"] },
        new("Utrecht", "NL", "Netherlands", 1, "dutch") { Weight = 7 },
        new("Antwerp", "BE", "Belgium", 1, "dutch") { Weight = 6, Aliases = ["Antwerpen"] },
        new("Paris", "FR", "France", 1, "french") { Weight = 26, Aliases = ["Paris, FR", "Paris / Lyon"] },
        new("Lyon", "FR", "France", 1, "french") { Weight = 8 },
        new("Madrid", "ES", "Spain", 1, "spanish") { Weight = 16, Aliases = ["Madrid, España"] },
        new("Barcelona", "ES", "Spain", 1, "spanish") { Weight = 16, Aliases = ["BCN", "Barcelona, Catalunya"] },
        new("Lisbon", "PT", "Portugal", 0, "portuguese") { Weight = 14, Aliases = ["Lisboa", "Lisboa, Portugal"] },
        new("Porto", "PT", "Portugal", 0, "portuguese") { Weight = 8 },
        new("Milan", "IT", "Italy", 1, "italian") { Weight = 14, Aliases = ["Milano", "Milano, Italia"] },
        new("Turin", "IT", "Italy", 1, "italian") { Weight = 5, Aliases = ["Torino"] },
        new("London", "GB", "United Kingdom", 0, "english") { Weight = 40, Aliases = ["London, UK", "London, England", "LDN"] },
        new("Manchester", "GB", "United Kingdom", 0, "english") { Weight = 10, Aliases = ["Manchester, UK"] },
        new("Edinburgh", "GB", "United Kingdom", 0, "english") { Weight = 7, Aliases = ["Edinburgh, Scotland"] },
        new("Dublin", "IE", "Ireland", 0, "english") { Weight = 12, Aliases = ["Dublin, Ireland", "Dublin, IE"] },
        new("Stockholm", "SE", "Sweden", 1, "nordic") { Weight = 15, Aliases = ["Stockholm, Sverige", "Sthlm"] },
        new("Gothenburg", "SE", "Sweden", 1, "nordic") { Weight = 6, Aliases = ["Göteborg"] },
        new("Oslo", "NO", "Norway", 1, "nordic") { Weight = 9, Aliases = ["Oslo, Norge"] },
        new("Copenhagen", "DK", "Denmark", 1, "nordic") { Weight = 10, Aliases = ["København", "Kobenhavn, Denmark"] },
        new("Helsinki", "FI", "Finland", 2, "finnish") { Weight = 9, Aliases = ["Helsinki, Suomi"] },
        new("Tallinn", "EE", "Estonia", 2, "finnish") { Weight = 7 },
        new("Warsaw", "PL", "Poland", 1, "polish") { Weight = 20, Aliases = ["Warszawa", "Warszawa, Polska"] },
        new("Krakow", "PL", "Poland", 1, "polish") { Weight = 14, Aliases = ["Kraków", "Kraków, Poland", "Cracow"] },
        new("Wroclaw", "PL", "Poland", 1, "polish") { Weight = 9, Aliases = ["Wrocław"] },
        new("Prague", "CZ", "Czech Republic", 1, "czech") { Weight = 12, Aliases = ["Praha", "Prague, Czechia"] },
        new("Brno", "CZ", "Czech Republic", 1, "czech") { Weight = 6 },
        new("Budapest", "HU", "Hungary", 1, "hungarian") { Weight = 9, Aliases = ["Budapest, Magyarország"] },
        new("Bucharest", "RO", "Romania", 2, "romanian") { Weight = 11, Aliases = ["București", "Bucuresti, Romania"] },
        new("Sofia", "BG", "Bulgaria", 2, "slavic") { Weight = 8, Aliases = ["София"] },
        new("Belgrade", "RS", "Serbia", 1, "slavic") { Weight = 8, Aliases = ["Beograd", "Belgrade, RS"] },
        new("Kyiv", "UA", "Ukraine", 2, "slavic") { Weight = 18, Aliases = ["Kiev, Ukraine", "Київ"] },
        new("Lviv", "UA", "Ukraine", 2, "slavic") { Weight = 9, Aliases = ["Львів"] },
        new("Athens", "GR", "Greece", 2, "greek") { Weight = 8, Aliases = ["Αθήνα", "Athens, GR"] },
        new("Istanbul", "TR", "Turkey", 3, "turkish") { Weight = 14, Aliases = ["İstanbul", "Istanbul, Türkiye"] },
        new("Tel Aviv", "IL", "Israel", 2, "levant") { Weight = 10, Aliases = ["Tel-Aviv", "TLV"] },
        new("Cairo", "EG", "Egypt", 2, "arabic") { Weight = 10, Aliases = ["القاهرة", "Cairo, EG"] },
        new("Lagos", "NG", "Nigeria", 1, "yoruba") { Weight = 15, Aliases = ["Lagos, NG", "Lagos / Remote"] },
        new("Nairobi", "KE", "Kenya", 3, "swahili") { Weight = 10, Aliases = ["Nairobi, KE"] },
        new("Cape Town", "ZA", "South Africa", 2, "english") { Weight = 8 },
        new("Bengaluru", "IN", "India", 5, "indian") { Weight = 34, Aliases = ["Bangalore", "Bangalore, India", "BLR", "Bengaluru, Karnataka"] },
        new("Pune", "IN", "India", 5, "indian") { Weight = 14, Aliases = ["Pune, Maharashtra"] },
        new("Hyderabad", "IN", "India", 5, "indian") { Weight = 14, Aliases = ["Hyderabad, IN"] },
        new("Dhaka", "BD", "Bangladesh", 6, "indian") { Weight = 8 },
        new("Singapore", "SG", "Singapore", 8, "chinese") { Weight = 13, Aliases = ["SG", "Singapore 🇸🇬"] },
        new("Taipei", "TW", "Taiwan", 8, "chinese") { Weight = 10, Aliases = ["Taipei, Taiwan", "台北"] },
        new("Shanghai", "CN", "China", 8, "chinese") { Weight = 16, Aliases = ["上海", "Shanghai, China"] },
        new("Tokyo", "JP", "Japan", 9, "japanese") { Weight = 18, Aliases = ["東京", "Tokyo, JP"] },
        new("Seoul", "KR", "South Korea", 9, "korean") { Weight = 13, Aliases = ["Seoul, Korea", "서울"] },
        new("Hanoi", "VN", "Vietnam", 7, "vietnamese") { Weight = 9, Aliases = ["Ha Noi", "Hà Nội"] },
        new("Jakarta", "ID", "Indonesia", 7, "malay") { Weight = 10 },
        new("Melbourne", "AU", "Australia", 10, "english") { Weight = 13, Aliases = ["Melbourne, AU", "Melbourne VIC"] },
        new("Auckland", "NZ", "New Zealand", 12, "english") { Weight = 6, Aliases = ["Auckland, Aotearoa"] },
        new("San Francisco", "US", "USA", -8, "english") { Weight = 34, Aliases = ["SF Bay Area", "Bay Area", "San Francisco, CA", "SF", "San Francisco Bay Area, California"] },
        new("Seattle", "US", "USA", -8, "english") { Weight = 18, Aliases = ["Seattle, WA"] },
        new("New York", "US", "USA", -5, "english") { Weight = 30, Aliases = ["NYC", "New York City", "Brooklyn, NY", "New York, NY"] },
        new("Austin", "US", "USA", -6, "english") { Weight = 14, Aliases = ["Austin, TX"] },
        new("Toronto", "CA", "Canada", -5, "english") { Weight = 16, Aliases = ["Toronto, ON", "Toronto, Canada 🍁"] },
        new("Montreal", "CA", "Canada", -5, "french") { Weight = 9, Aliases = ["Montréal", "Montréal, QC"] },
        new("Mexico City", "MX", "Mexico", -6, "spanish") { Weight = 12, Aliases = ["CDMX", "Ciudad de México"] },
        new("Bogota", "CO", "Colombia", -5, "spanish") { Weight = 9, Aliases = ["Bogotá", "Bogotá, Colombia"] },
        new("Buenos Aires", "AR", "Argentina", -3, "spanish") { Weight = 13, Aliases = ["CABA, Argentina", "Buenos Aires, AR"] },
        new("Sao Paulo", "BR", "Brazil", -3, "portuguese") { Weight = 26, Aliases = ["São Paulo", "São Paulo, Brasil", "Sampa"] },
        new("Recife", "BR", "Brazil", -3, "portuguese") { Weight = 7, Aliases = ["Recife, PE", "Recife - PE, Brasil"] },
    ];
}
