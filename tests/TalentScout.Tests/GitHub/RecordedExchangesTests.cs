using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

/// <summary>Answers as the real service has given them over the years, through the whole source: nothing escapes, and what is stored is what was said.</summary>
[Trait("Category", "Shared")]
public sealed class RecordedExchangesTests
{
    [Fact]
    public async Task Every_exchange_of_a_kind_we_read_is_stored_as_it_was_said()
    {
        var seen = new Dictionary<string, int>();
        foreach (var exchange in RecordedExchange.Read())
        {
            using var github = exchange.Answering();

            var result = await github.WorkAsync(exchange.Item);

            Assert.True(result.Outcome.Status == FetchStatus.Fetched, $"{exchange}: {result.Outcome}");
            using var said = JsonDocument.Parse(exchange.Body);
            using var stored = JsonDocument.Parse(result.Document!.Body);
            AssertStored(exchange, stored.RootElement, said.RootElement);
            AssertSaid(exchange, said.RootElement, result);
            Assert.Equal(result.Evidence, github.Source.Extract(result.Document!), (a, b) => a.ToString() == b.ToString());
            seen[exchange.Kind!] = seen.GetValueOrDefault(exchange.Kind!) + 1;
        }
        Assert.True(seen.Count >= 14 && seen.Values.Sum() >= 100, string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}")));
    }

    [Fact]
    public async Task A_number_that_an_answer_does_not_have_is_never_stored_as_0()
    {
        foreach (var exchange in RecordedExchange.Read())
        {
            var body = JsonNode.Parse(exchange.Body)!;
            foreach (var name in Members(body).Where(m => m.Value is JsonValue v && v.GetValueKind() == JsonValueKind.Number).Select(m => m.Key).ToHashSet())
            {
                var without = body.DeepClone();
                foreach (var (_, parent, _) in Members(without).Where(m => m.Key == name).Select(m => (m.Key, m.Parent, m.Value)).ToList())
                    parent.Remove(name);
                using var github = (exchange with { Body = without.ToJsonString() }).Answering();

                var result = await github.WorkAsync(exchange.Item);

                if (name != "id" && result.Document is { } document)
                    Assert.DoesNotContain(Members(JsonNode.Parse(document.Body.Span)!), m => m.Key == name && m.Value is not null);
                foreach (var evidence in result.Evidence)
                    Assert.False(HasNoughtFor(name, evidence), $"{exchange} without {name}: {evidence}");
            }
        }
    }

    [Fact]
    public async Task Every_refusal_and_mishap_is_an_outcome()
    {
        var seen = 0;
        foreach (var exchange in RecordedExchange.All().Where(e => e is { Status: not 200, Method: "GET" }))
        {
            using var github = exchange.Answering();

            var outcome = (await github.WorkAsync(exchange.Item)).Outcome;

            FetchStatus[] expected = exchange.Status switch
            {
                202 or 400 or >= 500 => [FetchStatus.Failed],
                304 => [FetchStatus.Failed, FetchStatus.NotModified],
                301 or 302 => [FetchStatus.Gone, FetchStatus.Disallowed, FetchStatus.Fetched],
                // A user that is not found becomes a tombstone.
                404 => [FetchStatus.Gone, FetchStatus.Fetched],
                401 => [FetchStatus.Throttled],
                403 => [FetchStatus.Gone, FetchStatus.Throttled],
                _ => [FetchStatus.Gone],
            };
            Assert.True(expected.Contains(outcome.Status), $"{exchange}: {outcome}");
            seen++;
        }
        Assert.True(seen > 30, $"{seen} refusals and mishaps");
    }

    [Fact]
    public async Task Half_an_answer_is_a_failure_and_no_exception()
    {
        foreach (var exchange in RecordedExchange.Read().Where(e => e.Body.Length < 60_000))
            foreach (var tenths in new[] { 1, 3, 7, 9 })
            {
                using var github = (exchange with { Body = exchange.Body[..(exchange.Body.Length * tenths / 10)] }).Answering();

                var outcome = (await github.WorkAsync(exchange.Item)).Outcome;

                Assert.True(outcome.Status == FetchStatus.Failed, $"{exchange}, {tenths} tenths: {outcome}");
            }
    }

    private static void AssertStored(RecordedExchange exchange, JsonElement stored, JsonElement said)
    {
        switch (exchange.Kind)
        {
            // Of a tree the paths alone are kept, of events those that tell of work.
            case "tree":
                var paths = said.GetProperty("tree").EnumerateArray().Select(e => e.GetProperty("path").GetString()).ToHashSet();
                Assert.All(stored.GetProperty("paths").EnumerateArray(), p => Assert.Contains(p.GetString(), paths));
                break;
            case "events":
                Assert.All(stored.EnumerateArray(), e => AssertPart(e, said.EnumerateArray().Single(s => s.Text("id") == e.Text("id")), exchange.ToString()));
                break;
            case "statistics":
                Assert.All(stored.EnumerateArray(), e => Assert.Contains(said.EnumerateArray(), s => s.Child("author")?.Number("id") == e.Child("author")?.Number("id")
                    && s.Items("weeks").Where(w => w.Number("c") > 0).Select(w => w.Number("c")).SequenceEqual(e.Items("weeks").Select(w => w.Number("c")))));
                break;
            default:
                AssertPart(stored, said, exchange.ToString());
                break;
        }
    }

    /// <summary>Whatever was kept is there with the same value; changed text only by the rules for text.</summary>
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

    private static void AssertSaid(RecordedExchange exchange, JsonElement said, WorkResult result)
    {
        switch (exchange.Kind)
        {
            case "user":
                var profile = result.Evidence.OfType<ProfileEvidence>().Single();
                Assert.Equal(said.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture), profile.Person!.Value.Key);
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
                // An entry that tells no count, or no account, says nothing of how much: it is no evidence, and not evidence of 0.
                var told = said.EnumerateArray().Where(c => c.Number("id") is > 0 && c.Count("contributions") is not null);
                Assert.Equal(told.Select(c => c.GetProperty("contributions").GetInt32()), result.Evidence.OfType<ContributionEvidence>().Select(c => c.Commits));
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

    private static bool HasNoughtFor(string name, Evidence evidence) => (name, evidence) switch
    {
        ("followers", ProfileEvidence e) => e.Followers is not null,
        ("public_repos", ProfileEvidence e) => e.PublicRepositories is not null,
        ("stargazers_count", RepositoryEvidence e) => e.Stars is not null,
        ("forks_count", RepositoryEvidence e) => e.Forks is not null,
        ("size", RepositoryEvidence e) => e.SizeKb is not null,
        ("contributions", ContributionEvidence) => true,
        _ => false,
    };

    private static IEnumerable<(string Key, JsonObject Parent, JsonNode? Value)> Members(JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (key, value) in o)
                {
                    yield return (key, o, value);
                    foreach (var below in value is null ? [] : Members(value))
                        yield return below;
                }
                break;
            case JsonArray a:
                foreach (var below in a.OfType<JsonNode>().SelectMany(Members))
                    yield return below;
                break;
            default:
                break;
        }
    }
}
