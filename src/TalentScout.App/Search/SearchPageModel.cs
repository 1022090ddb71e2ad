using System.Collections.Immutable;

namespace TalentScout.App.Search;

/// <summary>Everything that the search page shows; the components below it only draw.</summary>
public sealed record SearchPageModel
{
    public required SearchAddress Address { get; init; }
    public required SkillCatalogue Catalogue { get; init; }

    /// <summary>The month in which the page is made: "last active" is told from here.</summary>
    public required Month Now { get; init; }

    /// <summary>People in the index, whoever is asked for.</summary>
    public required int People { get; init; }
    public SearchQuery Query { get; init; } = SearchQuery.Everything;

    /// <summary>Set where the query could not be read; then there is no answer.</summary>
    public QueryTrouble? Trouble { get; init; }
    public SearchAnswer? Answer { get; init; }
    public ImmutableArray<SignalSlider> Signals { get; init; } = [];

    /// <summary>Where nobody fits: what would help, with how many people it brings.</summary>
    public ImmutableArray<WayOut> WaysOut { get; init; } = [];
}

/// <summary>Where a query stopped making sense (0-based character), and what was wanted there.</summary>
public sealed record QueryTrouble(string Text, int At, string Message, string? Wanted);

/// <summary>A signal of the ranking and the weight it has here; Default is that of config/ranking.json.</summary>
public sealed record SignalSlider(string Name, double Value, double Default);

/// <summary>One condition less, and how many people that finds.</summary>
public sealed record WayOut(QueryNode Dropped, SearchAddress Address, int Total);
