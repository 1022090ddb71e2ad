using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>Sketch and history -> the repository as the API shows it.</summary>
internal sealed class RepositoryMaker(SandboxOptions options, AccountNumbers numbers)
{
    private static readonly string?[] Licenses = ["mit", "mit", "apache-2.0", "apache-2.0", "bsd-3-clause", "gpl-3.0", null];

    public SandboxRepository Make(RepositorySketch sketch, History history, IReadOnlySet<string> taken)
    {
        var dice = Dice.For(options.Seed, "repository", sketch.Index);
        var stack = sketch.Stack;
        var created = UnixTime.Start(sketch.Since) + dice.Between(0L, 5 * UnixTime.Day);
        var first = history.Commits.Length > 0 ? Math.Min(created, history.Commits[^1].At) : created;
        var stars = dice.Tail(dice.Below(7), 50, 11);
        return new SandboxRepository
        {
            Id = numbers.Take(first),
            Owner = sketch.Owner,
            Name = sketch.Name,
            Kind = RepositoryKind.Project,
            Description = dice.Chance(88) ? RepositoryNames.Description(stack, sketch.Blueprint.Domain, dice) : null,
            Homepage = dice.Chance(15) ? $"https://{sketch.Blueprint.Domain.Key}.example" : null,
            Languages = LanguagesOf(sketch.Blueprint, 30_000 + (history.Commits.Length * 700L), dice),
            Topics = [.. RepositoryNames.Topics(stack, sketch.Blueprint.Domain, dice)],
            Stars = stars,
            Forks = stars / dice.Between(3, 9),
            Watchers = stars / 20,
            OpenIssues = history.Pulls.Count(p => p.Closed is null) + dice.Below(12),
            Created = first,
            Pushed = history.Commits.Length > 0 ? history.Commits[0].At : created,
            Branch = dice.Chance(22) ? "master" : dice.Chance(6) ? "develop" : "main",
            License = dice.Pick(Licenses),
            Archived = sketch.Until < Month.Of(options.Today),
            FormerName = FormerNameOf(sketch, taken, dice),
            Commits = history.Commits,
            Pulls = history.Pulls,
            Blueprint = sketch.Blueprint,
        };
    }

    private static string? FormerNameOf(RepositorySketch sketch, IReadOnlySet<string> taken, Dice dice)
    {
        var former = $"{sketch.Owner.Login}/{sketch.Name.ToLowerInvariant().Replace('.', '-')}-legacy";
        return (dice.Chance(4) || sketch.Index == 3) && !taken.Contains(former) ? former : null;
    }

    private static ImmutableArray<LanguageBytes> LanguagesOf(Blueprint blueprint, long size, Dice dice)
    {
        var stack = blueprint.Stack;
        var besides = stack.Besides.Select(b => (b.Linguist, Share: Math.Max(1, b.Share * dice.Between(50, 150) / 100))).ToList();
        if (blueprint.Web)
            besides.AddRange([("TypeScript", dice.Between(6, 14)), ("CSS", 3)]);
        if (!blueprint.Dockerfile)
            besides.RemoveAll(b => b.Linguist == "Dockerfile");
        var rest = besides.Sum(b => b.Share);
        return
        [
            .. besides.Select(b => new LanguageBytes(b.Linguist, size * b.Share / 100 + dice.Below(300)))
                .Append(new LanguageBytes(stack.Linguist, size * Math.Max(20, 100 - rest) / 100 + dice.Below(300)))
                .GroupBy(l => l.Language, StringComparer.Ordinal)
                .Select(g => new LanguageBytes(g.Key, g.Sum(l => l.Bytes)))
                .OrderByDescending(l => l.Bytes).ThenBy(l => l.Language, StringComparer.Ordinal),
        ];
    }
}
