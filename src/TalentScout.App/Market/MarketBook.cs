using System.Collections.Immutable;
using TalentScout.App.Layout;
using TalentScout.App.Postings;
using TalentScout.Search;

namespace TalentScout.App.Market;

/// <summary>Demand beside supply: openings of the store, people of the index.</summary>
public sealed class MarketBook(PostingBook book, SearchEngine engine, SkillCatalogue catalogue)
{
    public const int MostRows = 200;

    /// <summary>Skills with a posting, those asked for most first; then, where a skill is asked for, that one alone.</summary>
    /// <param name="country">ISO 3166-1 alpha-2; null: everywhere.</param>
    /// <param name="skill">Canonical id; null: all.</param>
    /// <param name="byCountry">Also a row of each skill for each country that asks for it.</param>
    public async Task<MarketAnswer> OfAsync(string? country, string? skill, int take, bool byCountry, CancellationToken cancellationToken)
    {
        var openings = await book.OpeningsAsync(cancellationToken);
        var here = openings.Where(o => o.IsOpen && TalentScout.Market.IsIn(o, country)).ToList();
        var skills = skill is not null ? [skill] : here.SelectMany(o => o.Posting.Skills)
            .GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(take).Select(g => g.Key).ToImmutableArray();
        return new MarketAnswer
        {
            Country = country,
            Postings = here.Count,
            Day = book.Today,
            IndexDay = engine.AsOf,
            SeenSince = openings.IsEmpty ? null : DateOnly.FromDateTime(openings.SelectMany(o => o.Sources).Min(s => s.Opened).UtcDateTime),
            Skills = RowsOf(openings, skills, country),
            ByCountry = byCountry && country is null ? ByCountry(openings, skills) : [],
            Countries = [.. TalentScout.Market.Countries(openings).Select(c => new MarketCountry(c.Country, c.Postings))],
        };
    }

    /// <summary>In words, of those that a posting asks for the one with the fewest people for each; null where none is asked for.</summary>
    public async Task<string?> ScarcestAsync(ImmutableArray<string> skills, string? country, CancellationToken cancellationToken) =>
        RowsOf(await book.OpeningsAsync(cancellationToken), skills, country).Where(r => r.Ratio is not null).MinBy(r => r.Ratio)?.Words;

    public string NameOf(string skill) => catalogue.Find(skill)?.Name ?? skill;

    /// <summary>By skill as they are given, then by postings.</summary>
    private ImmutableArray<MarketAnswerRow> ByCountry(ImmutableArray<Opening> openings, ImmutableArray<string> skills)
    {
        var rows = new List<MarketAnswerRow>();
        foreach (var skill in skills)
        {
            var asking = openings.Where(o => o.Posting.Skills.Contains(skill)).ToImmutableArray();
            rows.AddRange(TalentScout.Market.Countries(asking).SelectMany(c => RowsOf(asking, [skill], c.Country)));
        }

        return [.. rows];
    }

    private ImmutableArray<MarketAnswerRow> RowsOf(ImmutableArray<Opening> openings, ImmutableArray<string> skills, string? country) =>
        [.. TalentScout.Market.Of(openings, skills, country, SupplyOf, book.Today).Select(r => new MarketAnswerRow(r.Skill, NameOf(r.Skill), r.Country, r.Postings, r.Candidates, r.Ratio, r.Pay, r.Months, Words(r)))];

    private string Words(MarketRow row) => Scarcity.Tell(NameOf(row.Skill), row.Country is { } c ? Wording.Format(Texts.Market_In, Wording.Country(c)) : "", row.Postings, row.Candidates);

    private MarketSupply SupplyOf(string skill, string? country)
    {
        var query = QueryEdit.AddFilter(SearchQuery.Everything, new SkillNode(skill, null));
        if (country is not null)
            query = QueryEdit.AddFilter(query, new FieldNode(QueryField.Country, country));
        var byMonth = engine.BegunBy(query, TalentScout.Market.Months(book.Today));
        return new MarketSupply(byMonth[^1], byMonth);
    }
}

/// <summary>Openings by skill in a country (null: everywhere), as of a day; people as of the day of the index.</summary>
public sealed record MarketAnswer
{
    public string? Country { get; init; }

    /// <summary>Open now.</summary>
    public required int Postings { get; init; }
    public required DateOnly Day { get; init; }
    public required DateOnly IndexDay { get; init; }

    /// <summary>When boards were first read: of the months before, only what still stood then is known. Null before that.</summary>
    public DateOnly? SeenSince { get; init; }
    public required ImmutableArray<MarketAnswerRow> Skills { get; init; }

    /// <summary>The same skills in each country that asks for them; empty where that was not asked for.</summary>
    public required ImmutableArray<MarketAnswerRow> ByCountry { get; init; }
    public required ImmutableArray<MarketCountry> Countries { get; init; }
}

/// <summary>Ratio: people for each posting. Pay: null where fewer than 4 openings say it. Words: scarcity in one sentence.</summary>
public sealed record MarketAnswerRow(
    string Skill, string Name, string? Country, int Postings, int Candidates, double? Ratio, PayQuartiles? Pay, ImmutableArray<MarketMonth> Months, string Words);

public sealed record MarketCountry(string Country, int Postings);
