using System.Text.RegularExpressions;

namespace TalentScout.Sandbox;

public enum FaultKind
{
    /// <summary>An error status instead of the answer.</summary>
    Status,

    /// <summary>The right Content-Length and half the body.</summary>
    Truncated,

    /// <summary>A complete body that is no JSON.</summary>
    Malformed,

    /// <summary>An error page with status 200.</summary>
    Html,

    /// <summary>The answer, after a while.</summary>
    Slow,

    /// <summary>The connection is cut before the answer.</summary>
    Reset,

    /// <summary>A secondary limit with Retry-After.</summary>
    Secondary,
}

/// <summary>
/// Something that goes wrong. Path is a regular expression searched in path and query, without /api/v3. The first rule that fires wins.
/// </summary>
public sealed record FaultRule(FaultKind Kind, string Path)
{
    /// <summary>How often it fires: "502 twice, then well" is Times 2.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How many matching requests pass before it fires.</summary>
    public int After { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>, and 403 or 429 for <see cref="FaultKind.Secondary"/>.</summary>
    public int Status { get; init; } = 502;

    /// <summary>For <see cref="FaultKind.Slow"/>.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For <see cref="FaultKind.Secondary"/>.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>The rules in force, and how often each has matched. Safe to use from several threads.</summary>
public sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<(FaultRule Rule, Regex Path, Counter Matched)> _rules = [];

    internal Faults(IEnumerable<FaultRule> rules)
    {
        foreach (var rule in rules)
            Add(rule);
    }

    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_lock)
            _rules.Add((rule, new Regex(rule.Path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), new Counter()));
    }

    public void Clear()
    {
        lock (_lock)
            _rules.Clear();
    }

    internal FaultRule? Pick(string pathAndQuery)
    {
        lock (_lock)
        {
            foreach (var (rule, path, matched) in _rules)
            {
                if (!path.IsMatch(pathAndQuery))
                    continue;
                var nth = matched.Value++;
                if (nth >= rule.After && nth - rule.After < rule.Times)
                    return rule;
            }
            return null;
        }
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
