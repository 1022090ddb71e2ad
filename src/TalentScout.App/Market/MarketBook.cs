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
    public async Task<MarketAnswer> OfAsync(string? country, string? skill, int take, CancellationToken cancellationToken)
    {
        var openings = await book.OpeningsAsync(cancellationToken);
        var skills = skill is not null ? [skill] : openings.Where(o => o.IsOpen && TalentScout.Market.IsIn(o, country)).SelectMany(o => o.Posting.Skills)
            .GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(take).Select(g => g.Key).ToImmutableArray();
        var rows = TalentScout.Market.Of(openings, skills, country, Candidates, book.Today);
        return new MarketAnswer(
            country,
            openings.Count(o => o.IsOpen && TalentScout.Market.IsIn(o, country)),
            book.Today,
            engine.AsOf,
            [.. rows.Select(r => new MarketAnswerRow(r.Skill, NameOf(r.Skill), r.Postings, r.Candidates, r.Ratio, r.Pay, r.Months, Words(r)))],
            [.. TalentScout.Market.Countries(openings).Select(c => new MarketCountry(c.Country, c.Postings))]);
    }

    public string NameOf(string skill) => catalogue.Find(skill)?.Name ?? skill;

    private string Words(MarketRow row) => Scarcity.Tell(NameOf(row.Skill), row.Country is { } c ? Wording.Format(Texts.Market_In, Wording.Country(c)) : "", row.Postings, row.Candidates);

    private int Candidates(string skill, string? country)
    {
        var query = QueryEdit.AddFilter(SearchQuery.Everything, new SkillNode(skill, null));
        if (country is not null)
            query = QueryEdit.AddFilter(query, new FieldNode(QueryField.Country, country));
        return engine.Search(new SearchRequest { Query = query, Size = 1 }).Total;
    }
}

/// <summary>Openings by skill in a country (null: everywhere), as of a day; people as of the day of the index.</summary>
public sealed record MarketAnswer(string? Country, int Postings, DateOnly Day, DateOnly IndexDay, ImmutableArray<MarketAnswerRow> Skills, ImmutableArray<MarketCountry> Countries);

/// <summary>Ratio: people for each posting. Pay: null where fewer than 4 openings say it. Words: scarcity in one sentence.</summary>
public sealed record MarketAnswerRow(string Skill, string Name, int Postings, int Candidates, double? Ratio, PayQuartiles? Pay, ImmutableArray<MarketMonth> Months, string Words);

public sealed record MarketCountry(string Country, int Postings);
