namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A person's pull requests that others accepted: a search, since no list has them. It names repositories without their ids, and so does what is read from it: the store
/// knows which repository bears the name when people are folded.
/// </summary>
internal sealed class MergedElsewhereKind(AboutText text, Discoveries discoveries) : GitHubKind("merged-elsewhere", version: 3)
{
    private const int MaxPages = 3;
    private const int PerPage = 100;
    private const int TitleLength = 160;

    private static readonly JsonShape Shape = JsonShape.Object(
        ("total_count", JsonShape.Value), ("incomplete_results", JsonShape.Value),
        ("items", JsonShape.List(JsonShape.Object(
            ("html_url", JsonShape.Value), ("repository_url", JsonShape.Value), ("title", JsonShape.Text(text => ContactMask.FirstLine(text, TitleLength))), ("closed_at", JsonShape.Value),
            ("pull_request", JsonShape.Object(("merged_at", JsonShape.Value)))))));

    /// <summary>By when they were opened; where an older one is accepted, the total on the first page grows.</summary>
    public override bool NewestFirst => true;

    public override FetchOutcome? Refuse(GitHubPage page, Visit visit) =>
        page.Root.Flag("incomplete_results") == true && visit.Item.Attempts == 0 ? FetchOutcome.Failed("a search was incomplete: GitHub ran out of time", 200) : null;

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) =>
        ListCut.Of(body, "items", item => item.Text("repository_url") is { } url && NameOf(url) is { } name && isGone(null, RepositoryReading.OwnerIn(name)));

    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit)
    {
        if (visit.Reply?.Outcome.Status != FetchStatus.Fetched)
            return page.Context;
        var most = MergedOf(page).GroupBy(m => m.Repository, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase);
        return page.Context with { Discovered = discoveries.Decide(most.Select(g => g.Key), before?.Context.Discovered, visit) };
    }

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Person is not { } person)
            yield break;
        foreach (var mine in MergedOf(page).GroupBy(m => m.Repository, StringComparer.OrdinalIgnoreCase))
        {
            var newest = mine.MaxBy(m => m.At);
            yield return new ActivityEvidence
            {
                Person = CandidateId.OfGitHub(person),
                Repository = new RepositoryId(GitHubWork.Source, mine.Key.ToLowerInvariant()),
                RepositoryName = mine.Key,
                Months = [.. mine.GroupBy(m => Month.Of(m.At)).OrderBy(g => g.Key).Select(g => new ActivityMonth(g.Key, PullRequests: g.Count()))],
                Url = newest.Html,
                Excerpt = newest.Title,
                Touched = text.Touched(mine.Select(m => m.Title)),
                Extractor = Extractor,
            };
            foreach (var named in MergedTitles.Of(text, mine.Select(m => (m.At, m.Html, m.Title)), CandidateId.OfGitHub(person), new RepositoryId(GitHubWork.Source, mine.Key.ToLowerInvariant()), own: false, Extractor))
                yield return named;
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (Paging.NumberOf(page.Document.Address) < MaxPages)
            foreach (var next in Next(page, visit))
                yield return next;
        foreach (var discovered in Discoveries.FollowUps(page, visit))
            yield return discovered;
    }

    public override IEnumerable<string> Gaps(GitHubPage page)
    {
        if (page.Root.Flag("incomplete_results") == true)
            yield return "a search for merged pull requests was incomplete: GitHub ran out of time";
        if (Paging.NumberOf(page.Document.Address) == MaxPages && page.Document.Next is not null)
            yield return $"somebody has more than {MaxPages * PerPage} pull requests merged elsewhere: the older ones were not read";
    }

    private static IEnumerable<(string Repository, DateTimeOffset At, string Html, string? Title)> MergedOf(GitHubPage page)
    {
        foreach (var item in page.Root.Items("items"))
            if (item.Text("html_url") is { } html && item.Text("repository_url") is { } url && NameOf(url) is { } name && (item.Child("pull_request")?.Time("merged_at") ?? item.Time("closed_at")) is { } at)
                yield return (name, at, html, item.Text("title"));
    }

    /// <summary>"owner/name" of ".../repos/owner/name".</summary>
    private static string? NameOf(string url)
    {
        var parts = url.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && parts[^3] == "repos" ? $"{parts[^2]}/{parts[^1]}" : null;
    }
}
