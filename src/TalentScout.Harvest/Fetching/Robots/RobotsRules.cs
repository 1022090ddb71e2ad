using System.Collections.Immutable;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>What a robots.txt says to one agent: all groups that name it, merged; else those for everybody.</summary>
public sealed class RobotsRules
{
    private static readonly byte[] OwnPath = "/robots.txt"u8.ToArray();

    // Longest first, and of equals what allows: the first that matches decides.
    private readonly ImmutableArray<RobotsRule> _rules;

    internal RobotsRules(IReadOnlyList<(RobotsGroup Group, int Agent)> groups)
    {
        _rules = [.. groups.SelectMany(g => g.Group.Rules).OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allow)];
        CrawlDelay = groups.Select(g => g.Group.Delay(g.Agent)).FirstOrDefault(d => d is not null);
        RequestRate = groups.Select(g => g.Group.Rate(g.Agent)).FirstOrDefault(r => r is not null);
        VisitTime = groups.Select(g => g.Group.Time(g.Agent)).FirstOrDefault(t => t is not null);
    }

    /// <summary>Time between two requests; null where none is asked for.</summary>
    public TimeSpan? CrawlDelay { get; }
    public RequestRate? RequestRate { get; }
    public VisitTime? VisitTime { get; }

    /// <summary>Any text is an address here: what is no path is compared as if it were one.</summary>
    public RobotsVerdict Decide(string url)
    {
        var path = RobotsPath.Of(url);
        // The file itself may always be read (RFC 9309 section 2.2.2).
        if (path.AsSpan().SequenceEqual(OwnPath))
            return new RobotsVerdict(true, null);
        foreach (var rule in _rules)
            if (rule.Pattern.Matches(path))
                return new RobotsVerdict(rule.Allow, rule.Text);
        return new RobotsVerdict(true, null);
    }
}
