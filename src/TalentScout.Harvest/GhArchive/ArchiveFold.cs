using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

    /// <summary>Of what one hour brings at least: growing costs more than the room.</summary>
    private const int Usual = 1 << 15;

    private readonly Dictionary<CountKey, ArchiveTally> _counts = new(Usual);
    private readonly Dictionary<long, Named> _people = new(Usual);
    private readonly Dictionary<long, Named> _repositories = new(Usual);
    private readonly Dictionary<int, List<ulong>> _new = [];

    // Of the hour that is being read.
    private List<ulong> _hourEvents = [];
    private EventHour? _hourSeen;
    private Month _month;
    private int _hour = int.MinValue;
    private int _events;

    public bool IsFull => _counts.Count >= MostCounts || _events >= MostEvents;
    public bool IsEmpty => _events == 0;

    /// <summary>One event, with the line it was read from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (!IsNew(hour, id))
            return Folded.Duplicate;
        _hourEvents.Add(id);
        _events++;
        Name(_repositories, e.Repository, e.At, e.RepositoryName, e.Language);
        if (!tally.IsEmpty)
            Count(e.Actor, e.Login, e, tally);
        if (merged && !e.AuthorLogin.IsEmpty && !e.AuthorIsRobot)
            Count(e.Author, e.AuthorLogin, e, new ArchiveTally { Merged = 1 });
        return Folded.Counted;
    }

    /// <summary>All there is, sorted; the fold is empty afterwards.</summary>
    public ArchiveBatch Take(ImmutableArray<ArchiveFile> files)
    {
        var batch = new ArchiveBatch
        {
            Counts = CountsOf(_counts),
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

    private bool IsNew(int hour, ulong id)
    {
        if (hour != _hour || _hourSeen is null)
            Turn(hour);
        bool? added;
        while ((added = _hourSeen!.Add(id)) is null)
            _hourSeen = seen.Of(hour);
        return added.Value;
    }

    private void Turn(int hour)
    {
        if (!_new.TryGetValue(hour, out var events))
            _new[hour] = events = [];
        (_hour, _hourEvents, _hourSeen, _month) = (hour, events, seen.Of(hour), Month.Of(DateTimeOffset.FromUnixTimeSeconds(hour * 3600L)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(long id, ReadOnlySpan<byte> login, in ArchiveEvent e, in ArchiveTally tally)
    {
        var person = id > 0 ? id : ArchiveLogin.KeyOf(login);
        Name(_people, person, e.At, login, default);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, new CountKey(person, e.Repository, _month.Index), out _);
        sum.Add(tally);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ImmutableArray<ArchiveCount> CountsOf(Dictionary<CountKey, ArchiveTally> held)
    {
        var counts = new ArchiveCount[held.Count];
        var (people, repositories, months) = (new long[held.Count], new long[held.Count], new long[held.Count]);
        var at = 0;
        foreach (var (key, tally) in held)
        {
            counts[at] = new ArchiveCount(key.Person, key.Repository, new Month(key.Month), tally);
            (people[at], repositories[at], months[at++]) = (key.Person, key.Repository, key.Month);
        }

        // The last part first: each order keeps what the one before made.
        return Ordered(counts, RadixOrder.Of(people, RadixOrder.Of(repositories, RadixOrder.Of(months))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ImmutableArray<ArchiveName> NamesOf(Dictionary<long, Named> held)
    {
        var names = new ArchiveName[held.Count];
        var ids = new long[held.Count];
        var at = 0;
        foreach (var (id, name) in held)
        {
            names[at] = new ArchiveName(id, name.At, ImmutableCollectionsMarshal.AsImmutableArray(name.Text)) { Language = ImmutableCollectionsMarshal.AsImmutableArray(name.Language ?? []), LanguageAt = name.LanguageAt };
            ids[at++] = id;
        }

        return Ordered(names, RadixOrder.Of(ids));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ImmutableArray<ulong> Sorted(List<ulong> events)
    {
        const ulong Highest = 1UL << 63;
        var ids = events.ToArray();
        var keys = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            keys[i] = (long)(ids[i] ^ Highest);
        return Ordered(ids, RadixOrder.Of(keys));
    }

    /// <summary>In place, circle by circle: a second array would be the largest thing there is. The order is used up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ImmutableArray<T> Ordered<T>(T[] items, int[] order)
    {
        const int Placed = -1;
        for (var first = 0; first < order.Length; first++)
        {
            if (order[first] == Placed)
                continue;
            var (at, held) = (first, items[first]);
            for (int next; (next = order[at]) != first; at = next)
                (items[at], order[at]) = (items[next], Placed);
            (items[at], order[at]) = (held, Placed);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
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
