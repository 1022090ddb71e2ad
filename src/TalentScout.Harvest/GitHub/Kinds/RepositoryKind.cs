namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>repos/{owner}/{name}: what it is, whose, about what; leads to everything below it.</summary>
internal sealed class RepositoryKind(RepositorySkills skills) : GitHubKind("repository")
{
    public static readonly JsonShape Shape = JsonShape.Object(
        ("id", JsonShape.Value), ("name", JsonShape.Value), ("full_name", JsonShape.Value), ("html_url", JsonShape.Value), ("description", JsonShape.Text(ContactMask.Emails)),
        ("fork", JsonShape.Value), ("archived", JsonShape.Value), ("disabled", JsonShape.Value), ("is_template", JsonShape.Value), ("language", JsonShape.Value),
        ("topics", JsonShape.List(JsonShape.Value)), ("stargazers_count", JsonShape.Value), ("forks_count", JsonShape.Value), ("size", JsonShape.Value),
        ("created_at", JsonShape.Value), ("pushed_at", JsonShape.Value), ("default_branch", JsonShape.Value), ("owner", AccountShape.Shape));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body) is { } kept && RepositoryReading.HasIdentity(kept) ? kept : null;

    /// <summary>Keeps the windows of earlier runs, and opens one where something was pushed since.</summary>
    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit)
    {
        var known = before?.Context.Windows ?? [];
        var windows = visit.Started is { } started ? CommitWindows.Plan(known, started, visit.Depth.CommitYears, page.Root.Time("pushed_at")) : known;
        return page.Context with { Windows = windows.IsEmpty ? null : windows };
    }

    public override Account? Subject(GitHubPage page) => AccountKinds.Read(page.Root.Child("owner"));

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (RepositoryReading.Facts(page.Root) is not { } facts || RepositoryReading.Evidence(page.Root, page.Document.Fetched, Extractor) is not { } evidence)
            yield break;
        yield return evidence;
        foreach (var about in skills.About(page.Root, facts, Extractor))
            yield return about;
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (RepositoryReading.Facts(page.Root) is not { } facts)
            yield break;
        if (page.Root.Flag("disabled") == true)
            yield break;
        var below = new BelowRepository(facts, visit);
        yield return below.Languages();
        yield return below.Contributors();
        // Either of the two: the same commits must not count twice.
        if (visit.Depth is { Statistics: true, CommitYears: 0 })
            yield return below.Statistics();
        yield return below.Readme();
        if (visit.Depth.Manifests > 0)
            yield return below.Tree(facts.BranchOrHead);
        foreach (var (since, until) in CommitWindows.Of(visit.Depth.CommitYears == 0 ? [] : page.Context.Windows ?? []))
            yield return below.Commits(since, until);
        if (visit.Depth.PullRequestPages > 0)
            yield return below.Pulls(1);
    }
}
