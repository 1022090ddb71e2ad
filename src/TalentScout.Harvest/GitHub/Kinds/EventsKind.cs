namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A person's public events of the last weeks: reviews, issues opened, and that they pushed. Since October 2025 a push no longer tells its commits: each counts as one,
/// which it has at least.
/// </summary>
internal sealed class EventsKind(RepositoryNames names) : GitHubKind("events")
{
    private const int PerPage = 100;
    private const int MostPages = 3;

    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("id", JsonShape.Value), ("type", JsonShape.Value), ("created_at", JsonShape.Value), ("repo", JsonShape.Object(("id", JsonShape.Value), ("name", JsonShape.Value))),
        ("payload", JsonShape.Object(
            ("action", JsonShape.Value), ("review", JsonShape.Object(("html_url", JsonShape.Value))), ("issue", JsonShape.Object(("html_url", JsonShape.Value)))))));

    private static readonly string[] Used = ["PushEvent", "PullRequestReviewEvent", "IssuesEvent"];

    public override bool NewestFirst => true;

    /// <summary>Events end at 300: where they do within the 90 days that GitHub keeps, what came before is unknown, and not that nothing was done.</summary>
    public override IEnumerable<string> Gaps(GitHubPage page)
    {
        if (page.Document.Next is null && Paging.NumberOf(page.Document.Address) >= MostPages && page.Context.Listed is >= PerPage)
            yield return $"somebody's public events are more than {MostPages * PerPage}: the weeks before are unknown";
    }

    /// <summary>Events that are not kept were listed too.</summary>
    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit) =>
        visit.Reply is { Outcome.Status: FetchStatus.Fetched } reply && Paging.NumberOf(page.Document.Address) >= MostPages ? page.Context with { Listed = Entries(reply.Body.Span) } : page.Context;

    private static int Entries(ReadOnlySpan<byte> body)
    {
        using var json = System.Text.Json.JsonDocument.Parse(body.ToArray());
        return json.RootElement.Items().Count();
    }

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
            var newest = mine.MaxBy(d => d.At);
            yield return new ActivityEvidence
            {
                Person = CandidateId.OfGitHub(person),
                Repository = RepositoryId.OfGitHub(mine.Key),
                RepositoryName = newest.Name,
                Owner = newest.Name.StartsWith($"{page.Context.Login}/", StringComparison.OrdinalIgnoreCase),
                Months =
                [
                    .. mine.GroupBy(d => Month.Of(d.At)).OrderBy(g => g.Key).Select(g => new ActivityMonth(
                        g.Key, Commits: g.Count(d => d.Kind == Deed.Push), Reviews: g.Count(d => d.Kind == Deed.Review), Issues: g.Count(d => d.Kind == Deed.Issue))),
                ],
                Url = newest.Html ?? WebOf(page.Context, newest.Name) ?? page.Document.Address,
                Extractor = Extractor,
            };
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        foreach (var deed in DeedsOf(page))
            names.Learn(deed.Name, deed.Repository);
        return Next(page, visit);
    }

    private static IEnumerable<(string Event, Deed Kind, long Repository, string Name, DateTimeOffset At, string? Html)> DeedsOf(GitHubPage page)
    {
        foreach (var item in page.Root.Items())
        {
            var payload = item.Child("payload");
            Deed? kind = (item.Text("type"), payload?.Text("action")) switch
            {
                ("PushEvent", _) => Deed.Push,
                ("PullRequestReviewEvent", not "dismissed") => Deed.Review,
                ("IssuesEvent", "opened") => Deed.Issue,
                _ => null,
            };
            if (kind is not { } deed || item.Text("id") is not { } id || item.Time("created_at") is not { } at || item.Child("repo") is not { } repository)
                continue;
            if (repository.Number("id") is > 0 and var number && repository.Text("name") is { } name)
                yield return (id, deed, number, name, at, (deed == Deed.Review ? payload?.Child("review") : deed == Deed.Issue ? payload?.Child("issue") : null)?.Text("html_url"));
        }
    }

    /// <summary>Events have no page of a repository: it lies beside the person's own.</summary>
    private static string? WebOf(ItemContext context, string repository) =>
        context is { Html: { } html, Login: { } login } && html.EndsWith(login, StringComparison.OrdinalIgnoreCase) ? html[..^login.Length] + repository : null;

    private enum Deed
    {
        Push,
        Review,
        Issue,
    }
}
