using System.Collections.Immutable;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A page of a repository's history within one fixed window: a hundred commits, and everybody who made them, with dates. Of a commit we keep its page, dates, account
/// and first line: no e-mail, and no name of an author without an account.
/// </summary>
internal sealed class CommitsKind(AboutText text, CommitSample sample) : GitHubKind("commits", 4)
{
    private const int LineLength = 160;

    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("html_url", JsonShape.Value),
        ("author", AccountShape.Shape),
        ("commit", JsonShape.Object(
            ("author", JsonShape.Object(("date", JsonShape.Value))),
            ("committer", JsonShape.Object(("date", JsonShape.Value))),
            ("message", JsonShape.Text(text => ContactMask.FirstLine(text, LineLength)))))));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, null, item => item.Child("author"), isGone);

    /// <summary>A window that has ended does not change; where it had no next page, there is none.</summary>
    public override bool IsFinal(GitHubPage stored, DateTimeOffset now) => true;

    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit) => page.Context.Repository is { } repository
        ? page.Context with { Sampled = sample.Decide(CommitsOf(page).Select(c => (c.Author.Id, c.Hash, TrivialChange.Is(c.Line))), (before ?? page).Context.Sampled, repository.Id, visit) }
        : page.Context;

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        if (HeadOf(page, repository) is { } head)
            yield return head;
        foreach (var mine in CommitsOf(page).GroupBy(c => c.Author.Id))
        {
            var newest = mine.MaxBy(c => c.At);
            yield return new ActivityEvidence
            {
                Person = newest.Author.Key,
                Repository = repository.Key,
                RepositoryName = repository.Name,
                Owner = repository.Owner == newest.Author.Id,
                Months = MonthsOf([.. mine]),
                Url = newest.Html,
                Excerpt = newest.Line,
                Touched = text.Touched(mine.Select(c => c.Line)),
                Extractor = Extractor,
            };
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        foreach (var next in Next(page, visit))
            yield return next;
        if (page.Context.Repository is { } repository && page.Context.Sampled is { IsEmpty: false } sampled && visit.Depth.CommitFiles > 0)
        {
            var below = new BelowRepository(repository, visit);
            foreach (var commit in CommitsOf(page).Where(c => sampled.Contains(c.Hash)))
                yield return below.Commit(commit.Author, commit.Hash);
        }
        if (!visit.Depth.Profiles)
            yield break;
        // One page cannot tell how many commits somebody has in all: they are visited where this page alone is enough.
        foreach (var mine in CommitsOf(page).GroupBy(c => c.Author.Id))
            if (mine.Count() >= visit.Depth.MinCommitsToVisit)
                yield return GitHubWork.User(mine.First().Author, visit, "commits to a repository of the job", mine.Count());
    }

    /// <summary>The listing begins where the branch stood at the window's end; whoever made that commit.</summary>
    private HeadEvidence? HeadOf(GitHubPage page, RepositoryFacts repository)
    {
        if (Paging.NumberOf(page.Document.Address) > 1)
            return null;
        foreach (var first in page.Root.Items().Take(1))
            if (first.Text("html_url") is { } html && first.Child("commit")?.Child("committer")?.Time("date") is { } committed)
                return new HeadEvidence { Repository = repository.Key, Branch = repository.BranchOrHead, Commit = HashIn(html), Committed = committed, Url = html, Extractor = Extractor };
        return null;
    }

    /// <summary>The page of a commit ends with its hash.</summary>
    private static string HashIn(string html) => html[(html.LastIndexOf('/') + 1)..];

    private static ImmutableArray<ActivityMonth> MonthsOf(IReadOnlyCollection<Commit> commits)
    {
        var repeated = RepeatedLines.Of(commits.Select(c => c.Line));
        return
        [
            .. commits.GroupBy(c => Month.Of(c.At)).OrderBy(g => g.Key)
                .Select(g => (Month: g.Key, Commits: g.ToList(), Days: g.CountBy(c => DateOnly.FromDateTime(c.At.UtcDateTime)).ToList()))
                .Select(m => new ActivityMonth(m.Month, Commits: m.Commits.Count)
                {
                    TrivialCommits = m.Commits.Count(c => TrivialChange.Is(c.Line) || repeated.Contains(c.Line!)),
                    Days = m.Days.Count,
                    BusiestDay = m.Days.Max(d => d.Value),
                }),
        ];
    }

    private static IEnumerable<Commit> CommitsOf(GitHubPage page)
    {
        foreach (var item in page.Root.Items())
            if (AccountKinds.Read(item.Child("author")) is { IsPerson: true } author && item.Text("html_url") is { } html && CommitDate.Of(item) is { } at)
                yield return new Commit(author, at, html, item.Child("commit")?.Text("message"));
    }

    private readonly record struct Commit(Account Author, DateTimeOffset At, string Html, string? Line)
    {
        public string Hash => HashIn(Html);
    }
}
