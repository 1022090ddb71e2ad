using System.Collections.Immutable;
using TalentScout.App.Search;

namespace TalentScout.App.Candidates;

/// <summary>Everything that a candidate's page shows.</summary>
public sealed record CandidatePageModel
{
    public required Candidate Candidate { get; init; }
    public required SkillCatalogue Catalogue { get; init; }
    public required Month Now { get; init; }

    /// <summary>Skill id -> strength 0..1 with the proofs it is made of, as the ranking sees it today.</summary>
    public required ImmutableDictionary<string, HitSkill> Strengths { get; init; }

    /// <summary>The search that one came from; its Q is empty where one came from nowhere.</summary>
    public required SearchAddress From { get; init; }

    /// <summary>How this person stands to that search; null without one.</summary>
    public WhyAnswer? Why { get; init; }

    /// <summary>Skills that the search asked for, members of groups included.</summary>
    public ImmutableHashSet<string> Asked { get; init; } = [];

    /// <summary>Set where that search could not be read.</summary>
    public QueryTrouble? Trouble { get; init; }

    /// <summary>Skills that the search asked for and that have not been seen, by name: unknown, not "has not".</summary>
    public ImmutableArray<string> Unseen { get; init; } = [];

    public double Strength(string skill) => Strengths.GetValueOrDefault(skill)?.Strength ?? 0;
}
