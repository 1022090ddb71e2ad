namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// What the fetch of a robots.txt means for its host (RFC 9309 section 2.3.1): a file is read; none (4xx) allows everything; a server in trouble forbids
/// everything until it answers. 429 is trouble, not absence: it asks us to stay away. Holds for at most <see cref="MaxAge"/>.
/// </summary>
public sealed class RobotsPolicy
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>Redirects followed, to other hosts too; beyond, the file counts as absent.</summary>
    public const int MaxRedirects = 5;

    private RobotsPolicy(RobotsAccess access, RobotsFile? file, string reason)
    {
        Access = access;
        File = file;
        Reason = reason;
    }

    public RobotsAccess Access { get; }

    /// <summary>Where <see cref="Access"/> is <see cref="RobotsAccess.ByRules"/>, else null.</summary>
    public RobotsFile? File { get; }

    /// <summary>A sentence for the log and the page.</summary>
    public string Reason { get; }

    /// <summary>
    /// After the last redirect, 304 answered from the cache. A redirect that leads nowhere or too far is <see cref="Absent"/>; no answer, a broken connection and a body
    /// cut short are <see cref="Unreachable"/>.
    /// </summary>
    public static RobotsPolicy OfAnswer(int status, ReadOnlySpan<byte> body) => status switch
    {
        >= 200 and < 300 => new RobotsPolicy(RobotsAccess.ByRules, RobotsFile.Parse(body), "robots.txt read"),
        429 => Unreachable("robots.txt answered 429: asked to stay away"),
        >= 400 and < 500 => Absent($"robots.txt answered {status}: no rules"),
        >= 300 and < 400 => Absent($"robots.txt answered {status}: redirected nowhere"),
        _ => Unreachable($"robots.txt answered {status}: server in trouble"),
    };

    public static RobotsPolicy Absent(string reason) => new(RobotsAccess.Everything, null, reason);

    /// <summary>DNS, connection, TLS, timeout, truncated body, 5xx, 429.</summary>
    public static RobotsPolicy Unreachable(string reason) => new(RobotsAccess.Nothing, null, reason);

    public RobotsVerdict Decide(string agent, string url) => Access switch
    {
        RobotsAccess.ByRules => File!.Decide(agent, url),
        RobotsAccess.Everything => new RobotsVerdict(true, null),
        _ => new RobotsVerdict(false, Reason),
    };
}

public enum RobotsAccess
{
    ByRules,
    Everything,
    Nothing,
}
