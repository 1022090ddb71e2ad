namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>What an organisation owns: each becomes a seed, but for forks, archives and empty ones.</summary>
internal sealed class OrganisationRepositoriesKind() : GitHubKind("organisation-repositories")
{
    private static readonly JsonShape Shape = JsonShape.List(RepositoryKind.Shape);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    /// <summary>Each repository's own document says it all.</summary>
    public override IEnumerable<Evidence> Extract(GitHubPage page) => [];

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        foreach (var next in Next(page, visit))
            yield return next;
        foreach (var item in page.Root.Items())
        {
            if (RepositoryReading.Facts(item) is not { } facts)
                continue;
            if (item.Flag("fork") != true && item.Flag("archived") != true && item.Flag("disabled") != true && item.Number("size") != 0)
                yield return GitHubWork.Repository(facts.Name, visit.Started);
        }
    }
}
