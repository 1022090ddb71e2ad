using System.Text.Json.Nodes;

namespace TalentScout.Tests.GitHub;

/// <summary>Answers with something odd in every place: nothing may escape, and what is missing is not 0.</summary>
public sealed class MutationTests
{
    private const string Below = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine","branch":"main"},"person":5,"login":"eve","started":"2026-03-01T00:00:00Z"}""";

    private static readonly string?[] Odd = [null, "0", "-1", "1e400", "true", "\"\"", "\"\\ud800\"", "[]", "{}", "[[]]", "\"9999-99-99T99:99:99Z\"", "12345678901234567890"];

    public static TheoryData<string> Recordings => [.. RecordingTests.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task An_odd_value_anywhere_is_no_exception(string name)
    {
        var recording = RecordingTests.Load(name);
        if (recording.Body is not (JsonObject or JsonArray))
            return;
        using var github = new GitHubFixture();
        foreach (var mutant in Mutants(recording.Body))
        {
            github.Documents.Clear();
            github.Clock.Advance(TimeSpan.FromSeconds(1));
            github.Answer("/x", mutant);

            var result = await github.WorkAsync(GitHubFixture.Item(recording.Kind, "x", Below));

            Assert.True(result.Outcome.Status is FetchStatus.Fetched or FetchStatus.Failed or FetchStatus.Disallowed, result.Outcome.ToString());
        }
    }

    [Fact]
    public async Task What_is_missing_stays_unknown()
    {
        using var github = new GitHubFixture();
        github.Answer("/user/5", """{"id":5,"login":"eve"}""");
        github.Answer("/repos/a/b", """{"id":7,"full_name":"a/b","html_url":"https://github.com/a/b"}""");

        var profile = Assert.IsType<ProfileEvidence>(Assert.Single((await github.WorkAsync(GitHubFixture.Item("user", "user/5"))).Evidence));
        var repository = Assert.IsType<RepositoryEvidence>(Assert.Single((await github.WorkAsync(GitHubFixture.Item("repository", "repos/a/b"))).Evidence));

        Assert.Equal((null, null, null, null), (profile.Followers, profile.PublicRepositories, profile.Hireable, profile.Created));
        Assert.Equal((null, null, null, null), (repository.Stars, repository.Forks, repository.SizeKb, repository.Pushed));
    }

    private static IEnumerable<string> Mutants(JsonNode body)
    {
        var count = Places(body.DeepClone()).Count();
        for (var place = 0; place < count; place++)
            foreach (var odd in Odd)
            {
                var copy = body.DeepClone();
                var (parent, key, index) = Places(copy).ElementAt(place);
                var marker = JsonValue.Create("@@odd@@");
                if (parent is JsonObject o)
                {
                    if (odd is null)
                        o.Remove(key!);
                    else
                        o[key!] = marker;
                }
                else
                {
                    parent.AsArray()[index] = odd is null ? null : marker;
                }
                yield return copy.ToJsonString().Replace("\"@@odd@@\"", odd, StringComparison.Ordinal);
            }
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (key, value) in o.ToList())
                {
                    yield return (o, key, 0);
                    if (value is not null)
                        foreach (var below in Places(value))
                            yield return below;
                }
                break;
            case JsonArray a:
                // The entries of a list are alike: two show what all do.
                for (var i = 0; i < Math.Min(a.Count, 2); i++)
                {
                    yield return (a, null, i);
                    if (a[i] is { } item)
                        foreach (var below in Places(item))
                            yield return below;
                }
                break;
            default:
                break;
        }
    }
}
