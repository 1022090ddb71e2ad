namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>Who has committed to a repository, and how often in all; the 500 most active, without dates.</summary>
internal sealed class ContributorsKind() : GitHubKind("contributors")
{
    private const int PerPage = 100;
    private const int MostListed = 500;

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
                yield return GitHubWork.User(account, visit, "contributes to a repository of the job", entry.Count("contributions"));
    }

    /// <summary>GitHub lists the accounts of the 500 most active addresses, and never says that it stopped.</summary>
    public override IEnumerable<string> Gaps(GitHubPage page)
    {
        if (page.Document.Next is null && Paging.NumberOf(page.Document.Address) * PerPage >= MostListed && page.Root.Items().Count() >= PerPage)
            yield return $"a list of contributors ends at {MostListed}: further ones are known by the commits that were read alone";
    }
}
