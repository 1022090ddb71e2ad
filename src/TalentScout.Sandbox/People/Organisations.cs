namespace TalentScout.Sandbox;

/// <summary>The invented companies and communities that own repositories.</summary>
internal static class Organisations
{
    private static readonly string[] Stems = ["fjordal", "oakenline", "brightmere", "velbruck", "loomstack", "harbrook", "quillbank", "tidemark", "ostrava", "pinewick", "sablemoor", "greywharf", "northelm", "cindervale", "larkfield", "mossgate", "hollowbay", "emberlin", "rivenport", "cobalten",
        "ashgrove", "birchlane", "clearmoor", "duskwater", "eastloom", "fernhaven", "goldhurst", "heathmere", "ironvale", "junipera", "kelpstone", "lowtide", "millrace", "netherby", "orchardin", "plumfield", "quarrel", "redfern", "stillwell", "thornby",
        "umbraline", "vantry", "wrenfold", "yarrowby", "zephyra", "alderon", "brackwater", "coppermill", "driftmoor", "elmsway", "flintmoor", "gorsemoor", "hazelton", "inverlea", "kestrelle", "lanternis", "marlowen", "nightjar", "osierbank", "peregrin"];
    private static readonly string[] Trades = ["-pay", "-logistics", "-energy", "-labs", "-health", "io", "-mobility", "-retail", "-cloud", "-works", "-oss", "-systems"];

    public static List<SandboxAccount> Make(SandboxOptions options, Logins logins, AccountNumbers numbers)
    {
        var count = Math.Clamp(options.Repositories / 8, 3, 60);
        var today = UnixTime.Of(options.Today);
        var made = new List<SandboxAccount>();
        for (var i = 0; i < count; i++)
        {
            var dice = Dice.For(options.Seed, "organisation", i);
            var stem = Stems[i % Stems.Length];
            var trade = dice.Pick(Trades);
            var login = logins.Take(stem + trade, dice);
            var town = dice.Weighted(TownList.All, t => t.Weight);
            var created = today - (dice.Between(1200L, 4200L) * UnixTime.Day);
            made.Add(new SandboxAccount
            {
                Id = numbers.Take(created),
                Login = login,
                Type = AccountType.Organization,
                Name = char.ToUpperInvariant(stem[0]) + stem[1..] + (trade.StartsWith('-') ? " " + char.ToUpperInvariant(trade[1]) + trade[2..] : ""),
                Bio = dice.Pick(["Software for people who move things.", "We build in the open.", "Payments without drama.", "Public code of our platform teams.", "Community projects.", "Infrastructure for small teams."]),
                Location = dice.Chance(70) ? $"{town.City}, {town.CountryName}" : null,
                Followers = dice.Tail(4, 60, 8),
                Created = created,
                Updated = today - (dice.Between(1L, 200L) * UnixTime.Day),
            });
        }
        return made;
    }
}
