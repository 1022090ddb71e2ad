namespace TalentScout.Sandbox;

/// <summary>Decides who works where, when and how much, from what each person is like.</summary>
internal sealed class EngagementPlanner(SandboxOptions options, IReadOnlyList<Person> people, IReadOnlyList<RepositorySketch> repositories)
{
    /// <summary>Who has worked in a repository for so many months belongs to those who may push.</summary>
    public const int MonthsToBelong = 9;
    private readonly Month _now = Month.Of(options.Today);
    private readonly ILookup<Stack, RepositorySketch> _byStack = repositories.ToLookup(r => r.Stack);
    private readonly List<RepositorySketch> _backend = [.. repositories.Where(r => r.Stack.Role == WorkRole.Backend)];
    private readonly List<RepositorySketch> _withWeb = [.. repositories.Where(r => r.Blueprint.Web)];

    public List<Engagement> Plan()
    {
        var plan = Maintainers().ToList();
        foreach (var person in people)
            plan.AddRange(Of(person, Dice.For(options.Seed, "engagement", person.Index)));

        // Somebody who maintains a repository and was drawn to it once more has one engagement there, the first.
        return [.. plan.DistinctBy(e => (e.Person.Index, e.Repository.Index))];
    }

    /// <summary>Every repository has somebody who has been there from its first month to its last.</summary>
    private IEnumerable<Engagement> Maintainers()
    {
        var burden = new Dictionary<int, int>();
        foreach (var repository in repositories)
        {
            var dice = Dice.For(options.Seed, "maintainer", repository.Index);
            var lead = repository.OwnedBy ?? people
                .Where(p => p.Archetype is Archetype.Specialist or Archetype.Regular && !p.Account.Gone && p.Since <= repository.Since.Plus(3))
                .OrderBy(p => (p.Stack == repository.Stack ? 0 : p.Stack.Role == repository.Stack.Role ? 40 : 80) + (burden.GetValueOrDefault(p.Index) * 8) + (p.Archetype == Archetype.Regular ? 6 : 0))
                .ThenBy(p => p.Index)
                .FirstOrDefault() ?? people.First(p => p.Archetype == Archetype.Specialist);
            burden[lead.Index] = burden.GetValueOrDefault(lead.Index) + 1;
            var from = Later(repository.Since, lead.Since);
            var to = repository.Until;
            yield return new Engagement(lead, repository, WorkArea.Code, from, to, dice.Between(1, to - from > 40 ? 2 : 3)) { Maintainer = true };
        }
    }

    private IEnumerable<Engagement> Of(Person person, Dice dice) => (person.Archetype switch
    {
        Archetype.Specialist => Steady(person, person.Stack, _now.Plus(dice.Chance(75) ? 0 : -dice.Between(1, 4)), dice.Between(14, 38), dice.Between(2, 4), 1 + dice.Below(2), dice).Concat(OutsideOwnStack(person, dice)),
        Archetype.Regular => Steady(person, person.Stack, _now.Plus(-dice.Below(9)), dice.Between(6, 18), dice.Between(1, 4), 1 + (dice.Chance(30) ? 1 : 0), dice),
        Archetype.Generalist => person.MoreStacks.Prepend(person.Stack).SelectMany(s => Steady(person, s, _now.Plus(-dice.Below(6)), dice.Between(7, 20), dice.Between(2, 4), 1, dice)),
        Archetype.Occasional => Steady(person, person.Stack, _now.Plus(-dice.Below(40)), dice.Between(1, 3), dice.Between(1, 2), 1 + dice.Below(2), dice),
        Archetype.Burst => Steady(person, person.Stack, _now.Plus(-dice.Below(30)), dice.Between(1, 2), dice.Between(12, 30), 1, dice),
        Archetype.Retired => Steady(person, person.Stack, _now.Plus(-dice.Between(28, 66)), dice.Between(14, 32), dice.Between(2, 4), 1 + dice.Below(2), dice),
        Archetype.DriveBy => Once(person, dice),
        Archetype.DocsWriter => Docs(person, dice),
        _ => [],
    }).OfType<Engagement>();

    /// <summary>A person's work in one stack, ending about a month, spread over some repositories: the first has most of it.</summary>
    private IEnumerable<Engagement?> Steady(Person person, Stack stack, Month to, int months, int pace, int places, Dice dice)
    {
        var open = _byStack[stack].Where(r => r.OwnedBy is null || dice.Chance(60)).Where(r => r.Since.Plus(Math.Min(months, 6) / 2) < to).ToList();
        for (var i = 0; i < places && open.Count > 0; i++)
        {
            var repository = dice.Weighted(open, r => r.Pull);
            open.Remove(repository);
            var last = i == 0 ? to : to.Plus(-dice.Below(6));
            var share = i == 0 ? 1 : 3;
            yield return Within(person, repository, WorkArea.Code, last.Plus(-(months / share) + 1), last, Math.Max(1, pace / share));
        }
    }

    /// <summary>Front end people touch the web part of a back end repository, operators its containers: neither is back end work.</summary>
    private IEnumerable<Engagement?> OutsideOwnStack(Person person, Dice dice)
    {
        if (person.Stack.Role == WorkRole.Frontend && _withWeb.Count > 0 && dice.Chance(60))
            yield return Within(person, dice.Pick(_withWeb), WorkArea.Web, _now.Plus(-dice.Between(6, 24)), _now, dice.Between(2, 4));
        if (person.Stack.Role == WorkRole.DevOps && _backend.Count > 0)
            yield return Within(person, dice.Weighted(_backend, r => r.Pull), WorkArea.Operations, _now.Plus(-dice.Between(6, 24)), _now, dice.Between(1, 3));
        if (person.Stack.Role == WorkRole.Backend && dice.Chance(20))
            yield return Within(person, dice.Weighted(repositories, r => r.Pull), WorkArea.Code, _now.Plus(-dice.Between(2, 20)), _now.Plus(-1), 1);
    }

    private IEnumerable<Engagement?> Once(Person person, Dice dice)
    {
        for (var i = dice.Tail(1, 55, 3); i > 0; i--)
        {
            var repository = dice.Weighted(repositories, r => r.Pull);
            var month = _now.Plus(-dice.Below(50));
            yield return Within(person, repository, WorkArea.Docs, month, month, 1);
        }
    }

    private IEnumerable<Engagement?> Docs(Person person, Dice dice)
    {
        for (var i = dice.Between(1, 2); i > 0; i--)
            yield return Within(person, dice.Weighted(_backend, r => r.Pull), WorkArea.Docs, _now.Plus(-dice.Between(12, 36)), _now, dice.Between(2, 5));
    }

    /// <summary>Cut to the time in which both exist; null where nothing is left.</summary>
    private static Engagement? Within(Person person, RepositorySketch repository, WorkArea area, Month from, Month to, int pace)
    {
        from = Later(from, Later(repository.Since, person.Since));
        to = to < repository.Until ? to : repository.Until;
        return from <= to ? new Engagement(person, repository, area, from, to, pace) : null;
    }

    private static Month Later(Month a, Month b) => a > b ? a : b;
}
