using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout;

/// <summary>
/// Evidence about a person, and the profiles of the repositories it speaks of -> the candidate. Pure; neither the order of the
/// evidence nor a repeated one changes the result; taking a document's evidence away takes away exactly what came from it.
/// </summary>
public sealed class CandidateFold(SkillCatalogue catalogue, Func<string, Place> resolvePlace)
{
    /// <summary>Proofs kept per skill.</summary>
    public const int TracesPerSkill = 12;

    /// <summary>Version of these rules; a change re-folds everybody.</summary>
    public const int Version = 7;

    /// <summary>The skills that it folds by.</summary>
    public SkillCatalogue Catalogue => catalogue;

    // A repository's profile is the same object for all who work there.
    private readonly ConditionalWeakTable<RepositoryProfile, RoleVotes> _votes = [];

    /// <summary>A person with the accounts that were merged into them: one candidate, who speaks for all of their work.</summary>
    /// <param name="merged">Claims of each merged account; see <see cref="IdentityMap"/>.</param>
    public Candidate? Fold(CandidateId id, IEnumerable<Evidence> evidence, IEnumerable<(CandidateId Id, IEnumerable<Evidence> Evidence)> merged, Func<RepositoryId, RepositoryProfile?> repositories)
    {
        var others = merged.OrderBy(m => m.Id).Select(m => (m.Id, Evidence: EvidenceOrder.Canonical(m.Evidence.Where(e => e.Person == m.Id)))).Where(m => m.Evidence.Count > 0).ToList();
        return Fold(id, IdentityMap.AsOne(id, evidence.Where(e => e.Person == id), others.SelectMany(m => m.Evidence)), repositories) is { } one
            ? one with { Merged = [.. others.Select(m => MergedOf(m.Id, m.Evidence))], Place = OptInPosts.PlaceOf(one.Place, others.SelectMany(m => m.Evidence), resolvePlace) }
            : null;
    }

    /// <param name="repositories">The profile of a repository, null where nothing is known of it.</param>
    /// <returns>Null where no evidence names the person.</returns>
    public Candidate? Fold(CandidateId id, IEnumerable<Evidence> evidence, Func<RepositoryId, RepositoryProfile?> repositories)
    {
        var mine = EvidenceOrder.Canonical(evidence.Where(e => e.Person == id));
        var profile = mine.OfType<ProfileEvidence>()
            .OrderByDescending(e => e.Seen).ThenBy(e => e.Document, StringComparer.Ordinal)
            .FirstOrDefault();
        var contributions = mine.OfType<ContributionEvidence>().ToList();
        var login = profile?.Login
            ?? contributions.OrderBy(c => c.Document, StringComparer.Ordinal).ThenBy(c => c.Login, StringComparer.Ordinal).FirstOrDefault()?.Login;
        if (mine.Count == 0)
            return null;

        var changes = ChangeSample.ByRepository(mine);
        var worked = WorkedRepositories.Of(id, mine, repositories, changes);
        var traces = SkillTraces.Of(catalogue, mine, worked, repositories, changes);
        var activity = MonthSums.Add(worked.SelectMany(r => r.Months));
        var activeMonths = activity.Where(m => m.Commits > 0 || m.PullRequests > 0).Select(m => m.Month).ToList();
        var kind = profile?.AccountKind ?? contributions.Select(c => c.AccountKind).OrderDescending().FirstOrDefault();

        return new Candidate
        {
            Id = id,
            Login = login ?? id.Key,
            FormerLogins =
            [
                .. mine.OfType<ProfileEvidence>().Select(p => p.Login).Concat(contributions.Select(c => c.Login))
                    .Where(l => login is not null && !l.Equals(login, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
            ],
            Name = profile?.Name,
            AccountKind = kind,
            Bio = profile?.Bio,
            Company = profile?.Company,
            Blog = profile?.Blog,
            Email = profile?.Email,
            ProfileUrl = profile?.Url,
            Followers = profile?.Followers,
            AccountSince = profile?.Created,
            ProfileSeen = profile?.Seen,
            Place = string.IsNullOrWhiteSpace(profile?.Location) ? Place.Unknown : resolvePlace(profile.Location),
            Availability = AvailabilityOf(mine, profile),
            Skills = traces,
            Repositories = worked,
            Activity = activity,
            Organisations = [.. mine.OfType<MembershipEvidence>().Select(m => m.Organisation).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            Roles = RoleShares.Of(catalogue, worked, repository => VotesOf(repositories(repository)), changes),
            FirstActive = activeMonths.Count > 0 ? activeMonths[0] : null,
            LastActive = activeMonths.Count > 0 ? activeMonths[^1] : null,
            ActiveMonths = activeMonths.Count,
            MergedElsewhere = worked.Where(r => !r.Own && !r.Fork).Sum(r => Math.Max(r.Commits - r.TrivialCommits, r.PullRequests)),
            Seniority = SeniorityFacts.Of(worked, activeMonths),
            Remarks = WorkRemarks.Of(worked, profile?.Created),
            ProfileLanguages = TextLanguage.Of(profile?.Bio),
            Coverage = new Coverage
            {
                Profile = profile is not null,
                OwnRepositories = mine.OfType<RepositoryEvidence>().Any(),
                RepositoriesRead = worked.Count(r => r.Months.Length > 0),
                RepositoriesKnown = worked.Length,
                ChangesRead = worked.Sum(r => r.ChangesRead),
                ChangesKnown = worked.Sum(r => r.Commits),
                OwnRepositoriesSaid = profile?.PublicRepositories,
            },
        };
    }

    private static MergedAccount MergedOf(CandidateId id, List<Evidence> evidence)
    {
        var profile = evidence.OfType<ProfileEvidence>().OrderByDescending(p => p.Seen).ThenBy(p => p.Document, StringComparer.Ordinal).FirstOrDefault();
        return new MergedAccount(id, profile?.Login ?? evidence.OfType<ContributionEvidence>().FirstOrDefault()?.Login, profile?.Url);
    }

    private ImmutableArray<RoleVote> VotesOf(RepositoryProfile? repository) =>
        repository is null ? [] : _votes.GetValue(repository, r => new RoleVotes(RepositoryRoles.Of(catalogue, r.Facts, r.Skills))).All;

    private sealed record RoleVotes(ImmutableArray<RoleVote> All);

    private static Availability? AvailabilityOf(List<Evidence> mine, ProfileEvidence? profile)
    {
        var said = mine.OfType<AvailabilityEvidence>()
            .OrderByDescending(a => a.Said ?? DateOnly.MinValue).ThenByDescending(a => a.Open).ThenBy(a => a.Url, StringComparer.Ordinal)
            .FirstOrDefault();
        if (said is not null)
            return new Availability(said.Open, said.Said, said.Url);
        // GitHub's flag is null or false for nearly everybody: only true says something.
        return profile?.Hireable == true ? new Availability(true, DateOnly.FromDateTime(profile.Seen.UtcDateTime), profile.Url) : null;
    }
}
