using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>What POST /api/v1/search takes; GET makes one of its parameters.</summary>
public sealed record SearchBody
{
    [Description("A query; may hold all of it.")]
    public string? Q { get; init; }

    [Description("Parts that must hold, each in the query language.")]
    public IReadOnlyList<string> Must { get; init; } = [];

    [Description("Parts that are wanted, not required.")]
    public IReadOnlyList<string> Nice { get; init; } = [];

    [Description("Parts that keep people out.")]
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public int Page { get; init; } = 1;
    public int Size { get; init; } = 20;

    [Description("score, active, merged, login or text (how much the words asked for say).")]
    public string Sort { get; init; } = "score";
    public IReadOnlyList<string> Facets { get; init; } = [];
    public bool Explain { get; init; }

    [Description("At most two of every ten places to people whose main work is in the same repository, as long as there are others.")]
    public bool Diverse { get; init; }

    [Description("some: of skills that stand side by side in q one is enough to be listed, what was not seen brings no points. all: nobody is listed of whom one was not seen.")]
    public string Match { get; init; } = "some";

    [Description("A preset of config/ranking.json: weights to begin with; those given beside it count more.")]
    public string? Preset { get; init; }

    [Description("To make a past ranking again: the scorer of that answer. Needs generation.")]
    public string? Scorer { get; init; }

    [Description("To make a past ranking again: the generation of that answer. Needs scorer.")]
    public long? Generation { get; init; }

    [Description("Signal -> points, over those of config/ranking.json; 0 turns one off.")]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>All texts in the order in which they are read.</summary>
    internal IEnumerable<QueryText> Texts() =>
    [
        new("q", Q ?? "", QueryGroup.Must),
        .. Must.Select((t, i) => new QueryText(Part("must", i, Must), t, QueryGroup.Must) { Firm = true }),
        .. Nice.Select((t, i) => new QueryText(Part("nice", i, Nice), t, QueryGroup.Nice)),
        .. Exclude.Select((t, i) => new QueryText(Part("exclude", i, Exclude), t, QueryGroup.Exclude)),
    ];

    /// <summary>As it was typed; null where it came in parts, of which the canonical form alone is one text that means the same.</summary>
    internal string? Text() => Must.Count + Nice.Count + Exclude.Count == 0 ? Q ?? "" : null;

    private static string Part(string field, int index, IReadOnlyList<string> parts) => parts.Count == 1 ? field : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field}[{index}]");

    /// <summary>What cannot be answered in it, its query apart; null where all can.</summary>
    internal ProblemHttpResult? Problem(RankingOptions ranking) =>
        Preset is not null && !ranking.Presets.ContainsKey(Preset) ? Problems.Bad("preset", $"one of {string.Join(", ", ranking.Presets.Keys)}; not '{Preset}'")
        : (Scorer is null) != (Generation is null) ? Problems.Bad(Scorer is null ? "scorer" : "generation", "both scorer and generation of a past answer, or neither")
        : Page < 1 ? Problems.Bad("page", "1 or more")
        : Size is < 1 or > 100 ? Problems.Bad("size", "1 to 100")
        : (long)(Page - 1) * Size >= SearchRequest.MaxHit ? Problems.Bad("page", $"a page within the first {SearchRequest.MaxHit} hits")
        : !IsName<SearchSort>(Sort) ? Problems.Bad("sort", "score, active, merged, login or text")
        : !IsName<SkillMatch>(Match) ? Problems.Bad("match", "some or all")
        : Facets.FirstOrDefault(f => !SearchRequest.FacetNames.Contains(f)) is { } facet ? Problems.Bad("facets", $"{string.Join(", ", SearchRequest.FacetNames)}; not '{facet}'")
        : RankingCheck.Signals("weights", Weights) is { } weights ? Problems.Bad("weights", weights)
        : null;

    /// <summary>Not its number, nor several at once, which Enum.TryParse takes too.</summary>
    private static bool IsName<T>(string text) where T : struct, Enum => Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);

    internal SearchRequest Request(SearchQuery query, RankingOptions ranking) => new()
    {
        Query = query,
        Page = Page,
        Size = Size,
        Sort = Enum.Parse<SearchSort>(Sort, ignoreCase: true),
        Facets = [.. Facets],
        Explain = Explain,
        Diverse = Diverse,
        Match = Enum.Parse<SkillMatch>(Match, ignoreCase: true),
        Weights = (Preset is null ? ImmutableSortedDictionary<string, double>.Empty : ranking.Presets[Preset]).WithComparers(StringComparer.Ordinal).SetItems(Weights),
    };
}
