using System.Globalization;
using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// Lines that speak to the same agents. Other records do not end the list of agents (RFC 9309 section 2.2.4), so a crawl delay between two names speaks only to
/// those before it.
/// </summary>
internal sealed class RobotsGroup
{
    private readonly List<string> _agents = [];
    private readonly List<(int Agents, TimeSpan Delay)> _delays = [];
    private readonly List<(int Agents, RequestRate Rate)> _rates = [];
    private readonly List<(int Agents, VisitTime Time)> _times = [];

    /// <summary>Paths as written, never empty.</summary>
    public List<(bool Allow, RobotsSlice Path)> Rules { get; } = [];

    /// <summary>The next agent line starts a new group.</summary>
    public bool Closed { get; private set; }

    public void Add(RobotsLines line)
    {
        var value = line.Value;
        switch (line.Directive)
        {
            case RobotsDirective.UserAgent:
                _agents.Add(ProductToken.OfLine(Encoding.UTF8.GetString(value)));
                break;
            case RobotsDirective.Allow or RobotsDirective.Disallow:
                Closed = true;
                // "Disallow:" forbids nothing, "Allow:" allows nothing.
                if (!value.IsEmpty)
                    Rules.Add((line.Directive == RobotsDirective.Allow, line.Slice));
                break;
            case RobotsDirective.CrawlDelay when ParseDelay(Encoding.UTF8.GetString(value)) is { } delay:
                _delays.Add((_agents.Count, delay));
                break;
            case RobotsDirective.RequestRate when RequestRate.Parse(Encoding.UTF8.GetString(value)) is { } rate:
                _rates.Add((_agents.Count, rate));
                break;
            case RobotsDirective.VisitTime when VisitTime.Parse(Encoding.UTF8.GetString(value)) is { } time:
                _times.Add((_agents.Count, time));
                break;
        }
    }

    /// <summary>Where the agent stands in this group; -1 where it is not spoken to.</summary>
    public int IndexOf(string agent) => _agents.FindIndex(a => a.Equals(agent, StringComparison.OrdinalIgnoreCase));

    public TimeSpan? Delay(int agent) => _delays.Find(d => d.Agents > agent) is { Agents: > 0 } found ? found.Delay : null;

    public RequestRate? Rate(int agent) => _rates.Find(r => r.Agents > agent).Rate;

    public VisitTime? Time(int agent) => _times.Find(t => t.Agents > agent).Time;

    // "10", "0.5", "30<BR>": the number it starts with, in seconds.
    private static TimeSpan? ParseDelay(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept("0123456789.");
        var number = end < 0 ? text : text[..end];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxDelaySeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    // A year; more is a slip of the keyboard and would not fit a TimeSpan in the end.
    private const double MaxDelaySeconds = 365 * 86400;
}
