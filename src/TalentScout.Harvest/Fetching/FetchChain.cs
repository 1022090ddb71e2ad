using System.Net;

namespace TalentScout.Harvest.Fetching;

/// <summary>How one source wants to be fetched from.</summary>
internal sealed record FetchChainSettings
{
    public required string UserAgent { get; init; }

    /// <summary>Sent to <see cref="TokenOrigin"/> alone.</summary>
    public string? Token { get; init; }
    public Uri? TokenOrigin { get; init; }
    public int Concurrency { get; init; } = 1;
    public int? RequestsPerMinute { get; init; }

    /// <summary>The bounds of a minute hold only while the source tells of limits.</summary>
    public bool MinuteOnlyWhereLimited { get; init; }

    /// <summary>Of the source, summed over answers; counts only where requests a minute are bounded.</summary>
    public TimeSpan AnsweringPerMinute { get; init; } = TimeSpan.FromSeconds(80);
    public int Retries { get; init; } = 3;
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of the jitter between retries.</summary>
    public int Seed { get; init; } = 17;
}

/// <summary>
/// The one way to the network. Outermost first: redirects (each hop passes all the rest), source registry, robots, retry, pace, budget, conditional, identity, caps.
/// </summary>
internal static class FetchChain
{
    public static PoliteFetcher Build(FetchChainSettings settings, SourceRegistry registry, RateBudget budget, TimeProvider clock, HttpMessageHandler? network = null)
    {
        DelegatingHandler[] handlers =
        [
            new RedirectHandler(),
            new RegistryHandler(registry),
            new RobotsHandler(registry, clock),
            new RetryHandler(settings.Retries, settings.FirstRetry, new Random(settings.Seed), clock),
            new PaceHandler(settings.Concurrency, MinuteOf(settings, budget), clock),
            new BudgetHandler(budget, clock),
            new ConditionalHandler(),
            new IdentityHandler(settings.UserAgent, settings.Token, settings.TokenOrigin),
            new CapHandler(settings.MaxBytes, settings.Timeout, clock),
        ];
        for (var i = 0; i < handlers.Length - 1; i++)
            handlers[i].InnerHandler = handlers[i + 1];
        handlers[^1].InnerHandler = network ?? Network();
        return new PoliteFetcher(handlers[0], clock);
    }

    private static MinuteBudget? MinuteOf(FetchChainSettings settings, RateBudget budget) => settings.RequestsPerMinute is { } most
        ? new MinuteBudget(most, settings.AnsweringPerMinute, settings.MinuteOnlyWhereLimited ? () => budget.IsLimited : null)
        : null;

    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 32,
    };
}
