using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace TalentScout.Tests.App;

/// <summary>Each test has a program of its own: they start and stop jobs.</summary>
public sealed class HarvestPageTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync([Invented.Mara()]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_job_shows_what_it_reads_when_it_runs_next_and_within_which_limits()
    {
        var page = await _host.PageAsync("/harvests");
        var job = page.QuerySelector("#job-github-nightly")!;
        Assert.Contains("15 Sep 2026, 00:30 UTC in 16 h", job.Words(), StringComparison.Ordinal);
        Assert.Contains("0 30 2 * * ? Europe/Berlin", job.Words(), StringComparison.Ordinal);
        Assert.Contains("2 repositories, 1 organisation, 1 search", job.Words(), StringComparison.Ordinal);
        Assert.Contains("at most 4,500 requests a run, 1 at once, 100 ms apart", job.Words(), StringComparison.Ordinal);
        Assert.Contains("Nothing has run yet", page.Words("#runs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_started_watched_and_cancelled_from_the_page_without_a_script()
    {
        var begun = Hang();
        var said = await PressAsync("/harvests/github-nightly/run");
        Assert.Equal("github-nightly has been started.", said.Words(".notice"));
        await UntilAsync(() => Task.FromResult(begun.Task.IsCompleted));

        var page = await UntilPageAsync(p => p.QuerySelector("#job-github-nightly form[action$=cancel]") is not null && p.QuerySelector(".run-live") is not null);
        Assert.Contains("running", page.Words(".run-live"), StringComparison.Ordinal);
        Assert.Equal("github-nightly is running already.", (await PressAsync("/harvests/github-nightly/run")).Words(".notice"));

        Assert.Equal("github-nightly was asked to stop; what was done is kept.", (await PressAsync("/harvests/github-nightly/cancel")).Words(".notice"));
        page = await UntilPageAsync(p => p.QuerySelector(".run-live") is null && p.QuerySelector(".runs .run-interrupted") is not null);
        Assert.Contains("14 Sep 2026 github-nightly interrupted", page.Words(".runs tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_tell_of_a_run_as_it_goes()
    {
        Hang();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/harvests/events");
        using var answer = await _host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        await PressAsync("/harvests/github-nightly/run");

        var reading = ReadEventAsync(lines);
        await UntilAsync(() => Task.FromResult(reading.IsCompleted));
        var (name, data) = await reading;
        Assert.Equal("progress", name);
        Assert.Equal("github-nightly", (string?)data["run"]!["job"]);
        Assert.Equal("running", (string?)data["run"]!["state"]);
        Assert.NotNull(data["run"]!["counts"]!["planned"]);
        await PressAsync("/harvests/github-nightly/cancel");
    }

    [Fact]
    public async Task The_API_lists_triggers_and_says_why_it_does_not()
    {
        var list = JsonNode.Parse(await _host.Client.GetStringAsync("/api/v1/harvests", Token))!;
        Assert.Equal(["github-nightly", "reindex-weekly"], list["jobs"]!.AsArray().Select(j => (string)j!["job"]!["name"]!));
        Assert.Empty(list["runs"]!.AsArray());

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("/api/v1/harvests/none/trigger"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("/api/v1/harvests/github-nightly/cancel"));
        var begun = Hang();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/v1/harvests/github-nightly/trigger"));
        await UntilAsync(() => Task.FromResult(begun.Task.IsCompleted));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("/api/v1/harvests/github-nightly/trigger"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/v1/harvests/github-nightly/cancel"));
        await UntilPageAsync(p => p.QuerySelector(".runs .run-interrupted") is not null);
    }

    [Theory]
    [InlineData("/harvests/github-nightly/run")]
    [InlineData("/harvests/github-nightly/cancel")]
    [InlineData("/api/v1/harvests/github-nightly/trigger")]
    [InlineData("/candidates/90001/suppress")]
    [InlineData("/api/v1/suppressions")]
    public async Task No_other_site_can_press_a_button(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) };
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        using var answer = await _host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_notice_says_only_what_we_say()
    {
        Assert.Null((await _host.PageAsync("/harvests?job=github-nightly&said=%3Cb%3Eyou+won%3C/b%3E")).QuerySelector(".notice"));
        Assert.Null((await _host.PageAsync("/harvests?job=call+this+number&said=started")).QuerySelector(".notice"));
    }

    /// <summary>The source's first page never comes: the run goes on until somebody stops it.</summary>
    private TaskCompletionSource Hang()
    {
        var begun = new TaskCompletionSource();
        _host.Source.Seeds = [Tests.Jobs.ScriptedSource.Item("slow/1")];
        _host.Source.Answer("slow/1", async (item, _, cancellationToken) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return new WorkResult(item, FetchOutcome.Ok);
        });
        return begun;
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PressAsync(string address)
    {
        using var answer = await _host.Client.PostAsync(address, new FormUrlEncodedContent([]), Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return await _host.PageAsync(answer.Headers.Location!.ToString());
    }

    private async Task<HttpStatusCode> PostAsync(string address)
    {
        using var answer = await _host.Client.PostAsync(address, null, Token);
        return answer.StatusCode;
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> UntilPageAsync(Func<IDocument, bool> wanted)
    {
        AngleSharp.Html.Dom.IHtmlDocument? page = null;
        await UntilAsync(async () => wanted(page = await _host.PageAsync("/harvests")));
        return page!;
    }

    /// <summary>Lets the scheduler's time pass until it is so.</summary>
    private async Task UntilAsync(Func<Task<bool>> so)
    {
        while (!await so())
        {
            _host.Clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }
    }

    private static async Task<(string Name, JsonNode Data)> ReadEventAsync(StreamReader lines)
    {
        var name = "";
        while (await lines.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && name != "ready")
                return (name, JsonNode.Parse(line["data: ".Length..])!);
        }

        throw new InvalidOperationException("the stream ended");
    }
}
