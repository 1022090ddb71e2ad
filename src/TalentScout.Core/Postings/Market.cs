using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What openings pay for a skill: quartiles of the middle of each range, for a year of full-time work, in the currency that most of them name.</summary>
/// <param name="Sample">Openings that say their pay in this currency.</param>
/// <param name="Sources">Where they were read.</param>
public sealed record PayQuartiles(string Currency, decimal Low, decimal Median, decimal High, int Sample, ImmutableArray<string> Sources);

/// <summary>Openings first seen in a month.</summary>
public sealed record MarketMonth(Month Month, int Postings);

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

    /// <summary>Oldest first, without gaps; also of openings that are closed by now.</summary>
    public ImmutableArray<MarketMonth> Months { get; init; } = [];
}

/// <summary>Where demand outruns supply, counted from openings and people. Pure.</summary>
public static class Market
{
    public const int MonthsShown = 12;

    /// <summary>Fewer openings that say their pay are shown with their number, but no quartile is told from them.</summary>
    public const int LeastForQuartiles = 4;

    /// <param name="candidates">People who show a skill, in a country or (null) anywhere.</param>
    public static ImmutableArray<MarketRow> Of(IReadOnlyCollection<Opening> openings, IEnumerable<string> skills, string? country, Func<string, string?, int> candidates, DateOnly today)
    {
        var here = openings.Where(o => IsIn(o, country)).ToList();
        var bySkill = here.SelectMany(o => o.Posting.Skills.Select(s => (Skill: s, Opening: o))).ToLookup(x => x.Skill, x => x.Opening);
        return
        [
            .. skills.Select(skill => new MarketRow
            {
                Skill = skill,
                Country = country,
                Postings = bySkill[skill].Count(o => o.IsOpen),
                Candidates = candidates(skill, country),
                Pay = PayOf(bySkill[skill].Where(o => o.IsOpen)),
                Months = MonthsOf(bySkill[skill], today),
            }),
        ];
    }

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

    private static ImmutableArray<MarketMonth> MonthsOf(IEnumerable<Opening> openings, DateOnly today)
    {
        var last = new DateOnly(today.Year, today.Month, 1);
        var counts = openings.Select(o => new DateOnly(o.Since.Year, o.Since.Month, 1)).GroupBy(d => d).ToDictionary(g => g.Key, g => g.Count());
        return [.. Enumerable.Range(0, MonthsShown).Select(i => last.AddMonths(i - MonthsShown + 1)).Select(d => new MarketMonth(Month.Of(d), counts.GetValueOrDefault(d)))];
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
