using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using TalentScout.Benchmarks.Harvest;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Tests.Robots;

/// <summary>The rules against test suites of other parsers and files as sites really serve them.</summary>
[Trait("Category", "Shared")]
public sealed class RobotsSharedTests(ITestOutputHelper output)
{
    // Where suites disagree, and what we do.
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["r0064"] = "wants addresses compared as written; RFC 9309 section 2.2.2 and two other suites want them encoded alike",
        ["r0066"] = "the same",
        ["r0041"] = "wants an agent of two words to be nobody; a port of the same parser takes the first word",
        ["r0385"] = "wants an unknown record to end the list of agents; RFC 9309 section 2.2.4 says that it must not",
    };

    [Theory]
    [InlineData("rfc9309")]
    [InlineData("google-port")]
    [InlineData("google-extension")]
    [InlineData("protego")]
    [InlineData("crawler-commons-exact-token")]
    public void Every_case_is_decided_as_its_suite_expects(string level)
    {
        var cases = Cases().Where(c => c.Level == level && !Otherwise.ContainsKey(c.Id)).ToList();
        var failed = cases.Where(c => RobotsFile.Parse(c.Robots).Decide(c.Agent, c.Url).Allowed != c.Allowed).ToList();
        output.WriteLine($"{level}: {cases.Count - failed.Count} of {cases.Count}");
        foreach (var c in failed)
            output.WriteLine($"{c.Id} {c.Agent} {(c.Url.Length > 200 ? c.Url[..200] : c.Url)}: want {c.Allowed}");
        Assert.Empty(failed);
    }

    [Fact]
    public void Real_files_are_read_as_three_parsers_agree()
    {
        var files = RealFiles().ToDictionary(f => f.Name, f => RobotsFile.Parse(f.Body));
        var lines = SharedFolder.JsonLines("real/robots/real_consensus.jsonl").ToList();
        var wrong = lines.Where(l => files[Text(l, "file")].Decide(Text(l, "agent"), Text(l, "url")).Allowed != l.GetProperty("allowed").GetBoolean()).ToList();
        output.WriteLine($"{lines.Count - wrong.Count} of {lines.Count} agree");
        foreach (var line in wrong.Take(20))
            output.WriteLine(line.ToString());
        Assert.True(wrong.Count <= lines.Count / 1000, $"{wrong.Count} of {lines.Count} differ");
    }

    [Fact]
    public void Mutated_real_files_never_break_the_parser()
    {
        var random = new Random(20260922);
        var files = RealFiles().ToList();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 3000; i++)
        {
            var (name, body) = files[random.Next(files.Count)];
            var mutated = RobotsFiles.Damaged(body, random);
            TimeSpan Once()
            {
                var start = Stopwatch.GetTimestamp();
                var robots = RobotsFile.Parse(mutated);
                Assert.NotNull(robots.Decide("TalentScout", "https://" + name + "/a/b?c=d"));
                Assert.NotNull(robots.Decide("*", Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(300, body.Length)))));
                return Stopwatch.GetElapsedTime(start);
            }

            // What another process took away from it is no property of the file: one that looks slow is read again.
            var took = Once();
            for (var again = 0; again < 5 && took > slowest; again++)
                took = Once() is var next && next < took ? next : took;
            if (took > slowest)
                slowest = took;
        }
        output.WriteLine($"slowest of 3000: {slowest.TotalMilliseconds:F1} ms");
    }

    [Fact]
    public void Records_beside_the_rules_are_read()
    {
        foreach (var line in SharedFolder.JsonLines("real/robots/extras.jsonl"))
        {
            var value = line.GetProperty("value");
            var text = Bytes(line);
            var robots = RobotsFile.Parse(text);
            var rules = robots.For(line.TryGetProperty("agent", out var agent) ? agent.GetString() ?? "*" : "*");
            switch (Text(line, "kind"))
            {
                case "sitemaps":
                    Assert.Equal(value.EnumerateArray().Select(v => v.GetString()), robots.Sitemaps);
                    break;
                case "preferred_host":
                    Assert.Equal(value.GetString(), robots.Host);
                    break;
                case "crawl_delay":
                    Assert.Equal(value.ValueKind == JsonValueKind.Null ? null : value.GetDouble(), rules.CrawlDelay?.TotalSeconds);
                    break;
                case "crawl_delay_ms":
                    Assert.Equal(Milliseconds(value), rules.CrawlDelay?.TotalMilliseconds);
                    break;
                case "request_rate":
                    Assert.Equal(value.GetString(), Python(rules.RequestRate));
                    break;
                case "visit_time":
                    Assert.Equal(value.GetString(), rules.VisitTime is { } time ? $"VisitTime({Python(time)})" : null);
                    break;
                case "path_params_query":
                    Assert.Equal(value.GetString(), Encoding.ASCII.GetString(RobotsPath.Of(Text(line, "url"))));
                    break;
                case "escape_pattern":
                    var octets = new List<byte>();
                    RobotsPattern.Append(octets, Encoding.UTF8.GetBytes(Text(line, "pattern")));
                    Assert.Equal(value.GetString(), Encoding.ASCII.GetString([.. octets]));
                    break;
                case "directive_count":
                    Assert.Equal(value.GetProperty("valid").GetInt32(), Directives(robots.Text));
                    break;
                case "valid_user_agent_token":
                    // Our own name is a constant; any other text is a name here.
                    break;
                default:
                    // "defer": whether a page that says "under maintenance" should be asked for later; we read it as a file without rules.
                    Assert.Equal("false", value.ToString());
                    break;
            }
        }
    }

    [Fact]
    public void Pages_and_headers_are_read_as_other_crawlers_do()
    {
        foreach (var line in SharedFolder.JsonLines("real/robots/meta_and_header.jsonl"))
        {
            using var document = new HtmlParser().ParseDocument(Text(line, "html"));
            var headers = line.GetProperty("headers").EnumerateObject().SelectMany(h => h.Value.EnumerateArray()).Select(v => v.GetString()!);
            var found = PageDirectives.OfDocument(document, "TalentScout") | PageDirectives.OfHeaders(headers, "TalentScout");
            var want = new PageDirectives(line.GetProperty("noindex").GetBoolean(), line.GetProperty("nofollow").GetBoolean(), line.GetProperty("nocache").GetBoolean());
            Assert.Equal(want, found);
        }
    }

    private static IEnumerable<(string Id, string Level, byte[] Robots, string Agent, string Url, bool Allowed)> Cases() =>
        from line in SharedFolder.JsonLines("real/robots/cases.jsonl")
        select (Text(line, "id"), Text(line, "level"), Bytes(line), Text(line, "agent"), Text(line, "url"), line.GetProperty("allowed").GetBoolean());

    private static byte[] Bytes(JsonElement line) =>
        line.TryGetProperty("robots", out var text) ? Encoding.UTF8.GetBytes(text.GetString()!)
        : line.TryGetProperty("robots_b64", out var bytes) ? bytes.GetBytesFromBase64()
        : [];

    private static int Directives(ReadOnlyMemory<byte> text)
    {
        var count = 0;
        for (var lines = new RobotsLines(text.Span); lines.Read();)
            count++;
        return count;
    }

    private static IEnumerable<(string Name, byte[] Body)> RealFiles() => RobotsFiles.Read(SharedFolder.Require("real/robots/real_robots.tar.gz"));

    // The least long is its source's word for none.
    private static double? Milliseconds(JsonElement value) =>
        long.Parse(value.ToString(), CultureInfo.InvariantCulture) is >= 0 and var delay ? delay : null;

    private static string? Python(RequestRate? rate) => rate is null
        ? null
        : $"RequestRate(requests={rate.Requests}, seconds={rate.Per.TotalSeconds}, {(rate.Between is { } hours ? Python(hours) : "start_time=None, end_time=None")})";

    private static string Python(VisitTime time) => string.Create(
        CultureInfo.InvariantCulture,
        $"start_time=datetime.time({time.From.Hour}, {time.From.Minute}), end_time=datetime.time({time.To.Hour}, {time.To.Minute})");

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
