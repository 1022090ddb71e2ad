using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// A robots.txt by RFC 9309, read as google/robotstxt reads it where the RFC leaves room. Any bytes are a valid file: what is not understood says nothing.
/// Immutable.
/// </summary>
public sealed class RobotsFile
{
    /// <summary>Bytes read of a file (RFC 9309 section 2.5 asks for at least that many); a line cut off by it is left out, as its half may forbid too much.</summary>
    public const int MaxLength = 500 * 1024;

    private readonly ImmutableArray<RobotsGroup> _groups;

    private RobotsFile(ReadOnlyMemory<byte> text, ImmutableArray<RobotsGroup> groups, ImmutableArray<string> sitemaps, string? host)
    {
        Text = text;
        _groups = groups;
        Sitemaps = sitemaps;
        Host = host;
    }

    internal ReadOnlyMemory<byte> Text { get; }

    /// <summary>As written, in order, for all agents.</summary>
    public ImmutableArray<string> Sitemaps { get; }

    /// <summary>The name the site prefers to be called by; null where it does not say.</summary>
    public string? Host { get; }

    public static RobotsFile Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxLength)
            text = text[..(text[..MaxLength].LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        // A byte order mark, or the part of one that came through.
        text = text[text.CommonPrefixLength(Encoding.UTF8.Preamble)..];

        var groups = ImmutableArray.CreateBuilder<RobotsGroup>();
        var sitemaps = ImmutableArray.CreateBuilder<string>();
        string? host = null;
        RobotsGroup? current = null;
        var lines = new RobotsLines(text);
        while (lines.Read())
        {
            switch (lines.Directive)
            {
                case RobotsDirective.Sitemap when !lines.Value.IsEmpty:
                    sitemaps.Add(Encoding.UTF8.GetString(lines.Value));
                    break;
                case RobotsDirective.Host when !lines.Value.IsEmpty:
                    host ??= Encoding.UTF8.GetString(lines.Value);
                    break;
                case RobotsDirective.UserAgent when current is null or { Closed: true }:
                    groups.Add(current = new RobotsGroup());
                    goto default;
                default:
                    // Rules before the first agent speak to nobody.
                    current?.Add(lines);
                    break;
            }
        }
        return new RobotsFile(text.ToArray(), groups.ToImmutable(), sitemaps.ToImmutable(), host);
    }

    /// <summary>For many addresses of one agent: keep the answer. The agent is a product token; a whole User-Agent header will do.</summary>
    public RobotsRules For(string agent)
    {
        foreach (var name in ProductToken.NamesOf(agent))
            if (GroupsOf(name) is { Count: > 0 } groups)
                return new RobotsRules(Text, groups);
        return new RobotsRules(Text, GroupsOf(ProductToken.Anybody));
    }

    public RobotsVerdict Decide(string agent, string url) => For(agent).Decide(url);

    /// <summary>Time between two requests of that agent; null where none is asked for.</summary>
    public TimeSpan? CrawlDelay(string agent) => For(agent).CrawlDelay;

    private List<(RobotsGroup Group, int Agent)> GroupsOf(string name)
    {
        var found = new List<(RobotsGroup, int)>();
        foreach (var group in _groups)
            if (group.IndexOf(name) is >= 0 and var agent)
                found.Add((group, agent));
        return found;
    }
}
