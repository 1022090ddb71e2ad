using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.GhArchive;

namespace TalentScout.Tests.GhArchive;

public sealed class ArchiveDownloadTests : IDisposable
{
    private static readonly Uri Base = new("https://archive.example.invalid/files");
    private static readonly ArchiveHour Hour = ArchiveHour.OfFile("2024-03-05-7.json.gz")!.Value;
    private readonly string _folder = Directory.CreateTempSubdirectory("talentscout-download-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ArchiveDownload Create(Server server, Uri? from = null) => ArchiveDownload.Create(
        new SourceRegistry([new SourceEntry { Name = "gharchive", Kind = "files", Hosts = [], Verdict = SourceVerdict.Allow, Terms = "t", Read = new DateOnly(2026, 1, 1), Because = "b" }]),
        from ?? Base, _folder, "https://example.invalid", new FakeTimeProvider(), server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_in_pieces()
    {
        var server = new Server(40 * 1024 * 1024);
        using var download = Create(server);

        var (outcome, path) = await download.FetchAsync(Hour, Token);

        Assert.Equal(FetchStatus.Fetched, outcome.Status);
        Assert.Equal("2024-03-05-7.json.gz", Path.GetFileName(path));
        Assert.True((await File.ReadAllBytesAsync(path!, Token)).AsSpan().SequenceEqual(server.Bytes));
        Assert.Equal([0L, 16777216, 33554432], server.Asked);
        Assert.Equal(path, Assert.Single(Directory.GetFiles(_folder)));
    }

    [Fact]
    public async Task A_mirror_of_one_s_own_may_lie_on_a_private_address()
    {
        var server = new Server(1000);
        using var download = Create(server, new Uri("http://127.0.0.1:5099/files"));

        Assert.Equal(FetchStatus.Fetched, (await download.FetchAsync(Hour, Token)).Outcome.Status);
    }

    [Fact]
    public async Task What_was_fetched_in_part_goes_on_where_it_was()
    {
        var server = new Server(40 * 1024 * 1024) { FailAfter = 2 };
        using (var download = Create(server))
            Assert.Null((await download.FetchAsync(Hour, Token)).Path);
        server.FailAfter = int.MaxValue;
        server.Asked.Clear();
        using var again = Create(server);

        var (_, path) = await again.FetchAsync(Hour, Token);

        Assert.Equal([33554432L], server.Asked);
        Assert.True((await File.ReadAllBytesAsync(path!, Token)).AsSpan().SequenceEqual(server.Bytes));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_fetched_anew()
    {
        using (var download = Create(new Server(40 * 1024 * 1024) { FailAfter = 2 }))
            await download.FetchAsync(Hour, Token);
        var other = new Server(20 * 1024 * 1024) { Tag = "\"other\"", First = 9 };
        using var again = Create(other);

        var (_, path) = await again.FetchAsync(Hour, Token);

        Assert.True((await File.ReadAllBytesAsync(path!, Token)).AsSpan().SequenceEqual(other.Bytes));
    }

    [Fact]
    public async Task An_hour_that_the_source_does_not_have_is_gone()
    {
        using var download = Create(new Server(0) { Missing = true });
        var (outcome, path) = await download.FetchAsync(Hour, Token);
        Assert.Equal((FetchStatus.Gone, null), (outcome.Status, path));
    }

    [Fact]
    public async Task Robots_are_obeyed()
    {
        using var download = Create(new Server(10) { Robots = "User-agent: *\nDisallow: /files/" });
        var (outcome, path) = await download.FetchAsync(Hour, Token);
        Assert.Equal((FetchStatus.Disallowed, null), (outcome.Status, path));
    }

    /// <summary>A file server with ranges; answers 403 after so many pieces.</summary>
    private sealed class Server : HttpMessageHandler
    {
        public Server(int size)
        {
            Bytes = new byte[size];
            new Random(7).NextBytes(Bytes);
        }

        public byte[] Bytes { get; }
        public string Tag { get; init; } = "\"one\"";
        public byte First { init => Bytes[0] = value; }
        public bool Missing { get; init; }
        public string Robots { get; init; } = "";
        public int FailAfter { get; set; } = int.MaxValue;
        public List<long> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer(request));

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            if (request.RequestUri!.AbsolutePath == "/robots.txt")
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Robots) };
            if (Missing)
                return new HttpResponseMessage(HttpStatusCode.NotFound);
            if (Asked.Count >= FailAfter)
                return new HttpResponseMessage(HttpStatusCode.Forbidden);
            var range = Assert.Single(request.Headers.Range!.Ranges);
            Assert.Equal("/files/2024-03-05-7.json.gz", request.RequestUri.AbsolutePath);
            Asked.Add(range.From!.Value);
            if (range.From >= Bytes.Length)
                return new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
            var to = (int)Math.Min(Bytes.Length - 1, range.To!.Value);
            var answer = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(Bytes[(int)range.From..(to + 1)]) };
            answer.Headers.ETag = new EntityTagHeaderValue(Tag);
            return answer;
        }
    }
}
