using System.Globalization;
using System.Runtime.InteropServices;
using TalentScout.Harvest.GhArchive;

namespace TalentScout.Benchmarks.Archive;

/// <summary>What every reader of the ingestion contract ends with: totals per person, and merged pull requests per author and language.</summary>
internal sealed class ContractTotals
{
    private Row[] _people = new Row[1 << 17];
    private int _count;
    private readonly Dictionary<(long Author, int Language), int> _merged = new(1 << 15);
    private readonly Dictionary<ulong, int> _languages = [];
    private long _bots, _additions, _approved, _seconds;

    public long Events { get; private set; }

    /// <summary>The contract's rule, which is not ours: it takes everybody called Talbot for a machine.</summary>
    public static bool IsRobot(ReadOnlySpan<byte> login) =>
        login.EndsWith("bot]"u8) || login.EndsWith("bot"u8) || login.EndsWith("Bot"u8) || login.EndsWith("-commenter"u8);

    public void Add(in ArchiveEvent e)
    {
        Events++;
        if (e.IsRobot)
        {
            _bots++;
            return;
        }

        _seconds += e.At % 3600;
        ref var row = ref Of(e.Actor);
        switch (e.Kind)
        {
            case ArchiveKind.Push:
                row.Commits += Math.Max(0, e.Commits);
                break;
            case ArchiveKind.PullRequest when e.Action.SequenceEqual("opened"u8):
                row.Opened++;
                break;
            case ArchiveKind.PullRequest when e.Action.SequenceEqual("closed"u8) && e.Merged == true && !e.AuthorIsRobot:
                _additions += e.Additions;
                Of(e.Author).Merged++;
                CollectionsMarshal.GetValueRefOrAddDefault(_merged, (e.Author, LanguageOf(e.Language)), out _)++;
                break;
            case ArchiveKind.Review:
                row.Reviews++;
                _approved += e.ReviewState.SequenceEqual("approved"u8) ? 1 : 0;
                break;
            case ArchiveKind.Issues when e.Action.SequenceEqual("opened"u8):
                row.Issues++;
                break;
            case ArchiveKind.IssueComment:
                row.Comments++;
                break;
            default:
                row.Stars += e.Type.SequenceEqual("WatchEvent"u8) ? 1 : 0;
                break;
        }
    }

    public string Line()
    {
        var sum = new Row();
        var hash = 0L;
        foreach (var r in _people.Where(r => r.Id != 0))
        {
            hash += r.Id % 1000003 * (r.Commits + (3 * r.Opened) + (5 * r.Merged) + (7 * r.Reviews) + (11 * r.Issues) + (13 * r.Comments) + (17 * r.Stars));
            sum.Commits += r.Commits;
            sum.Opened += r.Opened;
            sum.Merged += r.Merged;
            sum.Reviews += r.Reviews;
            sum.Issues += r.Issues;
            sum.Comments += r.Comments;
            sum.Stars += r.Stars;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"events={Events} bots={_bots} people={_count} commits={sum.Commits} opened={sum.Opened} merged={sum.Merged} additions={_additions} reviews={sum.Reviews} approved={_approved} issues={sum.Issues} comments={sum.Comments} stars={sum.Stars} pairs={_merged.Count} seconds={_seconds} hash={hash}");
    }

    /// <summary>Open addressing with the totals beside the key: one visit to memory per event, where a dictionary makes two or three.</summary>
    private ref Row Of(long id)
    {
        if (_count * 2 > _people.Length)
            Grow();
        var at = Slot(id, _people.Length);
        while (_people[at].Id != id)
        {
            if (_people[at].Id == 0)
            {
                _count++;
                _people[at].Id = id;
                break;
            }

            at = (at + 1) & (_people.Length - 1);
        }

        return ref _people[at];
    }

    private void Grow()
    {
        var old = _people;
        _people = new Row[old.Length * 2];
        foreach (var row in old.Where(r => r.Id != 0))
        {
            var at = Slot(row.Id, _people.Length);
            while (_people[at].Id != 0)
                at = (at + 1) & (_people.Length - 1);
            _people[at] = row;
        }
    }

    private static int Slot(long id, int size) => (int)(((ulong)id * 11400714819323198485UL) >> (64 - int.TrailingZeroCount(size)));

    private int LanguageOf(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return 0;
        var hash = 14695981039346656037UL;
        foreach (var b in name)
            hash = (hash ^ b) * 1099511628211;
        return _languages.TryGetValue(hash, out var number) ? number : _languages[hash] = _languages.Count + 1;
    }

    private struct Row
    {
        public long Id;
        public int Commits, Opened, Merged, Reviews, Issues, Comments, Stars;
    }
}
