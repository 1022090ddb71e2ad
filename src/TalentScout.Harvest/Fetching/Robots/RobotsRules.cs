using System.Runtime.InteropServices;
using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>What a robots.txt says to one agent: all groups that name it, merged; else those for everybody. Immutable.</summary>
public sealed class RobotsRules
{
    private static readonly byte[] OwnPath = "/robots.txt"u8.ToArray();

    private readonly ReadOnlyMemory<byte> _text;

    // Patterns of all rules, one after the other.
    private readonly List<byte> _octets = [];

    private readonly List<Rule> _rules = [];

    internal RobotsRules(ReadOnlyMemory<byte> text, IReadOnlyList<(RobotsGroup Group, int Agent)> groups)
    {
        _text = text;
        foreach (var (allow, path) in groups.SelectMany(g => g.Group.Rules))
            Add(allow, path);
        CrawlDelay = groups.Select(g => g.Group.Delay(g.Agent)).FirstOrDefault(d => d is not null);
        RequestRate = groups.Select(g => g.Group.Rate(g.Agent)).FirstOrDefault(r => r is not null);
        VisitTime = groups.Select(g => g.Group.Time(g.Agent)).FirstOrDefault(t => t is not null);
    }

    /// <summary>Time between two requests; null where none is asked for.</summary>
    public TimeSpan? CrawlDelay { get; }
    public RequestRate? RequestRate { get; }
    public VisitTime? VisitTime { get; }

    /// <summary>The longer of what Crawl-delay and Request-rate ask for between two requests.</summary>
    public TimeSpan? Rest => RequestRate is { } rate && (CrawlDelay is not { } delay || rate.Per / rate.Requests > delay) ? rate.Per / rate.Requests : CrawlDelay;

    /// <summary>Any text is an address here: what is no path is compared as if it were one.</summary>
    public RobotsVerdict Decide(string url)
    {
        var path = RobotsPath.Of(url);
        // The file itself may always be read (RFC 9309 section 2.2.2).
        if (path.AsSpan().SequenceEqual(OwnPath))
            return new RobotsVerdict(true, null);
        var octets = CollectionsMarshal.AsSpan(_octets);
        var best = default(Rule);
        foreach (var rule in CollectionsMarshal.AsSpan(_rules))
            if (rule.Outranks(best) && RobotsPattern.Matches(rule.Pattern.Of(octets), rule.ToEnd, path))
                best = rule;
        return best.Length == 0
            ? new RobotsVerdict(true, null)
            : new RobotsVerdict(best.Allow, (best.Allow ? "Allow: " : "Disallow: ") + Encoding.UTF8.GetString(best.Written.Of(_text.Span)));
    }

    // A line can make two rules. "Allow: /x/index.html" allows /x/ too (google/robotstxt). A path kept out that ends in $ keeps out the character as well as
    // the end, for sites that do not know the mark: in doubt the site is right.
    private void Add(bool allow, RobotsSlice written)
    {
        var path = written.Of(_text.Span);
        var toEnd = path[^1] == '$';
        Add(allow, toEnd ? path[..^1] : path, toEnd, written);
        var name = path.LastIndexOf((byte)'/') + 1;
        if (allow && path[name..].StartsWith("index.htm"u8))
            Add(allow, path[..name], toEnd: true, written);
        if (!allow && toEnd)
            Add(allow, path, toEnd: false, written);
    }

    private void Add(bool allow, ReadOnlySpan<byte> path, bool toEnd, RobotsSlice written)
    {
        var start = _octets.Count;
        RobotsPattern.Append(_octets, path);
        _rules.Add(new Rule(allow, toEnd, new RobotsSlice(start, _octets.Count - start), written));
    }

    private readonly record struct Rule(bool Allow, bool ToEnd, RobotsSlice Pattern, RobotsSlice Written)
    {
        // The end mark is an octet of the rule too. 0 only where there is no rule.
        public int Length => Pattern.Length + (ToEnd ? 1 : 0);

        // The longest rule that matches decides, and of equals what allows.
        public bool Outranks(Rule other) => Length > other.Length || (Length == other.Length && Allow && !other.Allow);
    }
}
