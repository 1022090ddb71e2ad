using System.Globalization;
using System.Text;

namespace TalentScout.Tests.GitHub;

/// <summary>Events leave GitHub's list after some weeks, or when others push them out: what was seen of them stays, each once.</summary>
public sealed class EventHistoryTests : IDisposable
{
    private const string Address = "user/5/events/public?per_page=100";
    private readonly GitHubFixture _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task What_was_seen_stays_when_the_list_tells_it_no_longer()
    {
        await NightAsync([Push(1), Push(2)]);
        await NightAsync([Push(3)]);
        await NightAsync([]);

        Assert.Equal(3, Pushes());
    }

    [Fact]
    public async Task The_same_list_again_is_not_stored_again()
    {
        var second = Push(2);
        await NightAsync([Push(1)]);
        await NightAsync([second]);
        _github.Clock.Advance(TimeSpan.FromDays(1));

        var again = (await VisitAsync([[second]]))[0];

        Assert.Equal(FetchStatus.NotModified, again.Outcome.Status);
        Assert.Equal(2, Pushes());
    }

    [Fact]
    public async Task Events_that_cannot_be_listed_again_become_tallies_by_month()
    {
        var old = _github.Clock.GetUtcNow();
        await NightAsync([Push(1), Push(2), Push(3)]);
        _github.Clock.Advance(TimeSpan.FromDays(120));
        var today = _github.Clock.GetUtcNow();
        await NightAsync([Push(9, today)]);

        var body = Encoding.UTF8.GetString(_github.Documents.Values.Single().Body.Span);
        Assert.Contains("\"Tally\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"id\":\"2\"", body, StringComparison.Ordinal);
        var months = Months();
        Assert.Equal((3, 1), (months[Month.Of(old)], months[Month.Of(today)]));

        // A list that tells of them all the same is not believed a second time.
        await NightAsync([Push(9, today), Push(1, old), Push(2, old)]);
        Assert.Equal(4, Pushes());
    }

    [Fact]
    public async Task Tallies_of_the_repositories_of_somebody_who_left_go_with_them()
    {
        await NightAsync([Push(1), Push(2)]);
        _github.Clock.Advance(TimeSpan.FromDays(120));
        await NightAsync([]);

        var cut = _github.Source.Without(_github.Documents.Values.Single(), (_, login) => login == "acme");

        Assert.Equal("[]", Encoding.UTF8.GetString(cut!.Body.Span));
    }

    [Fact]
    public async Task Weeks_in_which_nobody_looked_are_a_gap()
    {
        await NightAsync([Push(1)]);
        _github.Clock.Advance(TimeSpan.FromDays(45));

        var result = (await VisitAsync([[Push(2)]]))[0];

        Assert.Contains("not looked at for more than 30 days after 2026-03-02", Assert.Single(result.Gaps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_the_nights_each_event_that_was_listed_counts_once(int seed)
    {
        var random = new Random(seed);
        var (list, seen, next) = (new List<(int Id, string Json)>(), new HashSet<int>(), 1);
        for (var night = 0; night < 25; night++)
        {
            _github.Clock.Advance(TimeSpan.FromDays(random.Next(1, 20)));
            for (var more = random.Next(0, random.Next(3) == 0 ? 30 : 5); more > 0; more--)
                list.Insert(0, (next, Push(next++)));
            // Twelve are listed, in pages of four; some of the oldest go by themselves.
            list = [.. list.Take(12 - random.Next(0, 3))];
            seen.UnionWith(list.Select(e => e.Id));
            await VisitAsync([.. list.Select(e => e.Json).Chunk(4)]);

            Assert.Equal(seen.Count, Pushes());
        }
    }

    private string Push(int id, DateTimeOffset? at = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":"{{{id}}}","type":"PushEvent","created_at":"{{{at ?? _github.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}}","repo":{"id":7,"name":"acme/engine"},"payload":{}}""");

    private async Task NightAsync(string[] events)
    {
        _github.Clock.Advance(TimeSpan.FromDays(1));
        await VisitAsync([events]);
    }

    /// <summary>One visit as a run would make it: the first page, and what follows from it.</summary>
    private async Task<List<WorkResult>> VisitAsync(string[][] pages)
    {
        if (pages.Length == 0)
            pages = [[]];
        for (var page = 1; page <= pages.Length; page++)
        {
            (string, string)[] link = page < pages.Length ? [("Link", $"<https://api.github.com/{AddressOf(page + 1)}>; rel=\"next\"")] : [];
            _github.Answer("/" + AddressOf(page), $"[{string.Join(',', pages[page - 1])}]", 200, link);
        }
        var results = new List<WorkResult>();
        for (var item = GitHubFixture.Item("events", Address, """{"person":5,"login":"ann"}"""); item is not null;)
        {
            var result = await _github.WorkAsync(item);
            Assert.True(result.Outcome.Status is FetchStatus.Fetched or FetchStatus.NotModified, result.Outcome.Reason);
            results.Add(result);
            item = result.FollowUps.SingleOrDefault(f => !f.OnlyIfUnread || !_github.Documents.ContainsKey(f.Key));
        }
        return results;
    }

    private static string AddressOf(int page) => page == 1 ? Address : $"{Address}&page={page}";

    private Dictionary<Month, int> Months() => _github.Documents.Values.SelectMany(d => _github.Source.Extract(d)).OfType<ActivityEvidence>().SelectMany(a => a.Months)
        .GroupBy(m => m.Month).ToDictionary(g => g.Key, g => g.Sum(m => m.Commits));

    private int Pushes() => Months().Values.Sum();
}
