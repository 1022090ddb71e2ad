using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Briefs;
using TalentScout.App.Search;

namespace TalentScout.App.Postings;

/// <summary>GET /postings, and the one click that makes a search of one.</summary>
public sealed class PostingPages(PostingBook book, BriefReader reader, SkillCatalogue catalogue)
{
    private const int SkillsOffered = 40;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/postings", async (PostingPages pages, CancellationToken cancellationToken, string? q = null, string? skill = null, string? country = null, bool remote = false, bool paid = false, string? state = null, string? source = null, int page = 1) =>
            new RazorComponentResult<PostingsPage>(new
            {
                Model = await pages.MakeAsync(
                    new PostingFilter { Q = q, Skill = Filled(skill), Country = Filled(country)?.ToUpperInvariant(), Remote = remote, Paid = paid, State = state is not null && PostingFilter.States.Contains(state) ? state : "open", Source = Filled(source), Page = Math.Max(1, page) },
                    cancellationToken),
            })).ExcludeFromDescription();
        app.MapGet("/postings/{id:long}/search", (PostingPages pages, long id, CancellationToken cancellationToken) => pages.SearchAsync(id, cancellationToken)).ExcludeFromDescription();
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private async Task<PostingsPageModel> MakeAsync(PostingFilter filter, CancellationToken cancellationToken)
    {
        var all = await book.OpeningsAsync(cancellationToken);
        var known = filter.Skill is { } asked ? filter with { Skill = catalogue.Resolve(asked)?.Id ?? asked } : filter;
        var found = known.Of(all).ToImmutableArray();
        return new PostingsPageModel
        {
            Filter = known,
            Book = book,
            Catalogue = catalogue,
            All = all.Length,
            Found = found,
            Skills = [.. all.Where(o => o.IsOpen).SelectMany(o => o.Posting.Skills).GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(SkillsOffered).Select(g => g.Key)],
            Countries = [.. TalentScout.Market.Countries(all).Select(c => c.Country)],
        };
    }

    private async Task<IResult> SearchAsync(long id, CancellationToken cancellationToken) => await book.FindAsync(id, cancellationToken) is { } opening
        ? TypedResults.Redirect(new SearchAddress { Q = BriefQuery.Of(reader.Read(BriefPages.TextOf(opening.Posting))).Canonical }.ToString())
        : TypedResults.Redirect("/postings");
}
