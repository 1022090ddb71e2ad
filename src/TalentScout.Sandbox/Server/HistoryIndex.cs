using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentScout.Sandbox;

/// <summary>How many commits an account, or a name without one, has in a repository.</summary>
internal readonly record struct Contribution(SandboxAccount? Account, string? AnonymousName, int Commits);

/// <summary>Something an account did at a time: a push, or a pull request opened or closed.</summary>
internal sealed record AccountEvent(SandboxRepository Repository, long At, SandboxCommit? Commit, SandboxPull? Pull);

/// <summary>Ways into the histories: by hash, by contributor, by author.</summary>
internal sealed class HistoryIndex(SandboxWorld world)
{
    private readonly ConcurrentDictionary<long, Dictionary<string, SandboxCommit>> _bySha = new();
    private readonly ConcurrentDictionary<long, ImmutableArray<Contribution>> _contributors = new();
    private readonly Lazy<ILookup<SandboxAccount, (SandboxRepository Repository, SandboxPull Pull)>> _pullsByAuthor =
        new(() => world.Repositories.SelectMany(r => r.Pulls.Select(p => (r, p))).ToLookup(x => x.p.Author));

    /// <summary>Pushes and pull requests of the last months, for the events of an account.</summary>
    private readonly Lazy<ILookup<SandboxAccount, AccountEvent>> _recent = new(() => Recent(world).ToLookup(e => (e.Commit?.Author ?? e.Pull?.Author)!));

    /// <summary>A fork's history is its parent's up to the day it was made.</summary>
    public static ImmutableArray<SandboxCommit> Commits(SandboxRepository repository) =>
        repository.Parent is { } parent ? [.. parent.Commits.SkipWhile(c => c.At > repository.Created)] : repository.Commits;

    public static string Sha(SandboxRepository repository, SandboxCommit commit) => Sha($"commit {(repository.Parent ?? repository).Id.ToString(CultureInfo.InvariantCulture)} {commit.Number.ToString(CultureInfo.InvariantCulture)}");

    public static string TreeSha(SandboxRepository repository, string path) => Sha($"tree {(repository.Parent ?? repository).Id.ToString(CultureInfo.InvariantCulture)} {path}");

    /// <summary>A made-up object name, stable.</summary>
    public static string Sha(string of) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(of)));

    public static string? Head(SandboxRepository repository) => Commits(repository) is { Length: > 0 } commits ? Sha(repository, commits[0]) : null;

    public SandboxCommit? Find(SandboxRepository repository, string sha) =>
        _bySha.GetOrAdd(repository.Id, _ => Commits(repository).ToDictionary(c => Sha(repository, c), StringComparer.Ordinal)).GetValueOrDefault(sha);

    /// <summary>Most commits first.</summary>
    public ImmutableArray<Contribution> Contributors(SandboxRepository repository) => _contributors.GetOrAdd(repository.Id, _ =>
    [
        .. Commits(repository)
            .GroupBy(c => (c.Author, c.AnonymousName))
            .Select(g => new Contribution(g.Key.Author, g.Key.AnonymousName, g.Count()))
            .OrderByDescending(c => c.Commits).ThenBy(c => c.Account?.Id ?? long.MaxValue).ThenBy(c => c.AnonymousName, StringComparer.Ordinal),
    ]);

    public IEnumerable<AccountEvent> RecentOf(SandboxAccount account) => _recent.Value[account];

    public IEnumerable<(SandboxRepository Repository, SandboxPull Pull)> PullsOf(SandboxAccount author) => _pullsByAuthor.Value[author];

    private static IEnumerable<AccountEvent> Recent(SandboxWorld world)
    {
        var since = UnixTime.Of(world.Options.Today) - (90 * UnixTime.Day);
        foreach (var r in world.Repositories.Where(r => r.Pushed >= since))
        {
            foreach (var c in r.Commits.TakeWhile(c => c.At >= since).Where(c => c.Author is not null && c.Pull is null))
                yield return new AccountEvent(r, c.At, c, null);
            foreach (var p in r.Pulls.Where(p => p.Opened >= since))
                yield return new AccountEvent(r, p.Opened, null, p);
            foreach (var p in r.Pulls.Where(p => p.Closed >= since))
                yield return new AccountEvent(r, p.Closed ?? p.Opened, null, p);
        }
    }
}
