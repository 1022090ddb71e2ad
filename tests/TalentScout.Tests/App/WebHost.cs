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
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Tests.App;

/// <summary>API and pages on a real port, over a real store and index with invented people. One for all tests that only read.</summary>
public sealed class WebHost : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-web-").FullName;
    private WebApplication? _app;
    private StoreDatabase? _store;
    private CandidateIndex? _index;

    public ImmutableArray<Candidate> People { get; private set; } = [];
    public HttpClient Client { get; private set; } = null!;
    public SearchEngine Engine => _app!.Services.GetRequiredService<SearchEngine>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => StartAsync([Invented.Mara(), Invented.Hostile(), .. InventedPeople.Of(60, seed: 7)]);

    public async ValueTask StartAsync(ImmutableArray<Candidate> people)
    {
        People = people;
        var clock = new FakeTimeProvider(Invented.Now);
        _store = await StoreDatabase.OpenAsync(_directory, clock, Token);
        await _store.Candidates.SaveAsync([.. people.Select(p => new FoldedPerson(new DirtyPerson(p.Id, 0), p))], Token);
        _index = CandidateIndex.Open(Path.Combine(_directory, "index"), Invented.Catalogue, RankingOptions.Default, clock);
        _index.Apply(await _store.Candidates.ChangesAsync(0, 1000, Token));
        _index.Commit(await _store.Candidates.SequenceAsync(Token));
        _index.Refresh();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(Invented.Catalogue)
            .AddSingleton(new QueryParser(Invented.Catalogue, _ => null, code => code.ToUpperInvariant() is "DE" or "FR" or "NZ" or "US" ? code.ToUpperInvariant() : null))
            .AddSingleton(_store)
            .AddSingleton(_index)
            .AddSingleton<SearchEngine>()
            .AddTalentScoutWeb();
        _app = builder.Build();
        _app.UseTalentScoutWeb();
        _app.MapTalentScoutApi();
        _app.MapTalentScoutPages();
        await _app.StartAsync(Token);
#pragma warning disable RS0030 // A client of our own server, not of a source.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
#pragma warning restore RS0030
    }

    public async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(address, Token);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(Token), Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        _index?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
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
