namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>Who belongs to an organisation in public.</summary>
internal sealed class OrganisationMembersKind() : GitHubKind("organisation-members")
{
    private static readonly JsonShape Shape = JsonShape.List(AccountShape.Shape);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, null, item => item, isGone);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Login is not { } organisation)
            yield break;
        foreach (var item in page.Root.Items())
            if (AccountKinds.Read(item) is { IsPerson: true } account)
                yield return new MembershipEvidence { Person = account.Key, Organisation = organisation, Url = page.Context.Html ?? page.Document.Address, Extractor = Extractor };
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        foreach (var next in Next(page, visit))
            yield return next;
        if (visit.Depth.Profiles)
            foreach (var item in page.Root.Items())
                if (AccountKinds.Read(item) is { IsPerson: true } account)
                    yield return GitHubWork.User(account, visit, "belongs to an organisation of the job");
    }
}
