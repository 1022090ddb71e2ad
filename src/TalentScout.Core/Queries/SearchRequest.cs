using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>What to search for and how to answer.</summary>
public sealed record SearchRequest
{
    public required SearchQuery Query { get; init; }

    /// <summary>1-based.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1..100.</summary>
    public int Size { get; init; } = 20;
    public SearchSort Sort { get; init; } = SearchSort.Score;

    /// <summary>Facets to count, of <see cref="FacetNames"/>; empty: none.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];
    public bool Explain { get; init; }

    /// <summary>Not twenty people of one repository: of every ten places at most two go to people whose main work is in the same one, as long as there are others.</summary>
    public bool Diverse { get; init; }

    /// <summary>Whether those are listed, too, of whom only some of the skills asked for were seen.</summary>
    public SkillMatch Match { get; init; } = SkillMatch.All;

    /// <summary>Signal name -> weight, over those of config/ranking.json; 0 turns one off.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public const int MaxHit = 20_000;
    public static readonly ImmutableArray<string> FacetNames = ["language", "database", "framework", "country", "role", "activity"];
}

public enum SearchSort
{
    Score,

    /// <summary>Last active first.</summary>
    Active,

    /// <summary>Most merged work first.</summary>
    Merged,

    /// <summary>By login, A to Z.</summary>
    Login,

    /// <summary>By how much the words asked for say in all that is written of a person (BM25): for a pasted job description.</summary>
    Text,
}

/// <summary>Which of the skills that stand side by side in a query (<see cref="QueryTree.Plain"/>) must have been seen of somebody who is listed.</summary>
public enum SkillMatch
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>One; what was not seen brings no points. Where one is asked for alone, and the list is by score, those who show what goes with it come after all who show it (<see cref="SearchHit.Adjacent"/>).</summary>
    Some,
}

/// <summary>The answer, in the shape of the HTTP contract.</summary>
public sealed record SearchAnswer
{
    public required AnsweredQuery Query { get; init; }

    /// <summary>Version of the scorer: rules and weights. Another version may rank otherwise.</summary>
    public required string Scorer { get; init; }

    /// <summary>Generation of the index that answered: grows with every change that became visible.</summary>
    public required long Generation { get; init; }

    /// <summary>Exact.</summary>
    public required int Total { get; init; }

    /// <summary>Of these, those who show all that is asked for. Exact.</summary>
    public required int Complete { get; init; }
    public required int Page { get; init; }
    public required int Size { get; init; }
    public required double TookMs { get; init; }
    public required ImmutableArray<SearchHit> Hits { get; init; }
    public required ImmutableSortedDictionary<string, ImmutableArray<FacetCount>> Facets { get; init; }
}

/// <summary>A past ranking made again: the answer, or why it cannot be had.</summary>
public sealed record ReplayAnswer(SearchAnswer? Answer, string? Because);

/// <summary>Who, in which order, and no more than a line about each: for lists that are gone through by the thousand.</summary>
public sealed record SearchRows
{
    /// <summary>Exact.</summary>
    public required int Total { get; init; }
    public required long Generation { get; init; }
    public required ImmutableArray<SearchRow> Rows { get; init; }
    public required ImmutableSortedDictionary<string, ImmutableArray<FacetCount>> Facets { get; init; }
}

public sealed record AnsweredQuery(string Text, string Canonical);

public sealed record FacetCount(string Value, int Count);

public sealed record SearchHit
{
    /// <summary>1-based, over all pages.</summary>
    public required int Rank { get; init; }
    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public string? Name { get; init; }
    public string? ProfileUrl { get; init; }
    public required double Score { get; init; }
    public required Place Place { get; init; }
    public Availability? Availability { get; init; }

    /// <summary>The asked skills first, then the strongest others.</summary>
    public required ImmutableArray<HitSkill> Skills { get; init; }
    public Month? LastActive { get; init; }
    public int ActiveMonths { get; init; }
    public int MergedElsewhere { get; init; }
    public int EvidenceCount { get; init; }
    public string? Company { get; init; }
    public string? Bio { get; init; }

    /// <summary>The reasons for the place in the list, strongest first, as short sentences.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>What each signal brings: points that add up to the score, in the order in which it sums them.</summary>
    public ImmutableArray<SignalPoints> Signals { get; init; } = [];

    /// <summary>Repositories in which skills asked for were seen together, most first; null where the query asks for fewer than two skills.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<HitRepository>? Together { get; init; }

    /// <summary>What was not seen of the skills asked for side by side.</summary>
    public ImmutableArray<NotSeen> NotSeen { get; init; } = [];

    /// <summary>Of somebody who shows nothing of what is asked for, and stands after all who do: why they are listed. Null for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdjacentTo? Adjacent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Explanation? Explanation { get; init; }
}

/// <summary>A skill that somebody shows and that goes with the one asked for.</summary>
/// <param name="Id">of the skill shown</param>
/// <param name="Both">people of the index who show it and the one asked for</param>
/// <param name="People">who show it</param>
public sealed record AdjacentTo(string Id, string Name, int Both, int People)
{
    /// <summary>Where most of those they work beside show it: what they stand in order of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdjacentBeside? Beside { get; init; }
}

/// <summary>A repository that somebody works on.</summary>
/// <param name="Repository">owner/name</param>
/// <param name="Both">people of it who show the skill asked for</param>
/// <param name="People">who work there</param>
public sealed record AdjacentBeside(string Repository, int Both, int People);

/// <param name="Condition">of the query, as the query language writes it</param>
/// <param name="Name">of the skill: "SQLite"</param>
public sealed record NotSeen(string Condition, string Name);

/// <param name="Signal">as in config/ranking.json</param>
public sealed record SignalPoints(string Signal, double Points);

/// <param name="Url">empty where it has none that may be shown</param>
public sealed record HitRepository(string Name, string Url);

/// <summary>A skill of a hit. Strength 0..1.</summary>
public sealed record HitSkill(string Id, SkillKind Kind, double Strength, How How, Month? Last, HitProofs Evidence)
{
    public string? Name { get; init; }

    /// <summary>The query asked for it.</summary>
    public bool Asked { get; init; }
}

/// <summary>A proof: an address, and what is found there.</summary>
public sealed record HitEvidence(string Url, string What, Month? Last);
