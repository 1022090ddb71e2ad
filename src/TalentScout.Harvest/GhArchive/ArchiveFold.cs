using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Events into monthly counts per person and repository, with the last names of both. Holds some tens of megabytes at most: <see cref="IsFull"/> says when it has to be taken and
/// stored. Of one reader; the events already counted are shared.
/// </summary>
public sealed class ArchiveFold(SeenEvents seen)
{
    private const int MostCounts = 250_000;
    private const int MostEvents = 600_000;

    private readonly Dictionary<CountKey, ArchiveTally> _counts = [];
    private readonly Dictionary<long, Named> _people = [];
    private readonly Dictionary<long, Named> _repositories = [];
    private readonly Dictionary<int, List<ulong>> _new = [];
    private List<ulong> _hourEvents = [];
    private int _hour = int.MinValue;
    private int _events;

    public bool IsFull => _counts.Count >= MostCounts || _events >= MostEvents;
    public bool IsEmpty => _events == 0;

    /// <summary>One event, with the line it was read from.</summary>
    internal Folded Add(ReadOnlySpan<byte> line, in ArchiveEvent e)
    {
        if (e.IsRobot)
            return Folded.Robot;
        var tally = EventCounts.TallyOf(e);
        var merged = EventCounts.IsMerged(e);
        if (tally.IsEmpty && !merged)
            return Folded.Uncounted;
        var hour = (int)(e.At / 3600);
        var id = EventReader.IdentityOf(line, e);
        if (!seen.Add(hour, id))
            return Folded.Duplicate;
        Remember(hour, id);
        var month = Month.Of(DateTimeOffset.FromUnixTimeSeconds(e.At));
        Name(_repositories, e.Repository, e.At, e.RepositoryName, e.Language);
        if (!tally.IsEmpty)
            Count(e.Actor, e.Login, e, month, tally);
        if (merged && !e.AuthorLogin.IsEmpty && !e.AuthorIsRobot)
            Count(e.Author, e.AuthorLogin, e, month, new ArchiveTally { Merged = 1 });
        return Folded.Counted;
    }

    /// <summary>All there is, sorted; the fold is empty afterwards.</summary>
    public ArchiveBatch Take(ImmutableArray<ArchiveFile> files)
    {
        var counts = new ArchiveCount[_counts.Count];
        var at = 0;
        foreach (var (key, tally) in _counts)
            counts[at++] = new ArchiveCount(key.Person, key.Repository, new Month(key.Month), tally);
        Array.Sort(counts);
        var batch = new ArchiveBatch
        {
            Counts = ImmutableCollectionsMarshal.AsImmutableArray(counts),
            People = NamesOf(_people),
            Repositories = NamesOf(_repositories),
            Seen = [.. _new.Where(h => h.Value.Count > 0).OrderBy(h => h.Key).Select(h => (h.Key, Sorted(h.Value)))],
            Files = files,
        };
        _counts.Clear();
        _people.Clear();
        _repositories.Clear();
        _new.Clear();
        (_hour, _events) = (int.MinValue, 0);
        return batch;
    }

    private void Remember(int hour, ulong id)
    {
        if (hour != _hour)
        {
            if (!_new.TryGetValue(hour, out var events))
                _new[hour] = events = [];
            (_hour, _hourEvents) = (hour, events);
        }

        _hourEvents.Add(id);
        _events++;
    }

    private void Count(long id, ReadOnlySpan<byte> login, in ArchiveEvent e, Month month, in ArchiveTally tally)
    {
        var person = id > 0 ? id : ArchiveLogin.KeyOf(login);
        Name(_people, person, e.At, login, default);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, new CountKey(person, e.Repository, month.Index), out _);
        sum.Add(tally);
    }

    private static void Name(Dictionary<long, Named> names, long id, long at, ReadOnlySpan<byte> text, ReadOnlySpan<byte> language)
    {
        ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(names, id, out var known);
        if (!known || ArchiveName.Compare(at, text, name.At, name.Text) > 0)
        {
            if (!known || !text.SequenceEqual(name.Text))
                name.Text = text.ToArray();
            name.At = at;
        }

        if (language.IsEmpty || ArchiveName.Compare(at, language, name.LanguageAt, name.Language) <= 0)
            return;
        if (!language.SequenceEqual(name.Language))
            name.Language = language.ToArray();
        name.LanguageAt = at;
    }

    private static ImmutableArray<ArchiveName> NamesOf(Dictionary<long, Named> names)
    {
        var sorted = new ArchiveName[names.Count];
        var at = 0;
        foreach (var (id, name) in names)
            sorted[at++] = new ArchiveName(id, name.At, ImmutableCollectionsMarshal.AsImmutableArray(name.Text)) { Language = ImmutableCollectionsMarshal.AsImmutableArray(name.Language ?? []), LanguageAt = name.LanguageAt };
        Array.Sort(sorted, static (a, b) => a.Id.CompareTo(b.Id));
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    private static ImmutableArray<ulong> Sorted(List<ulong> events)
    {
        events.Sort();
        return [.. events];
    }

    private readonly record struct CountKey(long Person, long Repository, int Month);

    private struct Named
    {
        public byte[] Text;
        public long At;
        public byte[]? Language;
        public long LanguageAt;
    }
}

/// <summary>What became of an event.</summary>
internal enum Folded
{
    Counted,
    Uncounted,
    Robot,
    Duplicate,
}
