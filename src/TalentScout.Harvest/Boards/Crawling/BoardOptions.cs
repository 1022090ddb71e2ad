using System.ComponentModel.DataAnnotations;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Section Harvest:Boards of config/talentscout.json: job boards and career pages.</summary>
public sealed record BoardOptions
{
    /// <summary>Whom the operator of a site can write to: part of the User-Agent. An address of a page or a mailbox.</summary>
    [Required, StringLength(200, MinimumLength = 1)]
    public string Contact { get; init; } = "https://github.com/talentscout";

    /// <summary>Least rest of a host between two requests, in milliseconds. Sites may ask for more, never for less.</summary>
    [Range(250, 3_600_000)]
    public int MinIntervalMs { get; init; } = 1000;

    /// <summary>Hosts of one's own, each with its port: "127.0.0.1:5081". They alone may lie on private addresses, and need no rest but what they ask for.</summary>
    public IReadOnlyList<string> OwnHosts { get; init; } = [];

    /// <summary>Source -> address that stands in for its public one: a mirror, the sandbox. Ends with a slash.</summary>
    public IReadOnlyDictionary<string, string> Bases { get; init; } = new Dictionary<string, string>();

    /// <summary>For one whole answer, in seconds.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Length of a page or feed after decompression, in bytes; sitemaps may have 50 MiB.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 8 * 1024 * 1024;
}
