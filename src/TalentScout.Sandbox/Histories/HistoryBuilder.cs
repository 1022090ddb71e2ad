using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Commits and pull requests, newest first.</summary>
internal sealed record History(ImmutableArray<SandboxCommit> Commits, ImmutableArray<SandboxPull> Pulls);

/// <summary>Numbers the changes of a repository: pull requests as they are opened, commits as they arrive.</summary>
internal sealed class HistoryBuilder(MergeStyle merging, IReadOnlyList<SandboxAccount> maintainers, long end)
{
    private readonly List<SandboxPull> _pulls = [];
    private readonly List<(SandboxAccount Author, long At, string Message, WorkArea Area, int? Pull)> _commits = [];
    private int _number;

    /// <summary>Changes must come in the order of their time.</summary>
    public void Add(Change change, Dice dice)
    {
        if (change.ThroughPull)
            AddPull(change, dice);
        else
            _commits.Add((change.Author, change.At, change.Message, change.Area, null));
    }

    public History Build(Dice dice)
    {
        var commits = _commits
            .OrderBy(c => c.At).ThenBy(c => c.Author.Id).ThenBy(c => c.Message, StringComparer.Ordinal)
            .Select((c, at) => new SandboxCommit(at, c.Author, c.At, c.Message, c.Area) { Pull = c.Pull })
            // Some commit from a machine whose mail address no account knows.
            .Select(c => c.Area == WorkArea.Code && dice.Below(150) == 0 ? c with { Author = null, AnonymousName = c.Author?.Name ?? c.Author?.Login } : c);
        return new History([.. commits.Reverse()], [.. Enumerable.Reverse(_pulls)]);
    }

    private void AddPull(Change change, Dice dice)
    {
        // Issues take numbers too.
        _number += dice.Chance(40) ? dice.Between(2, 4) : 1;
        var closed = change.At + dice.Tail(1800, 68, 9);
        var number = _number;
        if (closed >= end || (!change.Accepted && dice.Chance(15)))
        {
            _pulls.Add(new SandboxPull(number, change.Author, change.Message, change.Area, change.At, null, null));
            return;
        }
        if (!change.Accepted)
        {
            _pulls.Add(new SandboxPull(number, change.Author, change.Message, change.Area, change.At, closed, null));
            return;
        }
        var others = maintainers.Where(m => m != change.Author).ToList();
        var merger = others.Count > 0 ? dice.Pick(others) : maintainers.Count > 0 ? maintainers[0] : change.Author;
        _pulls.Add(new SandboxPull(number, change.Author, change.Message, change.Area, change.At, closed, closed) { MergedBy = merger });
        if (merging == MergeStyle.Squash)
        {
            _commits.Add((change.Author, closed, $"{change.Message} (#{number.ToString(CultureInfo.InvariantCulture)})", change.Area, number));
            return;
        }
        for (var i = 0; i < change.Commits; i++)
        {
            var message = i == 0 ? change.Message : dice.Pick(["Address review comments", "Handle the empty case", "Simplify", "Add a test"]);
            _commits.Add((change.Author, change.At + ((closed - change.At) * i / (change.Commits + 1)), message, change.Area, number));
        }
        _commits.Add((merger, closed, Messages.Merge(number, change.Author.Login, Messages.Branch(change.Message)), WorkArea.Merge, number));
    }
}
