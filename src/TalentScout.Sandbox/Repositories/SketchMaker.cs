namespace TalentScout.Sandbox;

/// <summary>Decides which shared repositories exist: who owns them, what they are built with, how old they are.</summary>
internal sealed class SketchMaker(SandboxOptions options, IReadOnlyList<SandboxAccount> organisations, IReadOnlyList<Person> people, IReadOnlyList<Stack> stacks)
{
    private const int PersonalOf100 = 20;
    private readonly Month _now = Month.Of(options.Today);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Person> _owners = [];

    public List<RepositorySketch> Make() => [.. Enumerable.Range(0, options.Repositories).Select(One)];

    private RepositorySketch One(int index)
    {
        var dice = Dice.For(options.Seed, "sketch", index);
        var stack = stacks[index];
        var owner = dice.Chance(PersonalOf100) ? PersonFor(stack, dice) : null;
        // An organisation keeps to few stacks: repositories of one stack fall to a third of the organisations.
        var home = organisations[(StackList.All.IndexOf(stack) + (dice.Below(3) * 7)) % organisations.Count];
        var account = owner?.Account ?? home;
        var (name, domain) = NameFor(account, stack, dice);
        var since = _now.Plus(-(index % 4 == 0 ? dice.Between(50, 92) : dice.Between(7, 60)));
        if (owner is not null && since < owner.Since)
            since = owner.Since;
        var given = dice.Chance(8) && _now - since > 36;
        return new RepositorySketch(index, account, name, Blueprint.Draw(stack, domain, dice))
        {
            Since = since,
            Until = given ? _now.Plus(-dice.Between(14, 30)) : _now,
            Pull = dice.Tail(owner is null ? 2 : 1, 48, 4),
            Merging = dice.Chance(85) ? MergeStyle.Squash : MergeStyle.MergeCommit,
            OwnedBy = owner,
        };
    }

    private Person? PersonFor(Stack stack, Dice dice)
    {
        var able = people.Where(p => p.Archetype is Archetype.Specialist or Archetype.Generalist && p.Stack == stack && !_owners.Contains(p)).ToList();
        if (able.Count == 0)
            return null;
        var owner = dice.Pick(able);
        _owners.Add(owner);
        return owner;
    }

    private (string Name, Domain Domain) NameFor(SandboxAccount owner, Stack stack, Dice dice)
    {
        while (true)
        {
            var domain = dice.Pick(DomainList.All);
            var name = RepositoryNames.Name(stack, domain, dice);
            if (_names.Add($"{owner.Login}/{name}"))
                return (name, domain);
        }
    }
}
