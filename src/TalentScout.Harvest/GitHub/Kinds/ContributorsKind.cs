namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>Who has committed to a repository, and how often in all; the 500 most active, without dates.</summary>
internal sealed class ContributorsKind() : GitHubKind("contributors")
{
    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("id", JsonShape.Value), ("login", JsonShape.Value), ("type", JsonShape.Value), ("contributions", JsonShape.Value)));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, null, item => item, isGone);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        foreach (var item in page.Root.Items())
            if (AccountKinds.Read(item) is { } account && item.Count("contributions") is { } commits)
                yield return new ContributionEvidence
                {
                    Person = account.Key,
                    Repository = repository.Key,
                    Login = account.Login,
                    AccountKind = account.Kind,
                    RepositoryName = repository.Name,
                    Commits = commits,
                    Url = $"{repository.Html}/commits?author={Uri.EscapeDataString(account.Login)}",
                    Extractor = Extractor,
                };
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        foreach (var next in Next(page, visit))
            yield return next;
        if (!visit.Depth.Profiles)
            yield break;
        foreach (var entry in page.Root.Items())
            if (AccountKinds.Read(entry) is { IsPerson: true } account && (entry.Count("contributions") is not { } commits || commits >= visit.Depth.MinCommitsToVisit))
                yield return GitHubWork.User(account, visit);
    }
}
