using System.Collections.Immutable;

namespace TalentScout.App.Postings;

/// <summary>Everything that the page of postings shows.</summary>
public sealed record PostingsPageModel
{
    public required PostingFilter Filter { get; init; }
    public required PostingBook Book { get; init; }
    public required SkillCatalogue Catalogue { get; init; }

    /// <summary>Openings there are, whatever is asked for.</summary>
    public required int All { get; init; }
    public required ImmutableArray<Opening> Found { get; init; }

    /// <summary>Skills asked for most, and countries, to choose from.</summary>
    public required ImmutableArray<string> Skills { get; init; }
    public required ImmutableArray<string> Countries { get; init; }

    public IEnumerable<Opening> Shown => Found.Skip((Filter.Page - 1) * Filter.Size).Take(Filter.Size);
    public int Pages => Math.Max(1, (Found.Length + Filter.Size - 1) / Filter.Size);
}
