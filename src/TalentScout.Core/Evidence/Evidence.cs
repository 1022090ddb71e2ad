using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// One claim from one document, with the address that proves it. About a person, about a repository (Person is null: true for
/// everyone who works there, in proportion), or about a person's work in a repository (both set). Derived: the same document and
/// extractor version give the same evidence, so it can be deleted and made again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProfileEvidence), "profile")]
[JsonDerivedType(typeof(RepositoryEvidence), "repository")]
[JsonDerivedType(typeof(SkillEvidence), "skill")]
[JsonDerivedType(typeof(ActivityEvidence), "activity")]
[JsonDerivedType(typeof(ContributionEvidence), "contribution")]
[JsonDerivedType(typeof(MembershipEvidence), "membership")]
[JsonDerivedType(typeof(AvailabilityEvidence), "availability")]
[JsonDerivedType(typeof(ChangeEvidence), "change")]
[JsonDerivedType(typeof(LinkEvidence), "link")]
[JsonDerivedType(typeof(HeadEvidence), "head")]
public abstract record Evidence
{
    [JsonIgnore] public CandidateId? Person { get; init; }
    [JsonIgnore] public RepositoryId? Repository { get; init; }

    /// <summary>Permalink a reader can open: the file at a commit, the pull request, the profile.</summary>
    public required string Url { get; init; }

    /// <summary>The quoted words or line, at most 300 characters.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Which extractor said so, with its version: "github-commits@1".</summary>
    public required string Extractor { get; init; }

    /// <summary>The document it was read from (<see cref="SourceDocument.Key"/>). Set by whoever ran the extractor.</summary>
    [JsonIgnore] public string Document { get; init; } = "";
}

/// <summary>What an account says about itself. Absent is unknown, never no.</summary>
public sealed record ProfileEvidence : Evidence
{
    public required string Login { get; init; }
    public AccountKind AccountKind { get; init; } = AccountKind.Person;
    public string? Name { get; init; }
    public string? Location { get; init; }
    public string? Company { get; init; }
    public string? Bio { get; init; }
    public string? Blog { get; init; }

    /// <summary>Only where the operator asked for it and the person is hireable; else null.</summary>
    public string? Email { get; init; }

    public bool? Hireable { get; init; }
    public int? Followers { get; init; }
    public int? PublicRepositories { get; init; }
    public DateOnly? Created { get; init; }

    /// <summary>When the page was read: the newer of two profiles wins in the fold.</summary>
    public required DateTimeOffset Seen { get; init; }
}

/// <summary>Facts of a repository. Person is its owner where the owner is a person, else null.</summary>
public sealed record RepositoryEvidence : Evidence
{
    public required string FullName { get; init; }
    public CandidateId? Owner { get; init; }
    public string? Description { get; init; }

    /// <summary>The main language as the source names it ("C#"), not a skill id.</summary>
    public string? Language { get; init; }

    public ImmutableArray<string> Topics { get; init; } = [];
    public int? Stars { get; init; }
    public int? Forks { get; init; }
    public bool Fork { get; init; }
    public bool Archived { get; init; }
    public bool Template { get; init; }
    public long? SizeKb { get; init; }
    public DateOnly? Created { get; init; }
    public DateOnly? Pushed { get; init; }
    public required DateTimeOffset Seen { get; init; }
}

/// <summary>That a skill is in use, in a repository (Person null) or by a person.</summary>
public sealed record SkillEvidence : Evidence
{
    /// <summary>Canonical id of the catalogue.</summary>
    public required string Skill { get; init; }
    public required How How { get; init; }

    /// <summary>By what it was recognised: "npm:express", "image:postgres", "language:C#", "topic:kafka", "file:*.proto", "text:bio".</summary>
    public required string Via { get; init; }
    public string? Path { get; init; }

    /// <summary>1-based line in <see cref="Path"/>.</summary>
    public int? Line { get; init; }
    public SkillScope Scope { get; init; } = SkillScope.Runtime;

    /// <summary>Share of the repository's bytes (languages), 0..1; null where it makes no sense.</summary>
    public double? Share { get; init; }

    /// <summary>1 for a plain fact; less for what is implied or guessed.</summary>
    public double Confidence { get; init; } = 1;
    public int Count { get; init; } = 1;
    public DateOnly? First { get; init; }
    public DateOnly? Last { get; init; }

    /// <summary>Of a file whose <see cref="Evidence.Url"/> names a branch: when it was read, which tells the commit (<see cref="HeadEvidence"/>). Null elsewhere.</summary>
    public DateTimeOffset? Seen { get; init; }
}

/// <summary>What a person did in a repository, month by month, as far as this document shows. Sums over documents.</summary>
public sealed record ActivityEvidence : Evidence
{
    public required string RepositoryName { get; init; }

    /// <summary>True where the source says that the repository is the person's own; the fold also looks at the owner.</summary>
    public bool Owner { get; init; }
    public required ImmutableArray<ActivityMonth> Months { get; init; }

    /// <summary>What the changes touched, as far as messages and paths tell: skill id -> changes. Empty where it was not read.</summary>
    public ImmutableSortedDictionary<string, int> Touched { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}

/// <summary>Counts of one month. Zero means none seen in this document.</summary>
public readonly record struct ActivityMonth(Month Month, int Commits = 0, int PullRequests = 0, int Reviews = 0, int Issues = 0)
{
    /// <summary>Commits that hardly count as work: documentation only, typo, formatting, dependency bump, merge. Part of Commits.</summary>
    public int TrivialCommits { get; init; }

    /// <summary>Days with commits; 0 where the days are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Days { get; init; }

    /// <summary>Commits of the day with most of them; 0 where the days are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int BusiestDay { get; init; }
}

/// <summary>All-time commits of a person in a repository, from the repository's contributor list. No dates.</summary>
public sealed record ContributionEvidence : Evidence
{
    public required string Login { get; init; }
    public required string RepositoryName { get; init; }
    public AccountKind AccountKind { get; init; } = AccountKind.Person;
    public required int Commits { get; init; }
}

/// <summary>Public membership of an organisation.</summary>
public sealed record MembershipEvidence : Evidence
{
    public required string Organisation { get; init; }
}

/// <summary>That somebody says they are, or are not, open to offers.</summary>
public sealed record AvailabilityEvidence : Evidence
{
    public required bool Open { get; init; }
    public DateOnly? Said { get; init; }
}

/// <summary>
/// Which files one accepted change of a person touched: a sample of their commits, for nobody asks for the files of all. Says what share of somebody's work in a
/// repository is about what; how much work it was, the months of <see cref="ActivityEvidence"/> say.
/// </summary>
public sealed record ChangeEvidence : Evidence
{
    public required string RepositoryName { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Files of the change, those of others (vendored, generated) included.</summary>
    public required int Files { get; init; }

    /// <summary>Nothing in it counts as work: no file at all, only documentation, only other people's or generated files, or a whole tree at once.</summary>
    public bool Trivial { get; init; }

    /// <summary>Skill id -> the path that shows it best.</summary>
    public ImmutableSortedDictionary<string, string> Skills { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>What a manifest says only together with others of its repository. The fold of the repository makes skills of it.</summary>
public sealed record LinkEvidence : Evidence
{
    public required ManifestLinks Links { get; init; }

    /// <summary>As of <see cref="SkillEvidence.Seen"/>.</summary>
    public DateTimeOffset? Seen { get; init; }
}

/// <summary>
/// The commit at which a repository's default branch stood, by a listing of its history. A branch moves on and its lines with it: the fold of the repository makes
/// links to a branch links to the commit that stood there when the file was read.
/// </summary>
public sealed record HeadEvidence : Evidence
{
    public required string Branch { get; init; }
    public required string Commit { get; init; }
    public required DateTimeOffset Committed { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<AccountKind>))]
public enum AccountKind
{
    [JsonStringEnumMemberName("person")] Person,
    [JsonStringEnumMemberName("organisation")] Organisation,
    [JsonStringEnumMemberName("bot")] Bot,
    [JsonStringEnumMemberName("shared")] Shared,

    /// <summary>Listed somewhere, but the account itself is gone or suspended.</summary>
    [JsonStringEnumMemberName("gone")] Gone,
}
