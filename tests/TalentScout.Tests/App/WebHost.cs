using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Harvest.Fetching;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;
using TalentScout.Tests.Architecture;
using TalentScout.Tests.Jobs;

namespace TalentScout.Tests.App;

/// <summary>API and pages on a real port, over a real store and index with invented people. One for all tests that only read.</summary>
public sealed class WebHost : IAsyncLifetime
{
    private const string FoldRules = "test";
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-web-").FullName;
    private WebApplication? _app;
    private StoreDatabase? _store;
    private CandidateIndex? _index;

    public SearchEngine Engine => _app?.Services.GetRequiredService<SearchEngine>() ?? throw new InvalidOperationException("not started");
    public StoreDatabase Store => _store ?? throw new InvalidOperationException("not started");
    public ImmutableArray<Candidate> People { get; private set; } = [];
    public HttpClient Client { get; private set; } = null!;
    public FakeTimeProvider Clock { get; } = new(Invented.Now);

    /// <summary>What the jobs harvest.</summary>
    public ScriptedSource Source { get; }

    public WebHost() => Source = new ScriptedSource(Clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => StartAsync([Invented.Mara(), Invented.Hostile(), .. InventedPeople.Of(60, seed: 7)]);

    public async ValueTask StartAsync(ImmutableArray<Candidate> people)
    {
        People = people;
        _store = await StoreDatabase.OpenAsync(_directory, Clock, Token);
        // Nobody here has evidence: a first fold by these rules would find nobody.
        await _store.Candidates.MarkEverybodyUnlessAsync(FoldRules, Token);
        await _store.Candidates.SaveAsync([.. people.Select(p => new FoldedPerson(new DirtyPerson(p.Id, 0), p))], Token);
        _index = CandidateIndex.Open(Path.Combine(_directory, "index"), Invented.Catalogue, RankingOptions.Default, Clock);
        _index.Apply(await _store.Candidates.ChangesAsync(0, 1000, Token));
        _index.Commit(await _store.Candidates.SequenceAsync(Token));
        _index.Refresh();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Invented.Catalogue)
            .AddSingleton(new QueryParser(Invented.Catalogue, _ => null, code => code.ToUpperInvariant() is "DE" or "FR" or "NZ" or "US" ? code.ToUpperInvariant() : null))
            .AddSingleton(_store)
            .AddSingleton(_index)
            .AddSingleton(new SearchEngine(_index) { Tagged = _store.Desk.Tagged })
            .AddSingleton(new CandidateFold(Invented.Catalogue, _ => Place.Unknown))
            .AddSingleton<ISource>(Source)
            .AddSingleton<Redact>((document, _) => document)
            .AddSingleton(SourceRegistry.Parse(File.ReadAllText(Repository.PathOf("config", "sources.json"))))
            .AddSingleton(new LeadExport(ExportProfiles.Load(Repository.PathOf("config", "exports.json"))))
            .AddTalentScoutJobs(new JobsOptions { DataDirectory = _directory, Jobs = [Invented.Nightly, Invented.Reindex], FoldRules = FoldRules })
            .AddTalentScoutWeb();
        _app = builder.Build();
        _app.UseTalentScoutWeb();
        _app.MapTalentScoutApi();
        _app.MapTalentScoutPages();
        await _app.StartAsync(Token);
#pragma warning disable RS0030 // A client of our own server, not of a source.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()) };
#pragma warning restore RS0030
    }

    public async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(address, Token);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(Token), Token);
    }

    /// <summary>After it, everything that answers set going has been done.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;
        // Disposing alone leaves the scheduler's thread behind, and a test host that will not end.
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await StopAsync();

        _index?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
        // The scheduler's file: its connections are pooled.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}

internal static class PageReading
{
    /// <summary>Its texts with one blank between words and between elements.</summary>
    public static string Words(this IElement element) =>
        string.Join(' ', element.Descendants<IText>().SelectMany(t => t.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public static string Words(this IHtmlDocument page, string selector) => (page.QuerySelector(selector) ?? throw new InvalidOperationException($"the page has no {selector}")).Words();
}
