namespace TalentScout.Sandbox;

/// <summary>Makes the personal accounts, before anybody has worked anywhere.</summary>
internal sealed class PeopleMaker(SandboxOptions options, Logins logins, AccountNumbers numbers, IReadOnlyList<SandboxAccount> organisations, IReadOnlyList<Stack> stacks)
{
    /// <summary>Of a hundred people. In turn rather than by chance, so that a small world has some of each.</summary>
    private static readonly (Archetype Archetype, int Of100)[] Shares =
    [
        (Archetype.Specialist, 15), (Archetype.Regular, 14), (Archetype.Generalist, 5), (Archetype.Occasional, 15), (Archetype.Burst, 5), (Archetype.Retired, 6),
        (Archetype.DriveBy, 15), (Archetype.DocsWriter, 2), (Archetype.KeywordStuffer, 3), (Archetype.Famous, 1), (Archetype.Learner, 8), (Archetype.Silent, 11),
    ];

    private readonly long _today = UnixTime.Of(options.Today);

    public List<Person> Make()
    {
        var people = new List<Person>();
        var seen = new Dictionary<Archetype, int>();
        for (var i = 0; i < options.People; i++)
        {
            var archetype = ArchetypeOf(i);
            var nth = seen[archetype] = seen.GetValueOrDefault(archetype, -1) + 1;
            people.Add(One(i, archetype, stacks[nth % stacks.Count]));
        }
        return people;
    }

    private static Archetype ArchetypeOf(int index)
    {
        // 37 and 100 share no divisor: every hundred people have each share exactly, well mixed.
        var at = index * 37 % 100;
        foreach (var (archetype, share) in Shares)
            if ((at -= share) < 0)
                return archetype;
        return Archetype.Silent;
    }

    private Person One(int index, Archetype archetype, Stack stack)
    {
        var dice = Dice.For(options.Seed, "person", index);
        var town = dice.Weighted(TownList.All, t => t.Weight);
        var (given, family) = PersonNames.Draw(town.Culture, dice);
        var (location, tells) = Locations.Write(town, dice);
        var employer = dice.Chance(55) ? dice.Pick(organisations) : null;
        var company = CompanyOf(employer, dice);
        var created = _today - (dice.Between(AgeOf(archetype), 4900L) * UnixTime.Day) - dice.Between(0L, UnixTime.Day);
        var famous = archetype == Archetype.Famous;
        var account = new SandboxAccount
        {
            Id = numbers.Take(created),
            Login = logins.Choose(given, family, dice),
            Type = AccountType.User,
            Name = dice.Below(100) switch { < 72 => $"{given} {family}", < 82 => given, < 86 => $"{given} {family[0]}.", _ => null },
            Company = company,
            Blog = dice.Chance(22) ? $"https://{Logins.Ascii(family)}.example" : null,
            Location = location,
            Bio = Bios.Write(archetype, stack, employer?.Name, dice),
            Hireable = archetype == Archetype.KeywordStuffer || dice.Chance(13) ? true : null,
            // Followers say nothing of skill here, as elsewhere.
            Followers = famous ? dice.Between(60_000, 180_000) : dice.Tail(dice.Below(9), 48, 11),
            Following = dice.Tail(dice.Below(12), 40, 6),
            Gists = dice.Tail(dice.Below(3), 40, 4),
            Created = created,
            Updated = _today - (dice.Between(0L, 300L) * UnixTime.Day) - dice.Between(1L, UnixTime.Day),
            Gone = archetype is Archetype.Occasional or Archetype.Regular && dice.Chance(3),
            Archetype = archetype,
            Town = town,
            CountryTold = tells,
        };
        return new Person(index, account, archetype, stack)
        {
            MoreStacks = archetype == Archetype.Generalist ? [.. dice.Some([.. stacks.Distinct().Where(s => s != stack && s.Role == WorkRole.Backend)], dice.Between(1, 2))] : [],
            Employer = employer,
        };
    }

    /// <summary>Least age of the account, in days: long enough for the work that is to be told of it.</summary>
    private static long AgeOf(Archetype archetype) => archetype switch
    {
        Archetype.Specialist or Archetype.DocsWriter => 1200,
        Archetype.Retired => 2600,
        Archetype.Regular or Archetype.Generalist or Archetype.Famous => 800,
        _ => 100,
    };

    private static string? CompanyOf(SandboxAccount? employer, Dice dice) => dice.Below(100) switch
    {
        < 52 => null,
        < 70 when employer is not null => "@" + employer.Login,
        < 88 when employer is not null => employer.Name,
        < 93 => "Freelance",
        < 96 => "self-employed",
        _ => "stealth",
    };
}
