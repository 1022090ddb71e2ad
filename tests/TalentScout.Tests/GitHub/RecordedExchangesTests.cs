using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

/// <summary>Answers as the real service has given them over the years, through the whole source.</summary>
[Trait("Category", "Shared")]
public sealed partial class RecordedExchangesTests
{
    private const string Repository = """{"repository":{"id":7,"name":"o/r","html":"https://github.com/o/r","branch":"main"},"person":1,"login":"x","started":"2026-03-01T00:00:00Z"}""";

    /// <summary>Path of a recorded request -> the kind that asks for it.</summary>
    private static readonly (Regex Path, string Kind)[] Kinds =
    [
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)$"), "repository"),
        (new Regex("/languages$"), "languages"),
        (new Regex(@"/contributors(?:\?|$)"), "contributors"),
        (new Regex(@"/commits(?:\?|$)"), "commits"),
        (new Regex(@"/pulls(?:\?|$)"), "pulls"),
        (new Regex(@"/git/trees/"), "tree"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+|user)$"), "user"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+|user)/repos(?:\?|$)"), "user-repositories"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+|user)/orgs(?:\?|$)"), "organisations"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+)/events(?:/public)?(?:\?|$)"), "events"),
        (new Regex(@"^/events(?:\?|$)"), "events"),
        (new Regex(@"^/orgs/[^/]+$"), "organisation"),
        (new Regex(@"^/orgs/[^/]+/repos(?:\?|$)"), "organisation-repositories"),
        (new Regex(@"^/orgs/[^/]+/members(?:\?|$)"), "organisation-members"),
        (new Regex(@"^/search/users\?"), "user-search"),
        (new Regex(@"^/search/repositories\?"), "repository-search"),
        (new Regex(@"^/search/issues\?"), "merged-elsewhere"),
    ];

    [Fact]
    public async Task Every_exchange_of_a_kind_we_use_is_stored_as_it_was_said()
    {
        var seen = new Dictionary<string, int>();
        foreach (var exchange in Exchanges().Where(e => e.Status == 200 && e.Method == "GET"))
        {
            if (KindOf(exchange.Path) is not { } kind)
                continue;
            using var github = Answering(exchange);

            var result = await github.WorkAsync(GitHubFixture.Item(kind, exchange.Path.TrimStart('/'), Repository));

            Assert.True(result.Outcome.Status == FetchStatus.Fetched, $"{exchange.Id} {exchange.Path}: {result.Outcome}");
            using var said = JsonDocument.Parse(exchange.Body);
            using var stored = JsonDocument.Parse(result.Document!.Body);
            if (kind == "tree")
                Assert.All(stored.RootElement.GetProperty("paths").EnumerateArray(), p => Assert.Contains(said.RootElement.GetProperty("tree").EnumerateArray(), e => e.GetProperty("path").GetString() == p.GetString()));
            else if (kind == "events")
                Assert.All(stored.RootElement.EnumerateArray(), e => AssertPart(e, said.RootElement.EnumerateArray().Single(s => s.Text("id") == e.Text("id")), exchange.Path));
            else
                AssertPart(stored.RootElement, said.RootElement, $"{exchange.Id} {exchange.Path}");
            AssertSaid(kind, said.RootElement, result);
            Assert.Equal(result.Evidence, github.Source.Extract(result.Document!), (a, b) => a.ToString() == b.ToString());
            seen[kind] = seen.GetValueOrDefault(kind) + 1;
        }
        Assert.True(seen.Count >= 14 && seen.Values.Sum() >= 100, string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}")));
    }

    [Fact]
    public async Task Every_refusal_and_mishap_is_an_outcome()
    {
        var seen = 0;
        foreach (var exchange in Exchanges().Where(e => e.Status != 200 && e.Method == "GET"))
        {
            using var github = Answering(exchange);

            var outcome = (await github.WorkAsync(GitHubFixture.Item(KindOf(exchange.Path) ?? "contributors", exchange.Path.TrimStart('/'), Repository))).Outcome;

            var expected = exchange.Status switch
            {
                202 or 400 or >= 500 => new[] { FetchStatus.Failed },
                304 => [FetchStatus.Failed, FetchStatus.NotModified],
                301 or 302 => [FetchStatus.Gone, FetchStatus.Disallowed, FetchStatus.Fetched],
                // A user that is not found becomes a tombstone.
                404 => [FetchStatus.Gone, FetchStatus.Fetched],
                403 => [FetchStatus.Gone, FetchStatus.Throttled],
                _ => [FetchStatus.Gone],
            };
            Assert.True(expected.Contains(outcome.Status), $"{exchange.Id} {exchange.Status} {exchange.Path}: {outcome}");
            seen++;
        }
        Assert.True(seen > 30);
    }

    [Fact]
    public async Task Half_an_answer_never_escapes_as_an_exception()
    {
        foreach (var exchange in Exchanges().Where(e => e.Status == 200 && e.Method == "GET" && e.Body.Length < 60_000))
        {
            if (KindOf(exchange.Path) is not { } kind)
                continue;
            foreach (var part in new[] { 1, 3, 7, 9 })
            {
                using var github = Answering(exchange with { Body = exchange.Body[..(exchange.Body.Length * part / 10)] });
                var outcome = (await github.WorkAsync(GitHubFixture.Item(kind, exchange.Path.TrimStart('/'), Repository))).Outcome;
                Assert.Equal(FetchStatus.Failed, outcome.Status);
            }
        }
    }

    /// <summary>Whatever was kept of the body is there with the same value; changed text only by the rules for text.</summary>
    private static void AssertPart(JsonElement stored, JsonElement said, string where)
    {
        switch (stored.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in stored.EnumerateObject())
                    AssertPart(member.Value, said.GetProperty(member.Name), $"{where}.{member.Name}");
                break;
            case JsonValueKind.Array:
                Assert.True(stored.GetArrayLength() == said.GetArrayLength(), where);
                foreach (var (a, b) in stored.EnumerateArray().Zip(said.EnumerateArray()))
                    AssertPart(a, b, where);
                break;
            case JsonValueKind.String:
                var text = said.GetString()!;
                Assert.True(stored.GetString() is { } kept && (kept == text || kept == ContactMask.FirstLine(text, 160) || kept == ContactMask.Emails(text) || kept == ContactMask.Contacts(text)), where);
                break;
            case JsonValueKind.Number:
                Assert.True(stored.GetDouble().Equals(said.GetDouble()), where);
                break;
            case JsonValueKind.Null:
                // A number where text is due (there is one) is unknown.
                Assert.True(said.ValueKind is JsonValueKind.Null or JsonValueKind.Number, where);
                break;
            default:
                Assert.True(stored.ValueKind == said.ValueKind, where);
                break;
        }
    }

    private static void AssertSaid(string kind, JsonElement said, WorkResult result)
    {
        switch (kind)
        {
            case "user":
                var profile = result.Evidence.OfType<ProfileEvidence>().Single();
                Assert.Equal(said.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), profile.Person!.Value.Key);
                Assert.Equal(said.GetProperty("login").GetString(), profile.Login);
                Assert.Equal(said.Text("location"), profile.Location);
                Assert.Equal(said.Count("followers"), profile.Followers);
                Assert.Null(profile.Email);
                break;
            case "repository":
                var facts = result.Evidence.OfType<RepositoryEvidence>().Single();
                Assert.Equal(said.Text("full_name") ?? $"{said.Child("owner")?.Text("login")}/{said.Text("name")}", facts.FullName);
                Assert.Equal(said.Text("html_url") ?? $"https://github.com/{facts.FullName}", facts.Url);
                Assert.Equal(said.Count("stargazers_count"), facts.Stars);
                Assert.Equal(said.Text("language"), facts.Language);
                break;
            case "contributors":
                Assert.Equal(said.EnumerateArray().Select(c => c.GetProperty("contributions").GetInt32()), result.Evidence.OfType<ContributionEvidence>().Select(c => c.Commits));
                break;
            case "commits":
                Assert.Equal(
                    said.EnumerateArray().Select(c => c.Child("author")?.Number("id")).Where(id => id is not null).Distinct().Count(),
                    result.Evidence.OfType<ActivityEvidence>().Select(a => a.Person).Distinct().Count());
                break;
            default:
                break;
        }
    }

    private static GitHubFixture Answering(Exchange exchange)
    {
        var github = new GitHubFixture();
        var headers = exchange.Headers.Where(h => !NotPlayed().IsMatch(h.Name)).ToArray();
        github.Answer(exchange.Path, exchange.Body, exchange.Status, headers);
        return github;
    }

    private static string? KindOf(string path) => Kinds.Where(k => k.Path.IsMatch(path)).Select(k => k.Kind).FirstOrDefault();

    private static IEnumerable<Exchange> Exchanges()
    {
        using var file = File.OpenRead(SharedFolder.Require("real/github-rest/exchanges.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            var body = e.GetProperty("body");
            yield return new Exchange(
                e.GetProperty("id").ToString(),
                e.GetProperty("method").GetString()!,
                e.GetProperty("path").GetString()!,
                e.GetProperty("status").GetInt32(),
                [.. e.GetProperty("headers").EnumerateArray().Select(h => (h[0].GetString()!, h[1].ToString()))],
                body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
        }
    }

    // What a message handler would have undone already.
    [GeneratedRegex("^(?:content-.*|transfer-encoding|status|connection|x-ratelimit-.*|date)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotPlayed();

    private sealed record Exchange(string Id, string Method, string Path, int Status, (string Name, string Value)[] Headers, string Body);
}
