using System.ComponentModel.DataAnnotations;

namespace TalentScout.Harvest.GitHub;

/// <summary>Section Harvest:GitHub of config/talentscout.json.</summary>
public sealed record GitHubOptions
{
    public static readonly Uri PublicAddress = new("https://api.github.com/");

    /// <summary>Root of the REST API, ending with a slash: api.github.com, https://HOST/api/v3/ of an Enterprise server, the sandbox.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = PublicAddress;

    /// <summary>From the environment (GITHUB_TOKEN), never from a file. Null: anonymous, 60 requests an hour at api.github.com.</summary>
    public string? Token { get; init; }

    /// <summary>Whom the operator of the source can write to: part of the User-Agent. An address of a page or a mailbox.</summary>
    [Required, StringLength(200, MinimumLength = 1)]
    public string Contact { get; init; } = "https://github.com/talentscout";

    /// <summary>Requests in flight at most, whatever a job asks for.</summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; init; } = 16;

    /// <summary>Of GitHub's REST API: a reading request is one point.</summary>
    internal const int PointsPerMinute = 900;

    /// <summary>Requests a minute at most. Null: 900 (GitHub's points limit) where the server tells of limits, no bound where it has none. 0: no bound.</summary>
    [Range(0, 100_000)]
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tries after the first for 5xx, broken connections and timeouts.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first retry, in milliseconds; doubles, with jitter.</summary>
    [Range(0, 60_000)]
    public int FirstRetryMs { get; init; } = 1000;

    /// <summary>For one whole answer, in seconds.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Length of an answer after decompression, in bytes.</summary>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Keep the e-mail address of a profile where its owner says to be open to offers. Off unless the operator has a reason and a legal basis.</summary>
    public bool KeepEmailOfHireable { get; init; }
}
