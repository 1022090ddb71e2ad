using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.Boards;

/// <summary>All boards and the crawl of sites, over one chain: a host has one pace, whichever of them asks it.</summary>
public sealed class BoardSources : IDisposable
{
    private static readonly Version OwnVersion = typeof(BoardSources).Assembly.GetName().Version ?? new Version(0, 0);

    private readonly PoliteFetcher _fetcher;

    private BoardSources(PoliteFetcher fetcher, ImmutableArray<BoardSource> all) => (_fetcher, All) = (fetcher, all);

    public ImmutableArray<BoardSource> All { get; }

    /// <param name="memory">Answers of robots.txt over the end of the process; null: none.</param>
    /// <param name="days">Requests of the day over the end of the process; null: none.</param>
    /// <param name="network">Stands in for the network; null: the real one.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static BoardSources Create(
        BoardOptions options,
        SourceRegistry registry,
        SkillCatalogue catalogue,
        Func<string, Place> places,
        RobotsMemory? memory,
        DayMemory? days,
        TimeProvider clock,
        HttpMessageHandler? network = null,
        ILoggerFactory? loggers = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        foreach (var (source, address) in options.Bases)
            registry = registry.With(source, BaseOf(source, address));
        var floor = TimeSpan.FromMilliseconds(options.MinIntervalMs);
        var own = options.OwnHosts.Select(h => h.ToLowerInvariant()).ToHashSet();
        var paces = new HostPaces(host => own.Contains(host) ? TimeSpan.Zero : floor, clock);
        var settings = new FetchChainSettings
        {
            UserAgent = $"TalentScout/{OwnVersion.ToString(2)} (+{options.Contact})",
            Hosts = paces,
            OwnHosts = own,
            Robots = memory,
            Days = days,
            // The ledger tries again, so that a wait is a state there.
            Retries = 0,
            MaxBytes = options.MaxBytes,
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        };
        var fetcher = FetchChain.Build(settings, registry, new RateBudget(clock), clock, network);
        var log = (loggers ?? NullLoggerFactory.Instance).CreateLogger<BoardSource>();
        return new BoardSources(fetcher, [.. BoardKinds.All(new BoardServices(options, catalogue, places, clock)).Select(kind => new BoardSource(kind, fetcher, paces, clock, log))]);
    }

    private static Uri BaseOf(string source, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.AbsolutePath.EndsWith('/')
            ? uri
            : throw new ValidationException($"Harvest:Boards:Bases:{source} '{address}' must be an absolute address that ends with a slash");

    public void Dispose() => _fetcher.Dispose();
}
