using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Jobs;
using TalentScout.Tests.App;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Saved;

public sealed class SavedDiffTests
{
    [Fact]
    public void New_gone_risen_and_changed_are_told_with_the_reason()
    {
        SavedHit[] then = [.. Enumerable.Range(1, 30).Select(i => Hit(i, i))];
        SavedHit[] now = [.. Enumerable.Range(1, 30).Where(i => i != 3).Select(i => i == 20 ? Hit(i, 2) with { Parts = Parts(9) } : Hit(i, i)), Hit(99, 31)];
        now[0] = now[0] with { Row = now[0].Row with { Open = true, Company = "Acme" } };
        var alerts = SavedDiff.Of(then, now, sameScorer: true, _ => "country:DE: lives in France now");
        Assert.Equal(
            ["Changed 1: says to be open to offers; employer: Acme", "Gone 3: country:DE: lives in France now", "New 99: new at place 31: 7 commits in a/b", "Risen 20: place 20 to 2: fit +4.00"],
            alerts.Select(a => $"{a.Kind} {a.Candidate}: {a.Because}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Under_another_scorer_places_are_not_compared_and_who_is_not_to_be_told_is_not()
    {
        var alerts = SavedDiff.Of([Hit(1, 50), Hit(2, 1)], [Hit(1, 1)], sameScorer: false, _ => null);
        Assert.Empty(alerts);
    }

    [Theory]
    [InlineData(10, 6, false)]
    [InlineData(10, 5, true)]
    [InlineData(100, 81, false)]
    [InlineData(100, 80, true)]
    [InlineData(5, 10, false)]
    public void A_rise_is_five_places_and_a_fifth(int then, int now, bool risen) => Assert.Equal(risen, SavedDiff.HasRisen(then, now));

    [Fact]
    public void A_group_with_another_member_is_another_meaning_and_said()
    {
        var query = new SearchQuery(new SkillNode("sql", null), []);
        var then = QueryMeaning.Of(query, Catalogue("postgresql"));
        var now = QueryMeaning.Of(query, Catalogue("postgresql", "mysql"));
        Assert.Null(QueryMeaning.Difference(then, then));
        Assert.Equal("`sql` now means mysql too", QueryMeaning.Difference(then, now));
        Assert.Equal("`sql` no longer means mysql", QueryMeaning.Difference(now, then));
    }

    private static SkillCatalogue Catalogue(params string[] members) =>
        new([new Skill { Id = "sql", Name = "SQL", Kind = SkillKind.Database, Group = true }, .. members.Select(m => new Skill { Id = m, Name = m, Kind = SkillKind.Database, Parents = ["sql"] })]);

    private static ImmutableSortedDictionary<string, double> Parts(double fit) => ImmutableSortedDictionary<string, double>.Empty.Add("fit", fit);

    private static SavedHit Hit(long id, int rank) => new(
        new LeadRow { Rank = rank, Id = CandidateId.OfGitHub(id), Login = $"dev-{id}", Score = 5, ProfileUrl = "", Why = ["7 commits in a/b"] }, Parts(5));
}

/// <summary>Saved searches over HTTP: alerts, badge, feed, deliveries that are tried again.</summary>
public sealed class SavedSearchTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync([Invented.Mara(), .. InventedPeople.Of(10, seed: 7)]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_saved_search_tells_who_is_gone_on_page_badge_and_feed_until_it_was_seen()
    {
        using var made = await _host.Client.PostAsJsonAsync("/api/v1/searches", new { q = "login:maralind OR login:dev-001", name = "Two <b>" }, Token);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var search = JsonNode.Parse(await made.Content.ReadAsStringAsync(Token))!;
        Assert.NotNull(search["asked"]);
        Assert.Empty(await CheckAsync(search));

        // As a harvest would leave it: last night somebody else was there too.
        var store = _host.Store;
        var saved = (await store.Saved.GetAsync((long)search["id"]!, Token))!;
        var hits = await store.Saved.HitsAsync(saved.Id, Token);
        await store.Saved.FinishAsync(saved, [.. hits.Take(1), new SavedHit(hits[1].Row with { Id = CandidateId.OfGitHub(777), Login = "left", Name = null, Rank = 2 }, hits[1].Parts)], [], Token);
        var alerts = await CheckAsync(search);
        Assert.Equal(["gone", "new"], alerts.Select(a => (string)a!["kind"]!).Order());
        Assert.Contains(alerts, a => (string)a!["because"]! == "not in the index any more");

        Assert.Equal("2", (await _host.PageAsync("/searches")).QuerySelector("nav a[href='/searches'] .badge")!.TextContent[..1]);
        var feed = XDocument.Parse(await _host.Client.GetStringAsync($"/searches/{saved.Id}/feed.atom", Token));
        Assert.Equal(2, feed.Root!.Elements().Count(e => e.Name.LocalName == "entry"));
        Assert.Equal("Two <b>", feed.Root.Elements().First(e => e.Name.LocalName == "title").Value);
        using var seen = await _host.Client.PostAsync($"/api/v1/searches/{saved.Id}/seen", null, Token);
        Assert.Null((await _host.PageAsync("/searches")).QuerySelector("nav a[href='/searches'] .badge"));
    }

    [Fact]
    public async Task Another_scorer_is_said_and_another_meaning_stops_it_until_somebody_agrees()
    {
        using var made = await _host.Client.PostAsJsonAsync("/api/v1/searches", new { q = "lang:csharp" }, Token);
        var search = JsonNode.Parse(await made.Content.ReadAsStringAsync(Token))!;
        var store = _host.Store;
        var saved = (await store.Saved.GetAsync((long)search["id"]!, Token))!;
        await store.Saved.FinishAsync(saved with { Scorer = "0-old" }, await store.Saved.HitsAsync(saved.Id, Token), [], Token);
        Assert.Contains("the scorer changed from 0-old", (string)Assert.Single(await CheckAsync(search))!["because"]!, StringComparison.Ordinal);

        saved = (await store.Saved.GetAsync(saved.Id, Token))!;
        await store.Saved.EditAsync(saved.Id, saved.Version, s => s with { Meaning = s.Meaning + "\ncsharp = vbnet" }, Token);
        Assert.Contains("not asked", (string)Assert.Single(await CheckAsync(search))!["because"]!, StringComparison.Ordinal);
        Assert.Empty(await CheckAsync(search));
        Assert.NotNull((await _host.PageAsync($"/searches/{saved.Id}")).QuerySelector("form[action$='/agree']"));
        using var agreed = await _host.Client.PostAsync($"/api/v1/searches/{saved.Id}/agree", null, Token);
        Assert.Null(JsonNode.Parse(await agreed.Content.ReadAsStringAsync(Token))!["paused"]);
    }

    [Fact]
    public async Task A_deleted_search_is_quiet_and_comes_back_whole_within_a_day_and_not_after_it()
    {
        using var made = await _host.Client.PostAsJsonAsync("/api/v1/searches", new { q = "login:maralind", name = "Mara" }, Token);
        var id = (long)JsonNode.Parse(await made.Content.ReadAsStringAsync(Token))!["id"]!;
        var saved = (await _host.Store.Saved.GetAsync(id, Token))!;
        await _host.Store.Saved.FinishAsync(saved, await _host.Store.Saved.HitsAsync(id, Token), [new SearchAlert(AlertKind.Search, null, null, null, "something")], Token);
        using var gone = await _host.Client.PostAsync($"/searches/{id}/delete", null, Token);
        var page = await _host.PageAsync("/searches");
        Assert.Null(page.QuerySelector("nav a[href='/searches'] .badge"));
        Assert.Null(page.QuerySelector($".role a[href='/searches/{id}']"));
        Assert.Contains("Mara", page.Words(".notice"), StringComparison.Ordinal);
        using var none = await _host.Client.GetAsync($"/api/v1/searches/{id}", Token);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var back = await _host.Client.PostAsync($"/searches/{id}/restore", null, Token);
        Assert.Equal(1, (await _host.Store.Saved.GetAsync(id, Token))!.Unread);
        Assert.Single(await _host.Store.Saved.HitsAsync(id, Token));
        Assert.Null((await _host.PageAsync("/searches")).QuerySelector(".notice"));

        using var again = await _host.Client.DeleteAsync($"/api/v1/searches/{id}", Token);
        _host.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        using var late = await _host.Client.PostAsync($"/api/v1/searches/{id}/restore", null, Token);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        await _host.Store.Saved.DeleteAsync(id, Token);
        Assert.Empty(await _host.Store.Saved.HitsAsync(id, Token));
    }

    [Theory]
    [InlineData("lang2:go", null, "lang2")]
    [InlineData("lang:go", "https://hooks.example.org/x", "TALENTSCOUT_WEBHOOK_SECRET")]
    public async Task What_cannot_be_saved_is_named(string q, string? webhook, string named)
    {
        using var answer = await _host.Client.PostAsJsonAsync("/api/v1/searches", new { q, webhook }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<JsonArray> CheckAsync(JsonNode search)
    {
        using var answer = await _host.Client.PostAsync($"/api/v1/searches/{search["id"]}/check", null, Token);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.AsArray();
    }
}

public sealed class AlertSenderTests : IAsyncLifetime
{
    private static readonly AlertOptions Options = new() { WebhookHosts = ["hooks.example.org"], PublicAddress = "https://scout.example.org/" };
    private static readonly AlertSecrets Secrets = new("s3cret");
    private StoreFixture _fixture = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await StoreFixture.OpenAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_signed_tried_again_by_the_table_and_has_the_same_number_at_every_try()
    {
        using var network = new Script(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        using var way = new WebhookWay(Options, Secrets, network, _fixture.Clock);
        var (sender, search) = await AlertedAsync(way, "https://hooks.example.org/in");
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Equal(0, await sender.SendDueAsync(Token));
        _fixture.Clock.Advance(AlertSender.Retries[0]);
        Assert.Equal(1, await sender.SendDueAsync(Token));
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Equal("sent", Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token)).State);

        Assert.Equal(2, network.Requests.Count);
        Assert.Single(network.Requests.Select(r => r.Delivery).Distinct());
        var (body, signature, _) = network.Requests[1];
        Assert.Equal(WebhookWay.Sign(Encoding.UTF8.GetBytes(body), _fixture.Clock.GetUtcNow(), "s3cret"), signature);
        var alert = JsonNode.Parse(body)!["alerts"]![0]!;
        Assert.Equal(("new", "dev-1", "https://scout.example.org/candidates/1"), ((string)alert["kind"]!, (string)alert["login"]!, (string)alert["url"]!));
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/in", "not in Alerts:WebhookHosts")]
    [InlineData("https://hooks.example.org:8443/in", "not in Alerts:WebhookHosts")]
    [InlineData("file:///etc/passwd", "want an https address")]
    [InlineData("https://user@hooks.example.org/in", "want an https address")]
    public async Task Nothing_is_sent_to_a_host_that_nobody_named(string target, string reason)
    {
        using var network = new Script();
        using var way = new WebhookWay(Options, Secrets, network, _fixture.Clock);
        var (sender, search) = await AlertedAsync(way, target);
        await sender.SendDueAsync(Token);
        var delivery = Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token));
        Assert.Equal("given up", delivery.State);
        Assert.Contains(reason, delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(network.Requests);
    }

    [Fact]
    public async Task It_is_given_up_after_the_last_of_the_table()
    {
        using var network = new Script([.. Enumerable.Repeat(HttpStatusCode.InternalServerError, 10)]);
        using var way = new WebhookWay(Options, Secrets, network, _fixture.Clock);
        var (sender, search) = await AlertedAsync(way, "https://hooks.example.org/in");
        for (var i = 0; i < 10; i++)
        {
            await sender.SendDueAsync(Token);
            _fixture.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(AlertSender.Retries.Length + 1, network.Requests.Count);
        Assert.Equal("given up", Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token)).State);
    }

    [Fact]
    public async Task Who_leaves_before_it_is_sent_is_not_in_it()
    {
        using var network = new Script(HttpStatusCode.OK);
        using var way = new WebhookWay(Options, Secrets, network, _fixture.Clock);
        var (sender, _) = await AlertedAsync(way, "https://hooks.example.org/in");
        await _fixture.Store.SuppressAsync("github", "1", "asked", (document, _) => document, Token);
        await sender.SendDueAsync(Token);
        Assert.DoesNotContain("dev-1", Assert.Single(network.Requests).Body, StringComparison.Ordinal);
    }

    private async Task<(AlertSender, SavedSearch)> AlertedAsync(IAlertWay way, string webhook)
    {
        var search = await _fixture.Store.Saved.CreateAsync(
            new SavedSearch { Id = 0, Name = "Go", Text = "lang:go", Canonical = "lang:go", Meaning = "lang:go", Scorer = "1", Webhook = webhook, Made = _fixture.Clock.GetUtcNow(), Version = 1 }, Token);
        await _fixture.Store.Saved.FinishAsync(search, [], [Alert(1), Alert(2)], Token);
        return (new AlertSender(_fixture.Store, [way], NullLogger<AlertSender>.Instance), search);
    }

    private static SearchAlert Alert(long id) => new(AlertKind.New, CandidateId.OfGitHub(id), $"dev-{id}", null, "new at place 1");

    private sealed class Script(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _answers = new(answers);

        public List<(string Body, string Signature, string Delivery)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.GetValues("X-TalentScout-Signature").Single(), request.Headers.GetValues("X-TalentScout-Delivery").Single()));
            return new HttpResponseMessage(_answers.Dequeue());
        }
    }
}
