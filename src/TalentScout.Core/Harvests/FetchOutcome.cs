namespace TalentScout;

/// <summary>How a fetch ended. A refusal is an answer, not an obstacle.</summary>
public enum FetchStatus
{
    Fetched,
    NotModified,

    /// <summary>Refused by us: source registry, robots.txt, or a private address.</summary>
    Disallowed,

    /// <summary>Refused by a limit; not to be asked again before <see cref="FetchOutcome.NotBefore"/>. Costs no attempt.</summary>
    Throttled,

    /// <summary>The source has no such thing (404, 410, 451, empty repository).</summary>
    Gone,

    /// <summary>Trouble that may pass: network, 5xx, a body that cannot be read.</summary>
    Failed,
}

/// <summary>How a fetch ended, why in one sentence, and when to come back.</summary>
public sealed record FetchOutcome(FetchStatus Status, string Reason, DateTimeOffset? NotBefore = null, int? HttpStatus = null)
{
    /// <summary>Which limit is meant ("core", "search"); a wait concerns only work of the same bucket. Null: all of the source.</summary>
    public string? Bucket { get; init; }

    public static readonly FetchOutcome Ok = new(FetchStatus.Fetched, "fetched", HttpStatus: 200);
    public static readonly FetchOutcome Unchanged = new(FetchStatus.NotModified, "not modified", HttpStatus: 304);
    public static FetchOutcome Disallowed(string reason) => new(FetchStatus.Disallowed, reason);
    public static FetchOutcome Throttled(string reason, DateTimeOffset notBefore, string? bucket = null) => new(FetchStatus.Throttled, reason, notBefore) { Bucket = bucket };
    public static FetchOutcome Gone(string reason, int status) => new(FetchStatus.Gone, reason, HttpStatus: status);
    public static FetchOutcome Failed(string reason, int? status = null) => new(FetchStatus.Failed, reason, HttpStatus: status);
}
