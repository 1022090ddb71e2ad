using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// A person as folded from evidence. Derived: made by <see cref="CandidateFold"/>, deleted and made again at will.
/// Every list has a fixed order, so that equal evidence gives equal JSON.
/// </summary>
public sealed record Candidate
{
    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public string? Name { get; init; }

    /// <summary>Other handles this account has been seen under; ordinal.</summary>
    public ImmutableArray<string> FormerLogins { get; init; } = [];

    /// <summary>Accounts that somebody decided are this person too; their work is counted here.</summary>
    public ImmutableArray<MergedAccount> Merged { get; init; } = [];
    public AccountKind AccountKind { get; init; } = AccountKind.Person;
    public string? Bio { get; init; }
    public string? Company { get; init; }
    public string? Blog { get; init; }
    public string? Email { get; init; }
    public string? ProfileUrl { get; init; }

    /// <summary>Null is unknown: the profile was not read.</summary>
    public int? Followers { get; init; }
    public DateOnly? AccountSince { get; init; }
    public DateTimeOffset? ProfileSeen { get; init; }
    public Place Place { get; init; } = Place.Unknown;
    public Availability? Availability { get; init; }

    /// <summary>By skill id, ordinal.</summary>
    public ImmutableArray<CandidateSkill> Skills { get; init; } = [];

    /// <summary>Where they have worked; most work first, then by id.</summary>
    public ImmutableArray<CandidateRepository> Repositories { get; init; } = [];

    /// <summary>All repositories together, by month, oldest first; only months with something in them.</summary>
    public ImmutableArray<ActivityMonth> Activity { get; init; } = [];
    public ImmutableArray<string> Organisations { get; init; } = [];

    /// <summary>Shares of "backend", "frontend", "mobile", "devops", "data"; by name; empty is unknown.</summary>
    public ImmutableArray<RoleShare> Roles { get; init; } = [];

    public Month? FirstActive { get; init; }
    public Month? LastActive { get; init; }

    /// <summary>Months with commits or pull requests.</summary>
    public int ActiveMonths { get; init; }

    /// <summary>Commits and pull requests accepted in repositories that are not theirs.</summary>
    public int MergedElsewhere { get; init; }

    public Seniority Seniority { get; init; } = Seniority.Unknown;

    /// <summary>Activity that counts for less than its numbers, with the reason.</summary>
    public ImmutableArray<WorkRemark> Remarks { get; init; } = [];

    /// <summary>Languages that the profile is written in, as ISO 639-1 codes; empty is unknown.</summary>
    public ImmutableArray<string> ProfileLanguages { get; init; } = [];
    public Coverage Coverage { get; init; } = new();
}

/// <param name="Login">Null where their profile was not read.</param>
public sealed record MergedAccount(CandidateId Id, string? Login, string? Url);

public sealed record Availability(bool Open, DateOnly? Said, string Url);

/// <param name="Because">The words that say most for it, in short.</param>
public sealed record RoleShare(string Role, double Share, string Because)
{
    /// <summary>Where it comes from, most first; at most three repositories.</summary>
    public ImmutableArray<RoleProof> Proofs { get; init; } = [];
}

/// <param name="Share">Of the work in that repository, 0..1.</param>
/// <param name="Because">Words of the repository about itself, its languages, what it is built with.</param>
public sealed record RoleProof(string Repository, string Url, double Share, ImmutableArray<string> Because);

/// <summary>What of the person's public work has been read: so that "not seen" is not taken for "has not".</summary>
public sealed record Coverage
{
    public bool Profile { get; init; }
    public bool OwnRepositories { get; init; }

    /// <summary>Repositories whose history was read, and repositories known where it was not.</summary>
    public int RepositoriesRead { get; init; }
    public int RepositoriesKnown { get; init; }

    /// <summary>Changes whose files were looked into, of the commits that are known.</summary>
    public int ChangesRead { get; init; }
    public int ChangesKnown { get; init; }

    /// <summary>Repositories that the account says it has in public; null where the profile was not read.</summary>
    public int? OwnRepositoriesSaid { get; init; }
}

/// <summary>A person's work in one repository.</summary>
public sealed record CandidateRepository
{
    public required RepositoryId Id { get; init; }
    public required string FullName { get; init; }
    public required string Url { get; init; }

    /// <summary>It belongs to this person.</summary>
    public bool Own { get; init; }
    public bool Fork { get; init; }

    /// <summary>Whether it is a project, or a copy, a course, a template.</summary>
    public RepositoryNature Nature { get; init; }
    public bool Archived { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public ImmutableArray<string> Topics { get; init; } = [];
    public int? Stars { get; init; }

    /// <summary>The greater of what the history and the contributor list show.</summary>
    public int Commits { get; init; }
    public int TrivialCommits { get; init; }

    /// <summary>Of the commits, those whose files were looked into; 0: what they touch is not known.</summary>
    public int ChangesRead { get; init; }
    public int PullRequests { get; init; }
    public int Reviews { get; init; }
    public int Issues { get; init; }

    /// <summary>Share of the repository's commits, 0..1; null where the total is unknown.</summary>
    public double? Share { get; init; }

    /// <summary>Others seen committing there: 0 marks a repository nobody else works on.</summary>
    public int Peers { get; init; }
    public ImmutableArray<ActivityMonth> Months { get; init; } = [];

    /// <summary>When pushed last, where no month of the person is known.</summary>
    public DateOnly? Pushed { get; init; }
}

/// <summary>A skill and what proves it.</summary>
public sealed record CandidateSkill
{
    public required string Skill { get; init; }
    public required SkillKind Kind { get; init; }

    /// <summary>The strongest of the traces.</summary>
    public required How How { get; init; }
    public Month? First { get; init; }
    public Month? Last { get; init; }

    /// <summary>Strongest first (how, then amount, then address); at most <see cref="CandidateFold.TracesPerSkill"/>.</summary>
    public required ImmutableArray<SkillTrace> Traces { get; init; }

    /// <summary>Before the cut to the strongest.</summary>
    public int TraceCount { get; init; }

    /// <summary>0..1 as the ranking has it, 0 where nothing of it counts. In answers alone: it is worked out anew whenever somebody asks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? Strength { get; init; }

    /// <summary>Why it is as strong as it is, in a sentence. In answers alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Because { get; init; }

    /// <summary>The name of the skill whose proofs these are: whoever knows Spring Boot knows Java, though nothing names it. Null where it was seen itself. In answers alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? ImpliedBy { get; init; }
}

/// <summary>One proof of a skill: what was found where, and how much this person did there.</summary>
public sealed record SkillTrace
{
    public required How How { get; init; }
    public required string Via { get; init; }
    public required string Url { get; init; }
    public string? Excerpt { get; init; }
    public string? Path { get; init; }
    public int? Line { get; init; }
    public SkillScope Scope { get; init; } = SkillScope.Runtime;
    public double Confidence { get; init; } = 1;
    public RepositoryId? Repository { get; init; }
    public string? RepositoryName { get; init; }

    /// <summary>Share of the skill in the repository (bytes of a language), 0..1; 1 where it makes no sense.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The person's work there: commits that are not trivial, pull requests, reviews, months with any of them.</summary>
    public int Commits { get; init; }
    public int PullRequests { get; init; }
    public int Reviews { get; init; }
    public int Months { get; init; }

    /// <summary>
    /// Changes of theirs that touch this very skill: named in their first lines, or projected from those whose files were looked into; 0 where neither says so.
    /// </summary>
    public int Touched { get; init; }

    /// <summary>Of <see cref="ChangesRead"/> changes in that repository, so many touched files of the skill.</summary>
    public int ChangesTouching { get; init; }

    /// <summary>Changes of theirs there whose files were looked into; 0: which files they touch is not known.</summary>
    public int ChangesRead { get; init; }

    /// <summary>Enough changes were looked into, and none touches files of the skill. The title of a change says itself that it was about the skill.</summary>
    [JsonIgnore]
    public bool IsUntouched => this is { Touched: 0, ChangesTouching: 0, ChangesRead: >= ChangeSample.Telling } && !Via.StartsWith(SkillTraceWays.Title, StringComparison.Ordinal);
    public double? Share { get; init; }
    public int Peers { get; init; }

    /// <summary>Other skills of the same kind that the repository shows: where a dozen databases are supported, work is with any of them. 0 for a language, which has a share.</summary>
    public int Beside { get; init; }

    /// <summary>
    /// Languages, databases, frameworks and brokers that the repository shows, this one among them: the more, the less a change there says of each.
    /// 0: not known, or a skill of another kind.
    /// </summary>
    public int StackSize { get; init; }
    public Month? First { get; init; }
    public Month? Last { get; init; }

    /// <summary>The list of the person's own changes there, where the source has one by an address; null elsewhere. In answers alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? WorkUrl { get; init; }

    /// <summary>What the person did there and what shows the skill, in a sentence. In answers alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Because { get; init; }
}
