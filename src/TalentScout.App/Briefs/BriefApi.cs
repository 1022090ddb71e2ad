using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Postings;
using TalentScout.App.Web;
using TalentScout.Search;

namespace TalentScout.App.Briefs;

/// <summary>POST /api/v1/briefs: a job description, or a stored posting, as what it asks for.</summary>
internal static class BriefApi
{
    public static void MapBriefs(this RouteGroupBuilder api) => api.MapGroup("/briefs").WithTags("Briefs")
        .MapPost("", ReadAsync).WithName("readBrief").WithSummary("Reads a job description: must, nice, exclude, titles, places, seniority, years, and the query that finds people for it.")
        .ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<BriefAnswer>, ProblemHttpResult>> ReadAsync(
        BriefBody body, BriefReader reader, SkillCatalogue catalogue, SearchEngine engine, PostingBook book, CancellationToken cancellationToken)
    {
        var (text, opening) = (body.Text, (Opening?)null);
        if (body.Posting is { } id)
        {
            opening = await book.FindAsync(id, cancellationToken);
            if (opening is null)
                return Problems.NotFound($"there is no posting {id}");
            text = BriefPages.TextOf(opening.Posting);
        }

        if (string.IsNullOrWhiteSpace(text))
            return Problems.Bad("text", "a job description, or the number of a posting");
        if (text.Length > BriefForm.MaxText)
            return Problems.Bad("text", $"at most {BriefForm.MaxText} characters");
        return TypedResults.Ok(BriefAnswer.Of(reader.Read(text), catalogue, engine) with { Sources = opening is null ? [] : PostingAnswer.Of(opening, book).Sources });
    }
}

/// <summary>What POST /api/v1/briefs takes: one of both.</summary>
public sealed record BriefBody
{
    [Description("A job description: plain text, Markdown or HTML.")]
    public string? Text { get; init; }

    [Description("The number of a posting.")]
    public long? Posting { get; init; }
}

/// <summary>A skill that is asked for, with the sentence that asks. AnyOf: skills with the same number are alternatives.</summary>
public sealed record BriefAnswerSkill(string Id, string Name, double Weight, string Sentence, int? AnyOf);

public sealed record BriefAnswer
{
    public required ImmutableArray<BriefAnswerSkill> Must { get; init; }
    public required ImmutableArray<BriefAnswerSkill> Nice { get; init; }
    public required ImmutableArray<BriefAnswerSkill> Exclude { get; init; }
    public required ImmutableArray<string> Titles { get; init; }
    public required ImmutableArray<Place> Places { get; init; }
    public string? Seniority { get; init; }
    public int? Years { get; init; }
    public string? Engagement { get; init; }

    /// <summary>Field -> the sentence it was read from.</summary>
    public required ImmutableSortedDictionary<string, string> Said { get; init; }

    /// <summary>The query that finds people for it, and how many it finds. Empty, and 0, where the text asks for nothing that is known here.</summary>
    public required string Query { get; init; }
    public required int Candidates { get; init; }

    /// <summary>A job description in Markdown, to be finished by a person.</summary>
    public required string Draft { get; init; }

    /// <summary>Of a posting: where it is advertised, with what each source asks everybody to say who shows it. Empty for a pasted text.</summary>
    public ImmutableArray<PostingSource> Sources { get; init; } = [];

    internal static BriefAnswer Of(Brief brief, SkillCatalogue catalogue, SearchEngine engine)
    {
        var query = BriefQuery.Of(brief);
        ImmutableArray<BriefAnswerSkill> Skills(ImmutableArray<BriefSkill> skills) =>
            [.. skills.Select(s => new BriefAnswerSkill(s.Skill, catalogue.Find(s.Skill)?.Name ?? s.Skill, s.Weight, s.Sentence, s.AnyOf))];
        return new BriefAnswer
        {
            Must = Skills(brief.Must),
            Nice = Skills(brief.Nice),
            Exclude = Skills(brief.Exclude),
            Titles = brief.Titles,
            Places = brief.Places,
            Seniority = brief.Seniority,
            Years = brief.Years,
            Engagement = brief.Engagement,
            Said = brief.Said,
            Query = query.Canonical,
            Candidates = query == SearchQuery.Everything ? 0 : engine.Search(new SearchRequest { Query = query, Size = 1 }).Total,
            Draft = AdvertDraft.Write(brief, catalogue),
        };
    }
}
