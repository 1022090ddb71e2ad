namespace TalentScout.Harvest.Fetching;

/// <summary>How an answer of a host bears on its pace.</summary>
internal enum HostMood
{
    /// <summary>It served what was asked for, a redirect, or that nothing changed: how long it took tells how fast it is.</summary>
    Well,

    /// <summary>An error of ours (4xx), or an answer that we do not take: quick ones say nothing of how fast the host is, and so never speed up.</summary>
    Unsaid,

    /// <summary>An error of its own, a limit, no answer: slower.</summary>
    Trouble,
}

/// <summary>
/// How fast one host is asked: one request at a time, and after each a rest as long as the rule says (our floor, what the source asks for, its Crawl-delay), or as the answers
/// take where that is longer. Errors may make it slower, never faster. Guarded by its <see cref="HostPaces"/>.
/// </summary>
internal sealed class HostPace
{
    /// <summary>Slowing by latency goes so far; what a site asks for may be longer.</summary>
    public static readonly TimeSpan LongestOfOurs = TimeSpan.FromMinutes(1);

    private TimeSpan _slow;
    private bool _busy;

    /// <summary>By rule: zero is a server of one's own that need not be spared.</summary>
    public TimeSpan Rule { get; set; }
    public DateTimeOffset LastEnd { get; private set; } = DateTimeOffset.MinValue;
    public TimeSpan Rest => Rule == TimeSpan.Zero ? TimeSpan.Zero : Rule > _slow ? Rule : _slow;

    /// <summary>Null where a request may start now: then <see cref="End"/> must follow. Else when to come again.</summary>
    public DateTimeOffset? Begin(DateTimeOffset now)
    {
        if (Rule == TimeSpan.Zero)
            return null;
        if (_busy)
            return now + Rest;
        if (LastEnd > DateTimeOffset.MinValue && LastEnd + Rest > now)
            return LastEnd + Rest;
        _busy = true;
        return null;
    }

    public void End(DateTimeOffset now, TimeSpan took, HostMood mood)
    {
        _busy = false;
        Seen(now);
        var aim = took < LongestOfOurs ? took : LongestOfOurs;
        if (mood == HostMood.Trouble)
            aim = Longer(aim, Shorter(_slow + _slow, LongestOfOurs));
        // Slows down at once, and speeds up by halves.
        _slow = aim > _slow ? aim : mood == HostMood.Well ? (_slow + aim) / 2 : _slow;
    }

    /// <summary>The host was asked then, by an earlier process perhaps.</summary>
    public void Seen(DateTimeOffset at) => LastEnd = at > LastEnd ? at : LastEnd;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
