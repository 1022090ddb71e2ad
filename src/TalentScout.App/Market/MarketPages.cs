using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentScout.App.Market;

/// <summary>GET /market.</summary>
internal static class MarketPages
{
    private const int RowsShown = 40;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/market", async (MarketBook market, SkillCatalogue catalogue, CancellationToken cancellationToken, string? country = null, string? skill = null) =>
    {
        var where = string.IsNullOrWhiteSpace(country) ? null : country.Trim().ToUpperInvariant();
        var what = string.IsNullOrWhiteSpace(skill) ? null : catalogue.Resolve(skill)?.Id;
        return new RazorComponentResult<MarketPage>(new { Answer = await market.OfAsync(where, what, RowsShown, byCountry: what is not null, cancellationToken), Skill = what });
    }).ExcludeFromDescription();
}
