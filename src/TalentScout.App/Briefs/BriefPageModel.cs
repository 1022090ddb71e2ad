using TalentScout.App.Layout;
using TalentScout.App.Postings;

namespace TalentScout.App.Briefs;

/// <summary>Everything that the page of a brief shows.</summary>
public sealed record BriefPageModel
{
    public required SkillCatalogue Catalogue { get; init; }

    /// <summary>Null before anything was pasted.</summary>
    public BriefForm? Form { get; init; }
    public SearchQuery Query { get; init; } = SearchQuery.Everything;

    /// <summary>People whom the query finds.</summary>
    public int Pool { get; init; }

    /// <summary>What the market says of the required skill that is hardest to find, in one sentence; null where no posting asks for any.</summary>
    public string? Scarcest { get; init; }

    /// <summary>A job description in Markdown, where it was asked for.</summary>
    public string? Draft { get; init; }
    public string? Trouble { get; init; }

    /// <summary>The posting it was read from.</summary>
    public Opening? From { get; init; }

    /// <summary>Of <see cref="From"/>: what its sources ask everybody to say who shows it.</summary>
    public PostingBook? Book { get; init; }

    public string PoolWords => string.Join(' ', new[] { People, Scarcest is null ? null : Sentences.In(Scarcest) }.OfType<string>());

    private string People => Pool switch
    {
        _ when Query == SearchQuery.Everything => Texts.Brief_PoolNothing,
        0 => Texts.Brief_PoolNone,
        1 => Texts.Brief_PoolOne,
        _ => Wording.Format(Texts.Brief_Pool, Wording.Number(Pool)),
    };
}
