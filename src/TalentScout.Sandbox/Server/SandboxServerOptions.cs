using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>How the server behaves. By default it refuses nothing and is as fast as it can be.</summary>
public sealed record SandboxServerOptions
{
    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where html_url leads, without a slash at the end; null: to the server's own pages.</summary>
    public string? HtmlBase { get; init; }
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests per <see cref="Window"/> and token (or address without a token); null: no limit.</summary>
    public int? CoreLimit { get; init; }

    /// <summary>The same for /search, per <see cref="SearchWindow"/>.</summary>
    public int? SearchLimit { get; init; }
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);
    public TimeSpan SearchWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>403, or 429 as some answers have it.</summary>
    public int PrimaryStatus { get; init; } = 403;

    /// <summary>Requests at once before the secondary limit strikes; null: no limit.</summary>
    public int? ConcurrentLimit { get; init; }

    /// <summary>Requests within 60 s before the secondary limit strikes; null: no limit.</summary>
    public int? PerMinuteLimit { get; init; }

    /// <summary>How long the secondary limit refuses everything.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(60);
    public int SecondaryStatus { get; init; } = 403;

    /// <summary>Tokens that get 401; every other one is taken.</summary>
    public ImmutableArray<string> RejectedTokens { get; init; } = [];

    /// <summary>What goes wrong, from the start; more can be added while it runs.</summary>
    public ImmutableArray<FaultRule> Faults { get; init; } = [];
}
