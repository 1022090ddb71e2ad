namespace TalentScout.Tests.Briefs;

/// <summary>The shipped catalogue and a handful of places.</summary>
internal static class BriefWorld
{
    private static readonly Dictionary<string, (string City, string Country, double Lat, double Lon)> _cities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Berlin"] = ("Berlin", "DE", 52.52, 13.405),
        ["Berlin, Germany"] = ("Berlin", "DE", 52.52, 13.405),
        ["Hamburg"] = ("Hamburg", "DE", 53.55, 9.99),
        ["Munich"] = ("Munich", "DE", 48.137, 11.575),
        ["Vienna"] = ("Vienna", "AT", 48.208, 16.373),
        ["Amsterdam"] = ("Amsterdam", "NL", 52.37, 4.895),
        ["Lyon"] = ("Lyon", "FR", 45.76, 4.84),
        ["Zurich"] = ("Zurich", "CH", 47.37, 8.54),
    };

    public static readonly SkillCatalogue Catalogue = SkillCatalogueFile.Load(Path.Combine(Root, "config", "skills.json"));
    public static readonly SkillText Text = new(Catalogue);
    public static readonly BriefReader Reader = new(Text, ResolvePlace);

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TalentScout.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("no TalentScout.sln above the tests");
            return folder.FullName;
        }
    }

    private static Place ResolvePlace(string text) => (_cities.TryGetValue(text, out var city), text) switch
    {
        (true, _) => new Place { Text = text, City = city.City, Countries = [city.Country], Latitude = city.Lat, Longitude = city.Lon, Confidence = 1 },
        (_, "Germany") => new Place { Text = text, Countries = ["DE"], Confidence = 1 },
        _ => Place.Unknown with { Text = text },
    };
}
