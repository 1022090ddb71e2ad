namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>An organisation as a seed: leads to what it owns and who belongs to it in public.</summary>
internal sealed class OrganisationKind() : GitHubKind("organisation")
{
    private static readonly JsonShape Shape = JsonShape.Object(("id", JsonShape.Value), ("login", JsonShape.Value), ("html_url", JsonShape.Value), ("public_repos", JsonShape.Value));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override IEnumerable<Evidence> Extract(GitHubPage page) => [];

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (AccountKinds.Read(page.Root) is not { Id: var id, Login: var login })
            yield break;
        var context = new ItemContext { Login = login, Html = page.Root.Text("html_url"), Started = visit.Started };
        yield return GitHubWork.Item("organisation-repositories", $"organizations/{id}/repos?type=sources&sort=pushed&per_page=100", 4, visit.Item.Depth, context);
        if (visit.Depth.Profiles)
            yield return GitHubWork.Item("organisation-members", $"organizations/{id}/members?per_page=100", 6, visit.Item.Depth, context);
    }
}
