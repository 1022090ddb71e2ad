using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;

namespace TalentScout.App.Market;

/// <summary>/api/v1/market: demand beside supply, and the size of a pool while a query is made.</summary>
internal static class MarketApi
{
    public static void MapMarket(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/market").WithTags("Market");
        group.MapGet("", GetAsync).WithName("market").WithSummary("Postings, candidates, their ratio and pay by skill, country and month.").ProducesProblem(400);
        group.MapGet("/csv", CsvAsync).WithName("marketCsv").WithSummary("The same as CSV.").ProducesProblem(400).Produces<string>(contentType: "text/csv");
        group.MapGet("/pool", PoolAsync).WithName("marketPool").WithSummary("How many people a query finds, beside the openings that ask for its skills.").ProducesProblem(400);
    }

    private static async Task<Results<Ok<MarketAnswer>, ProblemHttpResult>> GetAsync(
        MarketBook market,
        SkillCatalogue catalogue,
        CancellationToken cancellationToken,
        [Description("A skill by any of its names; left out: those asked for most.")] string? skill = null,
        [Description("ISO 3166-1 alpha-2; left out: everywhere.")] string? country = null,
        [Description("Skills at most, 1 to 200.")] int take = 50,
        [Description("\"country\": each skill also in each country that asks for it; only without a country.")] string? by = null)
    {
        if (Trouble(catalogue, skill, take, by) is { } problem)
            return problem;
        return TypedResults.Ok(await market.OfAsync(country?.ToUpperInvariant(), skill is null ? null : catalogue.Resolve(skill)!.Id, take, by is not null, cancellationToken));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(
        MarketBook market, SkillCatalogue catalogue, CancellationToken cancellationToken, string? skill = null, string? country = null, int take = MarketBook.MostRows, string? by = null)
    {
        if (Trouble(catalogue, skill, take, by) is { } problem)
            return problem;
        var answer = await market.OfAsync(country?.ToUpperInvariant(), skill is null ? null : catalogue.Resolve(skill)!.Id, take, by is not null, cancellationToken);
        return TypedResults.File(MarketCsv.Write(answer), "text/csv; charset=utf-8", $"market{(country is null ? "" : "-" + country.ToLowerInvariant())}.csv");
    }

    private static async Task<Results<Ok<PoolAnswer>, ProblemHttpResult>> PoolAsync(
        QueryReader reader, SearchEngine engine, MarketBook market, CancellationToken cancellationToken, [Description("The query; docs/query-syntax.md.")] string q = "")
    {
        var read = reader.Read(q, "");
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        var country = QueryTree.Conjuncts(read.Query.Root).OfType<FieldNode>().FirstOrDefault(f => f.Field == QueryField.Country)?.Value.ToUpperInvariant();
        var skill = QueryTree.Conjuncts(read.Query.Root).OfType<SkillNode>().FirstOrDefault()?.Skill;
        var row = skill is null ? null : (await market.OfAsync(country, skill, 1, byCountry: false, cancellationToken)).Skills.FirstOrDefault();
        return TypedResults.Ok(new PoolAnswer(read.Query.Canonical, engine.Search(new SearchRequest { Query = read.Query, Size = 1 }).Total, row?.Words));
    }

    private static ProblemHttpResult? Trouble(SkillCatalogue catalogue, string? skill, int take, string? by) =>
        skill is not null && catalogue.Resolve(skill) is null ? Problems.Bad("skill", $"a skill of the catalogue, not '{skill}'")
        : take is < 1 or > MarketBook.MostRows ? Problems.Bad("take", $"1 to {MarketBook.MostRows}")
        : by is not (null or "country") ? Problems.Bad("by", "country")
        : null;
}

/// <summary>Words: what the market says of the query's first skill; null where it has none.</summary>
public sealed record PoolAnswer(string Canonical, int Candidates, string? Words);
