using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.App.Configuration;
using TalentScout.Export;
using TalentScout.Harvest.Boards;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.GhArchive;
using TalentScout.Harvest.GitHub;
using TalentScout.Harvest.Import;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Composition;

/// <summary>
/// What a command works with: configuration, rules, store, index, sources, each made when first asked for and disposed at the end. The one place where
/// the stages are put together.
/// </summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly Lazy<SkillCatalogue> _catalogue;
    private readonly Lazy<RankingOptions> _ranking;
    private readonly Lazy<SourceRegistry> _sources;
    private readonly Lazy<CandidateIndex> _index;
    private readonly Lazy<IReadOnlyList<HarvestJob>> _jobs;
    private readonly Gate _opening = new();
    private StoreDatabase? _store;
    private GitHubSource? _github;
    private BoardSources? _boards;
    private TokenSeat? _seat;
    private CandidateFolder? _folder;
    private IndexFollower? _follower;

    public Workbench(Installation installation, Settings settings, string? dataDirectory, TimeProvider clock, ILoggerFactory? loggers = null)
    {
        Installation = installation;
        Settings = settings;
        Clock = clock;
        Loggers = loggers ?? NullLoggerFactory.Instance;
        DataDirectory = Path.GetFullPath(dataDirectory ?? settings.Section<DataOptions>("Data").Directory);
        _catalogue = new(() => ConfigurationFiles.Catalogue(installation));
        _ranking = new(() => ConfigurationFiles.Ranking(installation));
        _sources = new(() => ConfigurationFiles.Sources(installation));
        _jobs = new(() => ConfigurationFiles.Jobs(installation));
        Places = PlaceResolver.Default;
        _index = new(() => CandidateIndex.Open(Path.Combine(DataDirectory, "index"), Catalogue, Ranking, clock, Loggers.CreateLogger<CandidateIndex>()));
    }

    public Installation Installation { get; }
    public Settings Settings { get; }
    public string DataDirectory { get; }
    public TimeProvider Clock { get; }
    public ILoggerFactory Loggers { get; }
    public SkillCatalogue Catalogue => _catalogue.Value;
    public RankingOptions Ranking => _ranking.Value;
    public SourceRegistry Sources => _sources.Value;
    public PlaceResolver Places { get; }
    public QueryParser Queries => field ??= new QueryParser(Catalogue, FindCity, Countries.Resolve);
    public CandidateFold Fold => field ??= new CandidateFold(Catalogue, Places.Resolve);

    /// <summary>Fingerprint of the rules that make candidates: where it changes, everybody is folded anew.</summary>
    public string FoldRules => TalentScout.Jobs.FoldRules.Fingerprint(Catalogue, PlaceResolver.Version);
    public ImportExtractor Imports => field ??= new ImportExtractor(Catalogue);

    /// <summary>Opened when first asked for: the process that asks first for writing becomes the index's one writer.</summary>
    public CandidateIndex Index => _index.Value;
    public SearchEngine Engine => field ??= new SearchEngine(Index) { Tagged = Tagged };

    public IReadOnlyDictionary<string, ExportProfile> ExportProfiles => field ??= ConfigurationFiles.Exports(Installation);
    public IReadOnlyList<HarvestJob> Jobs => _jobs.Value;

    /// <summary>From the environment alone, never from a file or the command line.</summary>
    public static string? TokenOfEnvironment => Environment.GetEnvironmentVariable("GITHUB_TOKEN") is { Length: > 0 } token ? token : null;

    /// <summary>The sources that jobs may name.</summary>
    public async Task<ISource> SourceAsync(string name, CancellationToken cancellationToken)
    {
        // A board needs no token: whoever harvests one must not take GitHub's from another process.
        if (name == CandidateId.GitHub)
            return await GitHubAsync(cancellationToken);
        var boards = (await BoardsAsync(cancellationToken)).All;
        return boards.FirstOrDefault(s => s.Name == name)
            ?? throw new SettingsException($"there is no source '{name}' to harvest, want one of {string.Join(", ", boards.Select(s => s.Name).Prepend(CandidateId.GitHub))}");
    }

    /// <summary>Everything that can be harvested.</summary>
    public async Task<IReadOnlyList<ISource>> SourcesAsync(CancellationToken cancellationToken) =>
        [await GitHubAsync(cancellationToken), .. (await BoardsAsync(cancellationToken)).All];

    /// <summary>Job boards, and companies' own pages.</summary>
    public async Task<BoardSources> BoardsAsync(CancellationToken cancellationToken)
    {
        var store = await StoreAsync(cancellationToken);
        return _boards ??= BoardSources.Create(
            Settings.Section<BoardOptions>("Harvest:Boards"), Sources, Catalogue, Places.Resolve, RobotsMemoryOf(store), new DayMemory(store.Requests.TakeAsync), Clock, loggers: Loggers);
    }

    private static RobotsMemory RobotsMemoryOf(StoreDatabase store) => new(store.Robots.FindAsync, store.Robots.SaveAsync);

    public Task<StoreDatabase> StoreAsync(CancellationToken cancellationToken) =>
        _opening.OnceAsync(() => _store, async () => _store = await StoreDatabase.OpenAsync(DataDirectory, Clock, cancellationToken), cancellationToken);

    public async Task<GitHubSource> GitHubAsync(CancellationToken cancellationToken)
    {
        var store = await StoreAsync(cancellationToken);
        return _github ??= OpenGitHub(store);
    }

    private GitHubSource OpenGitHub(StoreDatabase store)
    {
        var told = Settings.Section<GitHubOptions>("Harvest:GitHub");
        if (told.Token is not null)
            throw new SettingsException("Harvest:GitHub:Token: a token is taken from the environment alone, as GITHUB_TOKEN");
        var options = told with { Token = TokenOfEnvironment };
        _seat ??= TokenSeat.Take(store, options.BaseAddress, options.Token, Environment.GetEnvironmentVariables());
        try
        {
            return GitHubSource.Create(
                options,
                Sources,
                Catalogue,
                (id, login) => (id is { } number && store.Suppressions.Contains(CandidateId.OfGitHub(number))) || (login is not null && store.Suppressions.Contains(CandidateId.GitHub, login)),
                Clock,
                robots: RobotsMemoryOf(store),
                loggers: Loggers);
        }
        catch (ValidationException e)
        {
            throw new SettingsException(e.Message);
        }
    }

    public async Task<CandidateFolder> FolderAsync(CancellationToken cancellationToken)
    {
        var store = await StoreAsync(cancellationToken);
        return _folder ??= new CandidateFolder(store, Fold, FoldRules, Clock, Loggers.CreateLogger<CandidateFolder>());
    }

    public async Task<IndexFollower> FollowerAsync(CancellationToken cancellationToken)
    {
        var store = await StoreAsync(cancellationToken);
        return _follower ??= new IndexFollower(store, Index, Clock, Loggers.CreateLogger<IndexFollower>());
    }

    public async Task<HarvestRunner> RunnerAsync(CancellationToken cancellationToken) => new(
        await StoreAsync(cancellationToken), await FolderAsync(cancellationToken), await FollowerAsync(cancellationToken), Clock, Loggers.CreateLogger<HarvestRunner>());

    public ArchiveExtractor Archives => field ??= new ArchiveExtractor(Catalogue);

    public async Task<ArchiveCandidates> ArchiveCandidatesAsync(CancellationToken cancellationToken) => new(await StoreAsync(cancellationToken), Archives, Clock);

    /// <summary>What reads which stored document, for `extract`.</summary>
    public async Task<IReadOnlyList<IExtractor>> ExtractorsAsync(CancellationToken cancellationToken) => [Imports, Archives, .. await SourcesAsync(cancellationToken)];

    /// <summary>Takes a person out of what others share with them; see <see cref="ISource.Without"/>.</summary>
    public async Task<Redact> RedactAsync(CancellationToken cancellationToken)
    {
        ISource github = await GitHubAsync(cancellationToken);
        return (document, person) =>
        {
            bool IsGone(CandidateId? id, string? handle) => (id is not null && id == person.Id) || (handle is not null && person.Logins.Contains(handle, StringComparer.OrdinalIgnoreCase));
            if (Archives.Reads(document))
                return Archives.Without(document, IsGone);
            return github.Reads(document) && document.Kind != ImportExtractor.Kind ? github.Without(document, IsGone) : document;
        };
    }

    public async ValueTask DisposeAsync()
    {
        _seat?.Dispose();
        _follower?.Dispose();
        _folder?.Dispose();
        if (_index.IsValueCreated)
            _index.Value.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
        _github?.Dispose();
        _boards?.Dispose();
        _opening.Dispose();
    }

    // Most commands that search need no store: it is opened where a query asks for a tag.
    private IReadOnlyList<CandidateId> Tagged(string tag) => StoreAsync(CancellationToken.None).GetAwaiter().GetResult().Desk.Tagged(tag);

    private (string City, double Lat, double Lon)? FindCity(string name) => Places.FindCity(name) is { } city ? (city.City, city.Latitude, city.Longitude) : null;
}
