namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A page of a repository's pull requests, oldest first, so that a page keeps its members. Page 1 tells how many there are; of the others the newest are read. Only
/// merged ones are evidence: an open or rejected one proves nothing was accepted.
/// </summary>
internal sealed class PullsKind(AboutText text) : GitHubKind("pulls", 2)
{
    private const int PerPage = 100;
    private const int TitleLength = 160;

    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("html_url", JsonShape.Value), ("title", JsonShape.Text(text => ContactMask.FirstLine(text, TitleLength))), ("user", AccountShape.Shape), ("merged_at", JsonShape.Value)));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, null, item => item.Child("user"), isGone);

    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit) =>
        visit.Reply is { Outcome.Status: FetchStatus.Fetched } reply ? page.Context with { LastPage = reply.Links.TryGetValue("last", out var last) ? Paging.NumberOf(last.Query) : null } : page.Context;

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        foreach (var mine in MergedOf(page).GroupBy(p => p.Author.Id))
        {
            var newest = mine.MaxBy(p => p.At);
            yield return new ActivityEvidence
            {
                Person = newest.Author.Key,
                Repository = repository.Key,
                RepositoryName = repository.Name,
                Owner = repository.Owner == newest.Author.Id,
                Months = [.. mine.GroupBy(p => Month.Of(p.At)).OrderBy(g => g.Key).Select(g => new ActivityMonth(g.Key, PullRequests: g.Count()))],
                Url = newest.Html,
                Excerpt = newest.Title,
                Touched = text.Touched(mine.Select(p => p.Title)),
                Extractor = Extractor,
            };
            foreach (var named in MergedTitles.Of(text, mine.Select(p => (p.At, p.Html, p.Title)), newest.Author.Key, repository.Key, repository.Owner == newest.Author.Id, Extractor))
                yield return named;
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        var number = Paging.NumberOf(page.Document.Address);
        var below = new BelowRepository(repository, visit);
        var last = Math.Max(page.Context.LastPage ?? 1, 1);
        if (number == 1)
            for (var newest = last; newest > Math.Max(1, last - visit.Depth.PullRequestPages + 1); newest--)
                yield return below.Pulls(newest);
        // A full last page stays as it is when a next one begins, so only asking shows it.
        if (number >= last && (page.Document.Next is not null || page.Root.Items().Count() >= PerPage))
            yield return below.Pulls(number + 1);
        if (visit.Depth.Profiles)
            foreach (var author in MergedOf(page).Select(p => p.Author).DistinctBy(a => a.Id))
                yield return GitHubWork.User(author, visit, "had a pull request accepted in a repository of the job");
    }

    private static IEnumerable<(Account Author, DateTimeOffset At, string Html, string? Title)> MergedOf(GitHubPage page)
    {
        foreach (var item in page.Root.Items())
            if (item.Time("merged_at") is { } at && AccountKinds.Read(item.Child("user")) is { IsPerson: true } author && item.Text("html_url") is { } html)
                yield return (author, at, html, item.Text("title"));
    }
}
