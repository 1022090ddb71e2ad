using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A person's public events of the last weeks: reviews, issues opened, and that they pushed. Since October 2025 a push no longer tells its commits: each counts as one,
/// which it has at least. Events that GitHub lists no longer are kept (<see cref="EventHistory"/>).
/// </summary>
internal sealed class EventsKind() : GitHubKind("events")
{
    private const int PerPage = 100;
    private const int MostPages = 3;

    /// <summary>Since 2025-01-30; 90 days before that, and at an Enterprise server.</summary>
    private static readonly TimeSpan ListedFor = TimeSpan.FromDays(30);

    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("id", JsonShape.Value), ("type", JsonShape.Value), ("created_at", JsonShape.Value), ("repo", JsonShape.Object(("id", JsonShape.Value), ("name", JsonShape.Value))),
        ("payload", JsonShape.Object(
            ("action", JsonShape.Value), ("review", JsonShape.Object(("html_url", JsonShape.Value))), ("issue", JsonShape.Object(("html_url", JsonShape.Value)))))));

    private static readonly string[] Used = ["PushEvent", "PullRequestReviewEvent", "IssuesEvent"];

    public override bool NewestFirst => true;

    /// <summary>Events end at 300: where they do within the 30 days that GitHub lists, what came before is unknown, and not that nothing was done. So it is where nobody looked for longer.</summary>
    public override IEnumerable<string> Gaps(GitHubPage page)
    {
        if (page.Context.Unseen is { } unseen)
            yield return $"somebody's public events were not looked at for more than {ListedFor.TotalDays:0} days after {unseen:yyyy-MM-dd}: what was done then is unknown";
        if (page.Document.Next is null && Paging.NumberOf(page.Document.Address) >= MostPages && page.Context.Listed is >= PerPage)
            yield return $"somebody's public events are more than {MostPages * PerPage}: the weeks before are unknown";
    }

    /// <summary>Events that are not kept were listed too.</summary>
    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit)
    {
        if (visit.Reply is not { Outcome.Status: FetchStatus.Fetched } reply)
            return page.Context;
        using var json = JsonDocument.Parse(reply.Body);
        var span = EventHistory.SpanOf(json.RootElement.Items());
        var had = before is null ? [] : before.Context.Spans ?? [.. new[] { EventHistory.SpanOf(before.Root.Items()) }.OfType<EventSpan>()];
        return page.Context with
        {
            Listed = Paging.NumberOf(page.Document.Address) >= MostPages ? json.RootElement.Items().Count() : null,
            Spans = EventHistory.Join(span is null ? had : had.Add(span)) is { IsEmpty: false } spans ? spans : null,
            Unseen = UnseenSince(page, before, span, had) ?? before?.Context.Unseen,
        };
    }

    /// <summary>The last event before a time of which nothing is known; null where there was none.</summary>
    private static DateTimeOffset? UnseenSince(GitHubPage page, GitHubPage? before, EventSpan? span, ImmutableArray<EventSpan> had)
    {
        if (before is null || Paging.NumberOf(page.Document.Address) > 1)
            return null;
        var looked = before.Document.Confirmed ?? before.Document.Fetched;
        return page.Document.Fetched - looked > ListedFor && (span is null || !had.Covers(span.From)) ? looked : null;
    }

    public override byte[] Keep(GitHubPage page, GitHubPage? before) => EventHistory.Keep(page.Document.Body, before?.Root, page.Context.Above ?? [], page.Document.Fetched);

    /// <summary>What somebody stars or sponsors is not our business.</summary>
    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) =>
        Shape.Keep(body) is { } kept ? ListCut.Of(kept, null, item => !Used.Contains(item.Text("type"))) : null;

    public override byte[] Without(byte[] body, IsGone isGone) =>
        ListCut.Of(body, null, item => item.Child("repo")?.Text("name") is { } name && isGone(null, RepositoryReading.OwnerIn(name)));

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Person is not { } person)
            yield break;
        foreach (var mine in DeedsOf(page).DistinctBy(d => d.Event).GroupBy(d => d.Repository))
        {
            var newest = mine.MaxBy(d => d.At)!;
            yield return new ActivityEvidence
            {
                Person = CandidateId.OfGitHub(person),
                Repository = RepositoryId.OfGitHub(mine.Key),
                RepositoryName = newest.Name,
                Owner = newest.Name.StartsWith($"{page.Context.Login}/", StringComparison.OrdinalIgnoreCase),
                Months =
                [
                    .. mine.GroupBy(d => Month.Of(d.At)).OrderBy(g => g.Key).Select(g => new ActivityMonth(
                        g.Key, Commits: Sum(g, Deed.Push), Reviews: Sum(g, Deed.Review), Issues: Sum(g, Deed.Issue))),
                ],
                Url = newest.Html ?? WebOf(page.Context, newest.Name) ?? page.Document.Address,
                Extractor = Extractor,
            };
        }
    }

    /// <summary>The next page is told what has been listed down to here.</summary>
    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        var above = EventHistory.Join([.. page.Context.Above ?? [], .. page.Context.Spans ?? []]);
        return Next(page, visit).Select(next => next with { Context = (visit.Context with { Above = above.IsEmpty ? null : above }).ToString() });
    }

    private static int Sum(IEnumerable<SeenDeed> deeds, Deed kind) => deeds.Where(d => d.Kind == kind).Sum(d => d.Count);

    private static IEnumerable<SeenDeed> DeedsOf(GitHubPage page)
    {
        foreach (var item in page.Root.Items())
        {
            if (item.Child("repo") is not { } repository || repository.Number("id") is not > 0 || repository.Text("name") is not { } name)
                continue;
            var number = repository.Number("id")!.Value;
            if (item.Text("type") == EventHistory.Tally)
            {
                foreach (var tally in TalliesOf(item, number, name))
                    yield return tally;
            }
            else if (EventHistory.IsDeed(item) && item.Text("id") is { } id && item.Time("created_at") is { } at)
            {
                var (kind, about) = item.Text("type") switch { "PushEvent" => (Deed.Push, null), "IssuesEvent" => (Deed.Issue, "issue"), _ => (Deed.Review, "review") };
                yield return new SeenDeed(id, kind, number, name, at, about is null ? null : item.Child("payload")?.Child(about)?.Text("html_url"), 1);
            }
        }
    }

    private static IEnumerable<SeenDeed> TalliesOf(JsonElement item, long repository, string name)
    {
        if (!Month.TryParse(item.Text("month"), out var month))
            yield break;
        var at = new DateTimeOffset(month.FirstDay, default, TimeSpan.Zero);
        foreach (var (sum, kind) in ((string, Deed)[])[("commits", Deed.Push), ("reviews", Deed.Review), ("issues", Deed.Issue)])
            if (item.Count(sum) is > 0 and var count)
                yield return new SeenDeed($"{repository} {month} {sum}", kind, repository, name, at, null, count);
    }

    /// <summary>Events have no page of a repository: it lies beside the person's own.</summary>
    private static string? WebOf(ItemContext context, string repository) =>
        context is { Html: { } html, Login: { } login } && html.EndsWith(login, StringComparison.OrdinalIgnoreCase) ? html[..^login.Length] + repository : null;

    private sealed record SeenDeed(string Event, Deed Kind, long Repository, string Name, DateTimeOffset At, string? Html, int Count);

    private enum Deed
    {
        Push,
        Review,
        Issue,
    }
}
