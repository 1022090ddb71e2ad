namespace TalentScout.Sandbox;

/// <summary>Numeric ids that grow with the day of creation, as the real ones do; each is given once.</summary>
internal sealed class AccountNumbers((int Year, long Id)[] curve)
{
    private readonly HashSet<long> _given = [];

    public static AccountNumbers ForAccounts() => new([(2007, 1), (2010, 200_000), (2012, 1_300_000), (2014, 6_200_000), (2016, 16_500_000), (2018, 35_000_000), (2020, 59_500_000), (2022, 97_000_000), (2024, 155_000_000), (2026, 252_000_000), (2040, 900_000_000)]);

    public static AccountNumbers ForRepositories() => new([(2007, 1), (2010, 450_000), (2012, 3_100_000), (2014, 15_600_000), (2016, 48_900_000), (2018, 116_000_000), (2020, 231_000_000), (2022, 443_000_000), (2024, 738_000_000), (2026, 1_125_000_000), (2040, 4_000_000_000)]);

    public long Take(long created)
    {
        var at = Array.FindLastIndex(curve, curve.Length - 2, curve.Length - 1, p => Start(p.Year) <= created);
        var (from, to) = (curve[Math.Max(0, at)], curve[Math.Max(0, at) + 1]);
        var span = Start(to.Year) - Start(from.Year);
        var id = from.Id + (long)((Int128)(to.Id - from.Id) * (created - Start(from.Year)) / span);
        while (!_given.Add(id))
            id++;
        return id;
    }

    private static long Start(int year) => UnixTime.Of(new DateOnly(year, 1, 1));
}
