using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Which kind of work a person does, as shares: per repository what kind of work that is (<see cref="RepositoryRoles"/>) and, where their changes were looked into,
/// which files they themselves touch; repositories in proportion to the logarithm of the work there. Other people's repositories count in full, own ones less.
/// </summary>
internal static class RoleShares
{
    private const double OfOwnRepository = 0.5;
    private const int ProofsPerRole = 3;
    private const int WordsPerProof = 3;

    /// <summary>Weight of what somebody's own changes touch, against what the repository is.</summary>
    private const double OfChanges = 0.4;

    public static ImmutableArray<RoleShare> Of(
        SkillCatalogue catalogue, ImmutableArray<CandidateRepository> worked, Func<RepositoryId, ImmutableArray<RoleVote>> votesOf, ImmutableDictionary<RepositoryId, ChangeSample> changes)
    {
        var amounts = new List<(string Role, double Amount, RoleProof Proof)>();
        foreach (var repository in worked.Where(r => !r.Fork))
        {
            var work = Math.Log(1 + Math.Max(0, repository.Commits - repository.TrivialCommits) + repository.PullRequests);
            var votes = votesOf(repository.Id);
            if (work <= 0 || votes.IsEmpty)
                continue;
            var weight = work * (repository.Own ? OfOwnRepository : 1) * RepositoryNatures.Worth(repository.Nature, repository.Own);
            var shares = Mixed(Shares(votes), OfFiles(catalogue, changes.GetValueOrDefault(repository.Id, ChangeSample.None)));
            amounts.AddRange(shares.Select(s => (s.Key, weight * s.Value, new RoleProof(repository.FullName, repository.Url, Math.Round(s.Value, 4), Words(votes, s.Key)))));
        }

        var total = amounts.Sum(a => a.Amount);
        return total <= 0
            ? []
            : [.. amounts.GroupBy(a => a.Role, StringComparer.Ordinal).Select(g => Gather(g.Key, [.. g.Select(a => (a.Amount, a.Proof))], total)).Where(r => r.Share > 0).OrderBy(r => r.Role, StringComparer.Ordinal)];
    }

    private static RoleShare Gather(string role, List<(double Amount, RoleProof Proof)> amounts, double total)
    {
        var proofs = amounts.OrderByDescending(a => a.Amount).ThenBy(a => a.Proof.Repository, StringComparer.Ordinal).Select(a => a.Proof).Take(ProofsPerRole).ToImmutableArray();
        return new RoleShare(role, Math.Round(amounts.Sum(a => a.Amount) / total, 4), string.Join(", ", proofs.SelectMany(p => p.Because).Distinct(StringComparer.OrdinalIgnoreCase).Take(WordsPerProof))) { Proofs = proofs };
    }

    private static Dictionary<string, double> Shares(IReadOnlyCollection<RoleVote> votes)
    {
        var total = votes.Sum(v => v.Weight);
        return votes.GroupBy(v => v.Role, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(v => v.Weight) / total, StringComparer.Ordinal);
    }

    private static Dictionary<string, double> OfFiles(SkillCatalogue catalogue, ChangeSample sample)
    {
        if (sample.Read - sample.Trivial < ChangeSample.Telling)
            return [];
        // What pipelines and build files are touched in passing says little of what somebody does.
        var votes = sample.Skills.Select(s => (catalogue.Find(s.Key), s.Value.Count))
            .Where(s => s.Item1 is { Role: not null, Kind: not SkillKind.Practice })
            .Select(s => new RoleVote(s.Item1!.Role!, s.Count, s.Item1.Name))
            .ToList();
        return votes.Count == 0 ? [] : Shares(votes);
    }

    private static Dictionary<string, double> Mixed(Dictionary<string, double> repository, Dictionary<string, double> files) => files.Count == 0
        ? repository
        : repository.Keys.Union(files.Keys, StringComparer.Ordinal).ToDictionary(
            role => role, role => ((1 - OfChanges) * repository.GetValueOrDefault(role)) + (OfChanges * files.GetValueOrDefault(role)), StringComparer.Ordinal);

    private static ImmutableArray<string> Words(ImmutableArray<RoleVote> votes, string role) =>
        [.. votes.Where(v => v.Role == role).Select(v => v.Because).Distinct(StringComparer.OrdinalIgnoreCase).Take(WordsPerProof)];
}
