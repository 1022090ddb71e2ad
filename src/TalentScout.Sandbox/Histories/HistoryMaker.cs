namespace TalentScout.Sandbox;

/// <summary>The commits and pull requests of one repository, from the engagements of the people in it.</summary>
internal sealed class HistoryMaker(SandboxOptions options, Robots robots)
{
    private readonly long _end = UnixTime.Of(options.Today);
    private readonly Month _now = Month.Of(options.Today);

    public History Make(RepositorySketch repository, IReadOnlyList<Engagement> engagements)
    {
        var dice = Dice.For(options.Seed, "history", repository.Index);
        var changes = engagements
            .SelectMany(e => ChangesOf(e, Dice.For(options.Seed, "changes", repository.Index, e.Person.Index)))
            .Concat(RobotChanges(repository, dice))
            .OrderBy(c => c.At).ThenBy(c => c.Author.Id).ThenBy(c => c.Message, StringComparer.Ordinal);
        var maintainers = engagements.Where(e => e.Maintainer).Select(e => e.Person.Account).ToList();
        var numbered = new HistoryBuilder(repository.Merging, maintainers, _end);
        foreach (var change in changes)
            numbered.Add(change, dice);
        return numbered.Build(dice);
    }

    private IEnumerable<Change> ChangesOf(Engagement engagement, Dice dice)
    {
        var person = engagement.Person;
        var through = ThroughPulls(engagement);
        var accepted = engagement.Maintainer ? 98 : person.Archetype == Archetype.DriveBy ? 62 : 88;
        for (var month = engagement.From; month <= engagement.To; month = month.Plus(1))
        {
            // Holidays, other work: nobody commits in every month.
            if (engagement.Pace > 1 && engagement.To - engagement.From > 3 && dice.Chance(10))
                continue;
            var (from, to) = (UnixTime.Start(month), month == _now ? _end : UnixTime.Start(month.Plus(1)));
            if (to <= from)
                continue;
            var count = engagement.Pace == 1 ? dice.Between(1, 2) : dice.Between(engagement.Pace / 2, engagement.Pace * 3 / 2);
            // The month that has begun holds its part of the work.
            if (month == _now)
                count = (int)(((count * (to - from)) + dice.Between(0, 30 * UnixTime.Day)) / (31 * UnixTime.Day));
            for (var i = 0; i < count; i++)
            {
                var area = AreaOf(engagement.Area, dice);
                var message = Messages.Write(area, engagement.Repository.Blueprint, dice);
                yield return new Change(person.Account, WorkingHour(from, to, person.Account.Town?.Offset ?? 0, dice), message, area)
                {
                    ThroughPull = dice.Chance(through),
                    Accepted = dice.Chance(accepted),
                    Commits = dice.Below(10) switch { < 6 => 1, < 9 => 2, _ => 3 },
                };
            }
        }
    }

    private IEnumerable<Change> RobotChanges(RepositorySketch repository, Dice dice)
    {
        var updater = repository.Stack.Role != WorkRole.Docs && dice.Chance(45);
        var releaser = repository.OwnedBy is null && dice.Chance(12);
        var formatter = dice.Chance(10);
        for (var month = repository.Until.Plus(-18) > repository.Since ? repository.Until.Plus(-18) : repository.Since; month <= repository.Until; month = month.Plus(1))
        {
            var (from, to) = (UnixTime.Start(month), month == _now ? _end : UnixTime.Start(month.Plus(1)));
            if (to - from < UnixTime.Day)
                continue;
            if (updater && dice.Chance(70))
                yield return new Change(robots.Updater, dice.Between(from, to - 1), Messages.Bump(repository.Blueprint, dice), WorkArea.Dependencies) { ThroughPull = true, Accepted = dice.Chance(75) };
            if (releaser && dice.Chance(60))
                yield return new Change(robots.Releaser, dice.Between(from, to - 1), $"Release v{month.Year % 100}.{month.OfYear}.0", WorkArea.Dependencies);
            if (formatter && dice.Chance(25))
                yield return new Change(dice.Chance(50) ? robots.Formatter : robots.Unmarked, dice.Between(from, to - 1), "style: format", WorkArea.Operations);
        }
    }

    /// <summary>Of a hundred changes, how many come as pull requests: those who have been there long push some of theirs.</summary>
    private static int ThroughPulls(Engagement engagement)
    {
        if (engagement.Maintainer)
            return engagement.Repository.OwnedBy is null ? 25 : 5;
        return engagement.To - engagement.From >= EngagementPlanner.MonthsToBelong ? 50 : 100;
    }

    private static WorkArea AreaOf(WorkArea main, Dice dice) => main switch
    {
        WorkArea.Code => dice.Below(100) switch { < 71 => WorkArea.Code, < 83 => WorkArea.Tests, < 90 => WorkArea.Docs, < 95 => WorkArea.Operations, _ => WorkArea.Dependencies },
        WorkArea.Operations => dice.Chance(80) ? WorkArea.Operations : WorkArea.Dependencies,
        _ => main,
    };

    /// <summary>Some weekday's waking hour where the person lives, between from and to.</summary>
    private static long WorkingHour(long from, long to, int offset, Dice dice)
    {
        var day = dice.Between(from, to - 1) / UnixTime.Day * UnixTime.Day;
        // 1970-01-01 was a Thursday: 2 and 3 are Saturday and Sunday. Most weekends' work moves to the Friday.
        if (day / UnixTime.Day % 7 is 2 or 3 && dice.Chance(75) && day - UnixTime.Day >= from)
            day -= UnixTime.Day;
        var at = day + ((dice.Between(8, 19) - offset) * 3600L) + dice.Between(0, 3599);
        return Math.Clamp(at, from, to - 1);
    }
}

/// <summary>One change somebody made, before it has a number.</summary>
internal sealed record Change(SandboxAccount Author, long At, string Message, WorkArea Area)
{
    public bool ThroughPull { get; init; }

    /// <summary>A pull request that is merged in the end.</summary>
    public bool Accepted { get; init; } = true;

    /// <summary>Commits it is made of, where pull requests are not squashed.</summary>
    public int Commits { get; init; } = 1;
}
