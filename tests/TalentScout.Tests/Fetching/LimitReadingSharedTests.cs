using System.Globalization;
using System.Text.Json;

namespace TalentScout.Tests.Fetching;

/// <summary>Refusals as really served. The file says in words what is right; here it is as figures.</summary>
[Trait("Category", "Shared")]
public sealed class LimitReadingSharedTests
{
    /// <summary>Seconds to wait, by the order of the file: a minute at least wherever no Retry-After is given.</summary>
    private static readonly int[] Waits = [60, 60, 60, 60, 60, 60];

    [Fact]
    public async Task Every_recorded_refusal_is_waited_for()
    {
        var cases = SharedFolder.JsonLines("real/github-rest/rate_limit_cases.jsonl").ToList();
        Assert.Equal(Waits.Length, cases.Count);
        foreach (var (recorded, wait) in cases.Zip(Waits))
        {
            using var chain = new Chain(new ScriptedNetwork(_ => Answer(recorded)));
            var now = DateOf(recorded) ?? Chain.Noon;
            if (now > chain.Clock.GetUtcNow())
                chain.Clock.SetUtcNow(now);

            var outcome = (await chain.GetAsync()).Outcome;

            Assert.Equal(FetchStatus.Throttled, outcome.Status);
            Assert.Equal(wait, (outcome.NotBefore!.Value - chain.Clock.GetUtcNow()).TotalSeconds);
            // All but the last but one are secondary limits, which concern the whole source.
            Assert.Equal(recorded.GetProperty("expect").GetString()!.StartsWith("primary", StringComparison.Ordinal) ? "core" : null, outcome.Bucket);
            await chain.GetAsync();
            Assert.Single(chain.Network.Requests);
        }
    }

    private static HttpResponseMessage Answer(JsonElement recorded) => ScriptedNetwork.Json(
        recorded.GetProperty("body").GetString()!,
        recorded.GetProperty("status").GetInt32(),
        [.. recorded.GetProperty("headers").EnumerateObject().Where(h => h.Name != "Content-Type").Select(h => (h.Name, h.Value.GetString()!))]);

    private static DateTimeOffset? DateOf(JsonElement recorded) =>
        recorded.TryGetProperty("date", out var date) ? DateTimeOffset.Parse(date.GetString()!, CultureInfo.InvariantCulture) : null;
}
