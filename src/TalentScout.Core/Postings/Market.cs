using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What openings pay for a skill: quartiles of the middle of each range, for a year of full-time work, in the currency that most of them name.</summary>
/// <param name="Sample">Openings that say their pay in this currency.</param>
/// <param name="Sources">Where they were read.</param>
public sealed record PayQuartiles(string Currency, decimal Low, decimal Median, decimal High, int Sample, ImmutableArray<string> Sources);

/// <summary>People who show a skill: now, and by the end of each month asked for.</summary>
public sealed record MarketSupply(int People, ImmutableArray<int> ByMonth);

/// <summary>Demand and supply at the end of a month; of the current one, today.</summary>
public sealed record MarketMonth
{
    public required Month Month { get; init; }

    /// <summary>First seen in it.</summary>
    public required int Opened { get; init; }

    /// <summary>Open at its end.</summary>
    public required int Postings { get; init; }

    /// <summary>People who show the skill and had begun to work in public by then.</summary>
    public required int Candidates { get; init; }

    /// <summary>People for each posting; null where there was no posting.</summary>
    public double? Ratio => Postings == 0 ? null : (double)Candidates / Postings;

    /// <summary>Of those open at its end; null where too few say it.</summary>
    public PayQuartiles? Pay { get; init; }
}

/// <summary>Demand and supply of one skill, in one country or everywhere.</summary>
public sealed record MarketRow
{
    public required string Skill { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null: everywhere.</summary>
    public string? Country { get; init; }

    /// <summary>Open now.</summary>
    public required int Postings { get; init; }

    /// <summary>People of the index who show the skill.</summary>
    public required int Candidates { get; init; }

    /// <summary>People for each posting; null where there is no posting.</summary>
    public double? Ratio => Postings == 0 ? null : (double)Candidates / Postings;
    public PayQuartiles? Pay { get; init; }

    /// <summary>Oldest first, without gaps; also of openings that are closed by now. The last is today, and says what the row says.</summary>
    public ImmutableArray<MarketMonth> Months { get; init; } = [];
}

/// <summary>Where demand outruns supply, counted from openings and people. Pure.</summary>
public static class Market
{
    public const int MonthsShown = 12;

    /// <summary>Fewer openings that say their pay are shown with their number, but no quartile is told from them.</summary>
    public const int LeastForQuartiles = 4;

    /// <param name="supply">People who show a skill, in a country or (null) anywhere; by month as <see cref="Months"/> has them.</param>
    public static ImmutableArray<MarketRow> Of(IReadOnlyCollection<Opening> openings, IEnumerable<string> skills, string? country, Func<string, string?, MarketSupply> supply, DateOnly today)
    {
        var here = openings.Where(o => IsIn(o, country)).ToList();
        var bySkill = here.SelectMany(o => o.Posting.Skills.Select(s => (Skill: s, Opening: o))).ToLookup(x => x.Skill, x => x.Opening);
        return [.. skills.Select(skill => RowOf(skill, country, [.. bySkill[skill]], supply(skill, country), today))];
    }

    /// <summary>The last twelve, oldest first; the current one is the last.</summary>
    public static ImmutableArray<Month> Months(DateOnly today) => [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(Month.Of(today).Plus)];

    /// <summary>Countries that openings name, most first.</summary>
    public static ImmutableArray<(string Country, int Postings)> Countries(IEnumerable<Opening> openings) =>
        [.. openings.Where(o => o.IsOpen).SelectMany(o => CountriesOf(o.Posting)).GroupBy(c => c).Select(g => (g.Key, g.Count())).OrderByDescending(x => x.Item2).ThenBy(x => x.Key, StringComparer.Ordinal)];

    public static bool IsIn(Opening opening, string? country) => country is null || CountriesOf(opening.Posting).Contains(country);

    /// <summary>Null where too few say what they pay.</summary>
    public static PayQuartiles? PayOf(IEnumerable<Opening> openings)
    {
        var paid = openings.Select(o => (Opening: o, Year: o.Posting.Salary?.PerYear())).Where(x => x.Year?.Currency is not null).ToList();
        var group = paid.GroupBy(x => x.Year!.Currency!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        if (group is null || group.Count() < LeastForQuartiles)
            return null;
        var middles = group.Select(x => Middle(x.Year!)).Order().ToList();
        return new PayQuartiles(
            group.Key, Quantile(middles, 0.25m), Quantile(middles, 0.5m), Quantile(middles, 0.75m), middles.Count, [.. group.SelectMany(x => x.Opening.Sources.Select(s => s.Source)).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static MarketRow RowOf(string skill, string? country, IReadOnlyCollection<Opening> openings, MarketSupply supply, DateOnly today)
    {
        var open = openings.Where(o => o.IsOpen).ToList();
        return new MarketRow
        {
            Skill = skill,
            Country = country,
            Postings = open.Count,
            Candidates = supply.People,
            Pay = PayOf(open),
            Months = [.. Months(today).Select((month, i) => MonthOf(month, openings, supply.ByMonth[i], today))],
        };
    }

    private static MarketMonth MonthOf(Month month, IReadOnlyCollection<Opening> openings, int people, DateOnly today)
    {
        var end = month.LastDay < today ? month.LastDay : today;
        var stood = openings.Where(o => o.StoodOn(end)).ToList();
        return new MarketMonth { Month = month, Opened = openings.Count(o => Month.Of(o.Since) == month), Postings = stood.Count, Candidates = people, Pay = PayOf(stood) };
    }

    private static IEnumerable<string> CountriesOf(Posting posting) => posting.Places.SelectMany(p => p.Countries).Distinct();

    private static decimal Middle(Salary year) => ((year.Min ?? year.Max!.Value) + (year.Max ?? year.Min!.Value)) / 2;

    /// <summary>Between the two nearest values, in proportion.</summary>
    private static decimal Quantile(List<decimal> sorted, decimal q)
    {
        var at = q * (sorted.Count - 1);
        var below = (int)decimal.Floor(at);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return decimal.Round(sorted[below] + ((sorted[above] - sorted[below]) * (at - below)));
    }
}
