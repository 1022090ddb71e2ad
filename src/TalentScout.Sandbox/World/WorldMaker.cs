using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>Makes a world in a fixed order: accounts, repositories, who works where, histories, the rest.</summary>
internal static class WorldMaker
{
    public static SandboxWorld Make(SandboxOptions options)
    {
        var logins = new Logins();
        var accountNumbers = AccountNumbers.ForAccounts();
        var repositoryNumbers = AccountNumbers.ForRepositories();
        var stacks = StackList.Spread(options.Repositories);

        var organisations = Organisations.Make(options, logins, accountNumbers);
        var robots = Robots.Make(options, logins, accountNumbers);
        var people = new PeopleMaker(options, logins, accountNumbers, organisations, stacks).Make();
        var sketches = new SketchMaker(options, organisations, people, stacks).Make();
        var engagements = new EngagementPlanner(options, people, sketches).Plan();

        var shared = Shared(options, sketches, engagements, robots, repositoryNumbers);
        var side = new SideRepositories(options, repositoryNumbers, shared);
        return new SandboxWorld(
            options,
            [.. organisations, .. robots.All, .. people.Select(p => p.Account)],
            [.. shared, .. people.SelectMany(side.Of)],
            MembershipsOf(engagements));
    }

    private static List<SandboxRepository> Shared(SandboxOptions options, List<RepositorySketch> sketches, List<Engagement> engagements, Robots robots, AccountNumbers numbers)
    {
        var histories = new HistoryMaker(options, robots);
        var maker = new RepositoryMaker(options, numbers);
        var byRepository = engagements.ToLookup(e => e.Repository.Index);
        var taken = sketches.Select(s => $"{s.Owner.Login}/{s.Name}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. sketches.Select(s => maker.Make(s, histories.Make(s, [.. byRepository[s.Index]]), taken))];
    }

    /// <summary>Who has worked for an organisation for some months is in it; most of them say so in public.</summary>
    private static ImmutableArray<Membership> MembershipsOf(List<Engagement> engagements) =>
    [
        .. engagements
            .Where(e => e.Repository.Owner.Type == AccountType.Organization && (e.Maintainer || e.To - e.From >= EngagementPlanner.MonthsToBelong) && e.Area == WorkArea.Code)
            .Where(e => !e.Person.Account.Gone && e.Person.Index % 4 != 0)
            .Select(e => new Membership(e.Repository.Owner, e.Person.Account))
            .Distinct()
            .OrderBy(m => m.Organisation.Id).ThenBy(m => m.Member.Id),
    ];
}
