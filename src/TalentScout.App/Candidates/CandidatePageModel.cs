using System.Collections.Immutable;
using TalentScout.App.Layout;
using TalentScout.App.Search;
using TalentScout.App.Web;

namespace TalentScout.App.Candidates;

/// <summary>Everything that a candidate's page shows.</summary>
public sealed record CandidatePageModel
{
    /// <summary>Blinded where the visitor chose that.</summary>
    public required Candidate Candidate { get; init; }
    public required SkillCatalogue Catalogue { get; init; }
    public required Visitor Visitor { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Skill id -> strength 0..1 with the proofs it is made of, as the ranking sees it today.</summary>
    public required ImmutableDictionary<string, HitSkill> Strengths { get; init; }

    /// <summary>Skills that follow from others alone, blinded as the rest.</summary>
    public ImmutableArray<CandidateSkill> Implied { get; init; } = [];

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
    public ImmutableArray<PracticeTrace> Practices { get; init; } = [];

    /// <summary>What the team noted about them, newest first.</summary>
    public IReadOnlyList<CandidateNote> Notes { get; init; } = [];
    public DeskMark Mark { get; init; } = DeskMark.None;

    public Month Now => Month.Of(At);

    /// <summary>The name to call them by on the page.</summary>
    public string Who => Visitor.Blind ? Wording.Format(Texts.Blind_Person, Candidate.Login) : Candidate.Name ?? Candidate.Login;

    public double Strength(string skill) => Strengths.GetValueOrDefault(skill)?.Strength ?? 0;
}
