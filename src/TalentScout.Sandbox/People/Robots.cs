namespace TalentScout.Sandbox;

/// <summary>Accounts that no person types behind. The last two look like people but for their name.</summary>
internal sealed record Robots(SandboxAccount Updater, SandboxAccount Formatter, SandboxAccount Releaser, SandboxAccount Unmarked)
{
    public static Robots Make(SandboxOptions options, Logins logins, AccountNumbers numbers)
    {
        var created = UnixTime.Of(options.Today) - (3000 * UnixTime.Day);
        SandboxAccount Robot(string login, AccountType type, string? name) => new()
        {
            Id = numbers.Take(created),
            Login = logins.Take(login, Dice.For(options.Seed, "robot")),
            Type = type,
            Name = name,
            Created = created,
            Updated = created + (100 * UnixTime.Day),
        };
        return new Robots(
            Robot("bumpkin[bot]", AccountType.Bot, null),
            Robot("tidyhen[bot]", AccountType.Bot, null),
            Robot("release-robot", AccountType.User, "Release Robot"),
            Robot("fenwick-ci-bot", AccountType.User, null));
    }

    public IEnumerable<SandboxAccount> All => [Updater, Formatter, Releaser, Unmarked];
}
