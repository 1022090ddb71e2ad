namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>Organisations in which a person's membership is public.</summary>
internal sealed class OrganisationsKind() : GitHubKind("organisations")
{
    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(("id", JsonShape.Value), ("login", JsonShape.Value)));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Person is not { } person)
            yield break;
        foreach (var name in page.Root.Items().Select(o => o.Text("login")).OfType<string>())
            yield return new MembershipEvidence { Person = CandidateId.OfGitHub(person), Organisation = name, Url = page.Context.Html ?? page.Document.Address, Extractor = Extractor };
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit) => Next(page, visit);
}
