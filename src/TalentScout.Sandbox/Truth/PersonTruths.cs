using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>Histories -> what each person has really done.</summary>
internal static class PersonTruths
{
    public static IEnumerable<TruthPerson> Of(SandboxWorld world)
    {
        var work = world.Repositories
            .Where(r => r.Kind == RepositoryKind.Project)
            .SelectMany(r => r.Commits.Where(Counts).Select(c => (Repository: r, Commit: c)))
            .ToLookup(x => x.Commit.Author!);
        return world.Accounts.Where(a => a is { Type: AccountType.User, Gone: false, Archetype: not null }).Select(a => One(a, work[a]));
    }

    /// <summary>Changes to code and tests; neither words, nor versions, nor merges, nor what belongs to another trade.</summary>
    private static bool Counts(SandboxCommit commit) => commit is { Author: not null, Area: WorkArea.Code or WorkArea.Tests };

    private static TruthPerson One(SandboxAccount account, IEnumerable<(SandboxRepository Repository, SandboxCommit Commit)> commits)
    {
        ImmutableArray<(SandboxRepository Repository, SkillTruth Work)> work =
        [
            .. commits.GroupBy(x => x.Repository)
                .Select(g => (Repository: g.Key, Work: WorkSum.Of(g.Select(x => x.Commit))))
                .OrderByDescending(x => x.Work.Commits).ThenBy(x => x.Repository.Id),
        ];
        var bySkill = commits.SelectMany(x => x.Repository.Skills.Select(s => (Skill: s, x.Commit))).GroupBy(x => x.Skill, StringComparer.Ordinal);
        return new TruthPerson
        {
            Account = account,
            Country = account.Town!.Country,
            CountryTold = account.CountryTold,
            Role = work.GroupBy(w => w.Repository.Blueprint!.Stack.Role).OrderByDescending(g => g.Sum(w => w.Work.Commits)).Select(g => g.Key.ToString().ToLowerInvariant()).FirstOrDefault(r => r != "docs"),
            Skills = bySkill.ToImmutableSortedDictionary(g => g.Key, g => WorkSum.Of(g.Select(x => x.Commit)), StringComparer.Ordinal),
            Work = work,
        };
    }
}

internal static class WorkSum
{
    /// <summary>At least one commit.</summary>
    public static SkillTruth Of(IEnumerable<SandboxCommit> commits)
    {
        var months = commits.Select(c => UnixTime.MonthOf(c.At)).ToList();
        return new SkillTruth(months.Count, months.Distinct().Count(), months.Min(), months.Max());
    }

    /// <summary>A person's work in some repositories; null where there is none.</summary>
    public static SkillTruth? Of(TruthPerson person, HashSet<SandboxRepository> repositories)
    {
        var commits = repositories.SelectMany(r => r.Commits).Where(c => c.Author == person.Account && c.Area is WorkArea.Code or WorkArea.Tests).ToList();
        return commits.Count == 0 ? null : Of(commits);
    }
}
