using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Of a candidate what a survey of everybody looks at; stored under the same names, and read without the rest, which is most of it.</summary>
public sealed record CandidateOutline
{
    public AccountKind AccountKind { get; init; }
    public Month? LastActive { get; init; }
    public ImmutableArray<WorkOutline> Repositories { get; init; } = [];

    public static CandidateOutline Of(Candidate candidate) => new()
    {
        AccountKind = candidate.AccountKind,
        LastActive = candidate.LastActive,
        Repositories = ImmutableArray.CreateRange(candidate.Repositories, WorkOutline.Of),
    };
}

/// <summary>The same of their work in one repository: see <see cref="CandidateRepository"/>.</summary>
public sealed record WorkOutline
{
    public RepositoryId Id { get; init; }
    public bool Own { get; init; }
    public bool Fork { get; init; }
    public int Commits { get; init; }
    public int PullRequests { get; init; }
    public int Reviews { get; init; }
    public int Peers { get; init; }
    public ImmutableArray<ActivityMonth> Months { get; init; } = [];

    public bool HasWork => Commits > 0 || PullRequests > 0 || Reviews > 0;

    public static WorkOutline Of(CandidateRepository repository) => new()
    {
        Id = repository.Id,
        Own = repository.Own,
        Fork = repository.Fork,
        Commits = repository.Commits,
        PullRequests = repository.PullRequests,
        Reviews = repository.Reviews,
        Peers = repository.Peers,
        Months = repository.Months,
    };
}
