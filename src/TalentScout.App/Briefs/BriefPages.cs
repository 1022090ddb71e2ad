using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Market;
using TalentScout.App.Postings;
using TalentScout.App.Search;
using TalentScout.App.Shortlists;
using TalentScout.App.Team;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Briefs;

/// <summary>GET and POST /briefs: from an advert to editable wishes, and from those to people or to a draft.</summary>
public sealed class BriefPages(BriefReader reader, SkillCatalogue catalogue, SearchEngine engine, PostingBook book, MarketBook market, StoreDatabase store, Who who)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/briefs", (BriefPages pages, CancellationToken cancellationToken, string? template = null, long? posting = null) => pages.BeginAsync(template, posting, cancellationToken)).ExcludeFromDescription();
        app.MapPost("/briefs", (HttpRequest request, BriefPages pages, CancellationToken cancellationToken) => pages.GoOnAsync(request, cancellationToken)).ExcludeFromDescription();
        app.MapPost("/briefs/pool", (HttpRequest request, BriefPages pages, CancellationToken cancellationToken) => pages.PoolAsync(request, cancellationToken)).ExcludeFromDescription();
    }

    /// <summary>An advert as one text: its title, its place, and what it says.</summary>
    public static string TextOf(Posting posting) =>
        $"{posting.Title}\n{(posting.Places is [var place, ..] ? $"Location: {place.Text}\n" : "")}{(posting.Employment is null ? "" : $"Employment type: {posting.Employment}\n")}\n{posting.Text}";

    private async Task<IResult> BeginAsync(string? template, long? posting, CancellationToken cancellationToken)
    {
        if (posting is { } id && await book.FindAsync(id, cancellationToken) is { } opening)
            return Page(await ReadAsync(TextOf(opening.Posting), cancellationToken) with { From = opening, Book = book });
        return Page(BriefTemplates.Find(template ?? "") is { } chosen ? await ReadAsync(chosen.Text, cancellationToken) : new BriefPageModel { Catalogue = catalogue });
    }

    private async Task<IResult> GoOnAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var text = Cut(form["text"].ToString());
        if (form["do"] == "read" || string.IsNullOrWhiteSpace(text))
            return Page(string.IsNullOrWhiteSpace(text) ? new BriefPageModel { Catalogue = catalogue, Trouble = Texts.Brief_Empty } : await ReadAsync(text, cancellationToken));
        var edited = BriefForm.Of(form, text, reader.Read(text), catalogue, PlaceResolver.Default.Resolve);
        return form["do"].ToString() switch
        {
            "find" => TypedResults.Redirect(new SearchAddress { Q = BriefQuery.Of(edited.Brief).Canonical }.ToString()),
            "shortlist" => await BeginShortlistAsync(edited.Brief, request.HttpContext, cancellationToken),
            "draft" => Page(await ModelAsync(edited, cancellationToken) with { Draft = AdvertDraft.Write(edited.Brief, catalogue) }),
            _ => Page(await ModelAsync(edited, cancellationToken)),
        };
    }

    /// <summary>A list for the role with its brief, and at once to the people for it.</summary>
    private async Task<IResult> BeginShortlistAsync(Brief brief, HttpContext context, CancellationToken cancellationToken)
    {
        var query = BriefQuery.Of(brief).Canonical;
        var made = await store.Shortlists.CreateAsync(brief.Titles is [var title, ..] ? title : Texts.Short_Unnamed, query, brief, who.Of(context), LeadWording.Stages(), cancellationToken);
        return TypedResults.Redirect(new SearchAddress { Q = query, Shortlist = made.Id }.ToString());
    }

    private async Task<IResult> PoolAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var text = Cut(form["text"].ToString());
        return TypedResults.Text((await ModelAsync(BriefForm.Of(form, text, reader.Read(text), catalogue, PlaceResolver.Default.Resolve), cancellationToken)).PoolWords);
    }

    private Task<BriefPageModel> ReadAsync(string text, CancellationToken cancellationToken) => ModelAsync(new BriefForm { Text = text, Brief = reader.Read(text) }, cancellationToken);

    private async Task<BriefPageModel> ModelAsync(BriefForm form, CancellationToken cancellationToken)
    {
        var query = BriefQuery.Of(form.Brief);
        return new BriefPageModel
        {
            Catalogue = catalogue,
            Form = form,
            Query = query,
            Pool = engine.Search(new SearchRequest { Query = query, Size = 1 }).Total,
            Scarcest = await market.ScarcestAsync([.. form.Brief.Must.Select(s => s.Skill)], form.Brief.Places.SelectMany(p => p.Countries).FirstOrDefault(), cancellationToken),
        };
    }

    private static string Cut(string text) => text.Length > BriefForm.MaxText ? text[..BriefForm.MaxText] : text;

    private static RazorComponentResult<BriefPage> Page(BriefPageModel model) => new(new { Model = model });
}
