using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;

namespace TalentScout.App.Postings;

/// <summary>/api/v1/postings.</summary>
internal static class PostingApi
{
    public static void MapPostings(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/postings").WithTags("Postings");
        group.MapGet("", ListAsync).WithName("postings").WithSummary("Openings, merged over boards, newest first.").ProducesProblem(400);
        group.MapGet("/{id:long}", GetAsync).WithName("posting").WithSummary("One opening with all its sources.").ProducesProblem(404);
    }

    private static async Task<Results<Ok<PostingsAnswer>, ProblemHttpResult>> ListAsync(
        PostingBook book,
        SkillCatalogue catalogue,
        CancellationToken cancellationToken,
        [Description("Words of the title or the company.")] string? q = null,
        [Description("A skill by any of its names.")] string? skill = null,
        [Description("A country by its two letters (ISO 3166-1 alpha-2) or its name.")] string? country = null,
        [Description("Only remote work.")] bool remote = false,
        [Description("open, closed or all.")] string state = "open",
        [Description("A source of config/sources.json.")] string? source = null,
        [Description("1-based.")] int page = 1,
        [Description("1 to 100.")] int size = PostingFilter.DefaultSize)
    {
        var known = skill is null ? null : catalogue.Resolve(skill);
        if (skill is not null && known is null)
            return Problems.Bad("skill", $"a skill of the catalogue, not '{skill}'");
        var from = country is null ? null : Countries.Resolve(country);
        if (country is not null && from is null)
            return Problems.Bad("country", $"a country's two letters or name, not '{country}'");
        if (!PostingFilter.States.Contains(state))
            return Problems.Bad("state", string.Join(", ", PostingFilter.States));
        if (page < 1)
            return Problems.Bad("page", "1 or more");
        if (size is < 1 or > PostingFilter.MaxSize)
            return Problems.Bad("size", $"1 to {PostingFilter.MaxSize}");
        var filter = new PostingFilter { Q = q, Skill = known?.Id, Country = from, Remote = remote, State = state, Source = source, Page = page, Size = size };
        var found = filter.Of(await book.OpeningsAsync(cancellationToken)).ToList();
        return TypedResults.Ok(new PostingsAnswer(found.Count, page, size, [.. found.Skip((page - 1) * size).Take(size).Select(o => PostingAnswer.Of(o, book))]));
    }

    private static async Task<Results<Ok<PostingAnswer>, ProblemHttpResult>> GetAsync(PostingBook book, long id, CancellationToken cancellationToken) =>
        await book.FindAsync(id, cancellationToken) is { } opening ? TypedResults.Ok(PostingAnswer.Of(opening, book)) : Problems.NotFound($"there is no posting {id}");
}

public sealed record PostingsAnswer(int Total, int Page, int Size, ImmutableArray<PostingAnswer> Postings);

/// <summary>Where an opening is advertised. Attribution: what the source asks everybody to say who shows it.</summary>
public sealed record PostingSource(string Source, string Url, string? Attribution, DateTimeOffset Opened, DateTimeOffset Changed, DateTimeOffset Confirmed, DateTimeOffset? Closed, string? Why, int Reopened);

public sealed record PostingAnswer
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public string? Company { get; init; }
    public required ImmutableArray<Place> Places { get; init; }
    public bool? Remote { get; init; }
    public required ImmutableArray<Place> RemoteWithin { get; init; }
    public DateOnly? Posted { get; init; }
    public DateOnly? Closes { get; init; }
    public string? Employment { get; init; }
    public Salary? Salary { get; init; }
    public required ImmutableArray<string> Skills { get; init; }
    public required ImmutableArray<string> Must { get; init; }
    public required string Url { get; init; }
    public required bool Open { get; init; }
    public required DateOnly Since { get; init; }
    public required ImmutableArray<PostingSource> Sources { get; init; }

    /// <summary>The page that turns it into a search.</summary>
    public required string Search { get; init; }

    internal static PostingAnswer Of(Opening opening, PostingBook book) => new()
    {
        Id = opening.Id,
        Title = opening.Posting.Title,
        Company = opening.Posting.Company,
        Places = opening.Posting.Places,
        Remote = opening.Posting.Remote,
        RemoteWithin = opening.Posting.RemoteWithin,
        Posted = opening.Posting.Posted,
        Closes = opening.Posting.Closes,
        Employment = opening.Posting.Employment,
        Salary = opening.Posting.Salary,
        Skills = opening.Posting.Skills,
        Must = opening.Posting.Must,
        Url = opening.Posting.Url,
        Open = opening.IsOpen,
        Since = opening.Since,
        Sources =
        [
            .. opening.Sources.Select(s => new PostingSource(s.Source, s.Posting.Url, book.AttributionOf(s.Source), s.Opened, s.Changed, s.Confirmed, s.Closed, s.WhyNotOpen(book.Today), s.Reopened)),
        ],
        Search = $"/postings/{opening.Id}/search",
    };
}
