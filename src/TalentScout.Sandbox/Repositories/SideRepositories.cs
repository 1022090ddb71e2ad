using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>
/// What people have beside shared work: forks without own commits, dotfiles, tutorials, toys, lists, and now and then an empty or blocked one.
/// </summary>
internal sealed class SideRepositories(SandboxOptions options, AccountNumbers numbers, IReadOnlyList<SandboxRepository> shared)
{
    private readonly long _end = UnixTime.Of(options.Today);

    public IEnumerable<SandboxRepository> Of(Person person)
    {
        var dice = Dice.For(options.Seed, "side", person.Index);
        var names = new HashSet<string>(shared.Where(r => r.Owner == person.Account).Select(r => r.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var make in Kinds(person, dice))
        {
            var made = make();
            if (names.Add(made.Name))
                yield return made with { Id = numbers.Take(made.Created) };
        }
    }

    private IEnumerable<Func<SandboxRepository>> Kinds(Person person, Dice dice)
    {
        if (person.Archetype == Archetype.Famous)
            yield return () => Plain(person, dice, RepositoryKind.AwesomeList, "awesome-" + dice.Pick(["backend", "databases", "interviews", "microservices", "system-design", "csharp", "golang"]), "A curated list of everything", []) with { Stars = dice.Between(20_000, 90_000), Forks = dice.Between(2000, 9000) };
        if (dice.Chance(20))
            yield return () => Plain(person, dice, RepositoryKind.Dotfiles, "dotfiles", "My dotfiles", [new("Shell", dice.Between(2000L, 9000L)), new("Vim Script", dice.Between(500L, 3000L))]);
        for (var i = dice.Tail(person.Archetype == Archetype.Learner ? 2 : dice.Chance(30) ? 1 : 0, 35, 2); i > 0; i--)
            yield return () => Fork(person, dice);
        for (var i = person.Archetype is Archetype.Learner or Archetype.KeywordStuffer or Archetype.Famous ? dice.Between(1, 4) : dice.Chance(12) ? 1 : 0; i > 0; i--)
            yield return () => Tutorial(person, dice);
        for (var i = dice.Tail(dice.Chance(30) ? 1 : 0, 30, 2); i > 0 && person.Archetype is not (Archetype.Silent or Archetype.KeywordStuffer); i--)
            yield return () => Toy(person, dice);
        if (dice.Chance(3) || person.Index == 4)
            yield return () => Plain(person, dice, RepositoryKind.Empty, "new-project", null, []);
        if (dice.Below(400) == 0 || person.Index == 5)
            yield return () => Plain(person, dice, RepositoryKind.Blocked, "movie-leaks", "Removed", [new("PHP", 4000)]);
    }

    private SandboxRepository Tutorial(Person person, Dice dice)
    {
        var stack = dice.Pick(StackList.All);
        var name = dice.Pick(["todo-", "learn-", "hello-", "my-first-", "100-days-of-"]) + stack.Topics[0];
        return Plain(person, dice, RepositoryKind.Tutorial, name, $"Following the {stack.Topics[0]} course", [new(stack.Linguist, dice.Between(3000L, 20_000L))], stack);
    }

    private SandboxRepository Toy(Person person, Dice dice)
    {
        var name = dice.Pick(["advent-of-code", "game-of-life", "chess-clock", "dice-roller", "recipe-box", "mini-shell", "tide-tables", "cron-parser", "toy-redis", "brainfuzz", "markov-poet", "resume", "keyboard-layout", "solar-clock"]);
        var language = person.Stack.Linguist is "MDX" or "HCL" ? "Shell" : person.Stack.Linguist;
        return Plain(person, dice, RepositoryKind.Toy, name, dice.Chance(50) ? "A weekend project" : null, [new(language, dice.Between(2000L, 30_000L))], person.Stack);
    }

    private SandboxRepository Fork(Person person, Dice dice)
    {
        var parent = dice.Weighted(shared, r => 1 + Math.Min(20, r.Stars / 20));
        var created = dice.Between(Math.Max(person.Account.Created, parent.Created), _end - 1);
        return new SandboxRepository
        {
            Id = 0,
            Owner = person.Account,
            Name = parent.Name,
            Kind = RepositoryKind.Fork,
            Description = parent.Description,
            Parent = parent,
            Languages = parent.Languages,
            Branch = parent.Branch,
            License = parent.License,
            Created = created,
            // A fork carries the last push of its parent from before it was made.
            Pushed = parent.Commits.FirstOrDefault(c => c.At <= created)?.At ?? created,
            Blueprint = parent.Blueprint,
        };
    }

    private SandboxRepository Plain(Person person, Dice dice, RepositoryKind kind, string name, string? description, ImmutableArray<LanguageBytes> languages, Stack? stack = null)
    {
        var created = dice.Between(person.Account.Created, _end - UnixTime.Day);
        var commits = kind == RepositoryKind.Empty ? [] : Commits(person, kind, created, dice);
        return new SandboxRepository
        {
            Id = 0,
            Owner = person.Account,
            Name = name,
            Kind = kind,
            Description = description,
            Languages = languages,
            Stars = dice.Tail(dice.Below(2), 30, 4),
            Created = created,
            Pushed = commits.Length > 0 ? commits[0].At : created,
            Commits = commits,
            Branch = dice.Chance(25) ? "master" : "main",
            License = dice.Chance(30) ? "mit" : null,
            Blueprint = stack is null ? null : Blueprint.Draw(stack, dice.Pick(DomainList.All), dice) with { Compose = false, Web = false },
        };
    }

    /// <summary>A few commits within some weeks of the first: no sustained work.</summary>
    private ImmutableArray<SandboxCommit> Commits(Person person, RepositoryKind kind, long created, Dice dice)
    {
        var last = Math.Min(_end - 1, created + (dice.Between(1L, kind == RepositoryKind.Dotfiles ? 900L : 40L) * UnixTime.Day));
        string[] words = kind switch
        {
            RepositoryKind.Dotfiles => ["Update zshrc", "vim: new colours", "Add aliases", "tmux"],
            RepositoryKind.AwesomeList => ["Add a link", "Sort the list", "Remove a dead link"],
            RepositoryKind.Tutorial => ["Lesson 1", "Lesson 2", "Lesson 3", "Finish chapter", "Homework"],
            _ => ["Works on my machine", "Add README", "Day 3", "Fix the fix", "Clean up", "wip"],
        };
        var times = Enumerable.Range(0, dice.Between(1, 9)).Select(_ => dice.Between(created, last)).Append(created).Order().ToList();
        return [.. times.Select((at, i) => new SandboxCommit(i, person.Account, at, i == 0 ? "Initial commit" : dice.Pick(words), WorkArea.Code)).Reverse()];
    }
}
