using System.Collections.Frozen;

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

    /// <summary>Of the source, summed over answers; counts only where requests a minute are bounded. GitHub allows 90; what may end between our look and its own is left free.</summary>
    public TimeSpan AnsweringPerMinute { get; init; } = TimeSpan.FromSeconds(87);
    public int Retries { get; init; } = 3;
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Many hosts: each is paced and limited by itself, and nothing is waited for. Null: one server, bounded by <see cref="Concurrency"/> and <see cref="RequestsPerMinute"/>.
    /// </summary>
    public HostPaces? Hosts { get; init; }
    public RobotsMemory? Robots { get; init; }

    /// <summary>Null: the requests of this process alone are counted.</summary>
    public DayMemory? Days { get; init; }

    /// <summary>Hosts of the operator's own (<see cref="HostKey"/>): they may lie on private addresses, and are spared only as far as they ask for it themselves.</summary>
    public IReadOnlySet<string> OwnHosts { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Of the jitter between retries.</summary>
    public int Seed { get; init; } = 17;
}

/// <summary>
/// The one way to the network. Outermost first: redirects (each hop passes all the rest), source registry, robots, retry, pace, budget, the day's requests, conditional, identity, caps, addresses.
/// </summary>
internal static class FetchChain
{
    public static PoliteFetcher Build(FetchChainSettings settings, SourceRegistry registry, RateBudget budget, TimeProvider clock, HttpMessageHandler? network = null)
    {
        budget.Minute = MinuteOf(settings, budget);
        DelegatingHandler[] handlers =
        [
            new RedirectHandler(),
            new RegistryHandler(registry, settings.OwnHosts),
            new RobotsHandler(registry, settings.Robots, clock),
            new RetryHandler(settings.Retries, settings.FirstRetry, new Random(settings.Seed), clock),
            settings.Hosts is { } hosts ? new HostPaceHandler(hosts, clock) : new PaceHandler(settings.Concurrency, budget.Minute, clock),
            new BudgetHandler(settings.Hosts is null ? _ => budget : new HostBudgets(clock).Of, settings.Token is not null, clock),
            new DayHandler(registry, settings.OwnHosts, settings.Days ?? DayMemory.OfProcess(clock), settings.Hosts is not null),
            new ConditionalHandler(),
            new IdentityHandler(settings.UserAgent, settings.Token, settings.TokenOrigin),
            new CapHandler(settings.MaxBytes, settings.Timeout, clock),
            new AddressHandler(settings.OwnHosts),
        ];
        for (var i = 0; i < handlers.Length - 1; i++)
            handlers[i].InnerHandler = handlers[i + 1];
        handlers[^1].InnerHandler = network ?? SafeNetwork.Create(settings.OwnHosts, SafeNetwork.ResolveAsync);
        return new PoliteFetcher(handlers[0], clock);
    }

    private static MinuteBudget? MinuteOf(FetchChainSettings settings, RateBudget budget) => settings.RequestsPerMinute is { } most
        ? new MinuteBudget(most, settings.AnsweringPerMinute, settings.MinuteOnlyWhereLimited ? () => budget.IsLimited : null)
        : null;
}
