using System.Collections.Immutable;
using TalentScout.App.Web;
using TalentScout.Store;

namespace TalentScout.App.Search;

/// <summary>Everything that the search page shows; the components below it only draw.</summary>
public sealed record SearchPageModel
{
    public required SearchAddress Address { get; init; }
    public required SkillCatalogue Catalogue { get; init; }

    /// <summary>The day of the index, from which "last active" is told.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>For the clock of those who are found.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>People in the index, whoever is asked for.</summary>
    public required int People { get; init; }
    public required Visitor Visitor { get; init; }

    /// <summary>Asked for at a key, while somebody types: the first people and nothing beside them.</summary>
    public bool Typed { get; init; }
    public SearchQuery Query { get; init; } = SearchQuery.Everything;

    /// <summary>Set where the query could not be read; then there is no answer.</summary>
    public QueryTrouble? Trouble { get; init; }
    public SearchAnswer? Answer { get; init; }

    /// <summary>What the team noted about those of this page.</summary>
    public ImmutableDictionary<CandidateId, DeskMark> Marks { get; init; } = ImmutableDictionary<CandidateId, DeskMark>.Empty;

    /// <summary>On which shortlists those of this page stand, and at which stage; empty in blind mode.</summary>
    public IReadOnlyDictionary<CandidateId, ImmutableArray<Shortlisted>> Shortlisted { get; init; } = ImmutableDictionary<CandidateId, ImmutableArray<Shortlisted>>.Empty;
    public ImmutableArray<SignalSlider> Signals { get; init; } = [];

    /// <summary>Name -> the weights that it changes.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> Presets { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>>.Empty;

    /// <summary>Those that the team saved, and those it took away within a day.</summary>
    public ImmutableArray<WeightPreset> TeamPresets { get; init; } = [];

    /// <summary>What was searched for lately; only where nothing is asked for.</summary>
    public ImmutableArray<PastSearch> Recent { get; init; } = [];

    public ImmutableArray<MeantQuery> Meant { get; init; } = [];

    /// <summary>Where nobody fits: what would help, with how many people it brings.</summary>
    public ImmutableArray<WayOut> WaysOut { get; init; } = [];

    /// <summary>Skills are asked for side by side: who shows some of them can be listed, too.</summary>
    public bool MayBePart => !QueryTree.Plain(Query.Root).IsEmpty;

    /// <summary>One skill is asked for, and people are listed, too, who do not show it.</summary>
    public bool HasAdjacent => Answer is { } answer && answer.Complete < answer.Total && QueryTree.Alone(Query.Root) is not null;

    /// <summary>Whether a list of those alone who show all that is asked for is another one.</summary>
    public bool MayBeStrict => MayBePart || HasAdjacent || (Address.Match == SkillMatch.All && QueryTree.Alone(Query.Root) is not null);

    /// <summary>Nothing is asked for: the page somebody begins with.</summary>
    public bool Beginning => Trouble is null && Query.Root is null && Query.Nice.IsEmpty;
}

/// <summary>A signal of the ranking and the weight it has here; Default is that of config/ranking.json.</summary>
public sealed record SignalSlider(string Name, double Value, double Default);

/// <summary>One condition less, and how many people that finds.</summary>
public sealed record WayOut(QueryNode Dropped, SearchAddress Address, int Total);
