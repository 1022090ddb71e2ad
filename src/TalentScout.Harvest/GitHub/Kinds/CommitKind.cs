namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// One commit of a person with the paths it touched: asked for as a sample (<see cref="CommitSample"/>). Its lines are not kept, nor any address or name; GitHub
/// lists at most 300 files on the first page, and more say no more.
/// </summary>
internal sealed class CommitKind(TouchedFiles files) : GitHubKind("commit")
{
    private const int LineLength = 160;

    private static readonly JsonShape Shape = JsonShape.Object(
        ("html_url", JsonShape.Value),
        ("author", AccountShape.Shape),
        ("commit", JsonShape.Object(
            ("author", JsonShape.Object(("date", JsonShape.Value))),
            ("committer", JsonShape.Object(("date", JsonShape.Value))),
            ("message", JsonShape.Text(text => ContactMask.FirstLine(text, LineLength))))),
        ("files", JsonShape.List(JsonShape.Object(("filename", JsonShape.Value)))));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override Account? Subject(GitHubPage page) => AccountKinds.Read(page.Root.Child("author"));

    /// <summary>A commit never changes.</summary>
    public override bool IsFinal(GitHubPage stored, DateTimeOffset now) => true;

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository || Subject(page) is not { IsPerson: true } author || page.Root.Text("html_url") is not { } html || CommitDate.Of(page.Root) is not { } at)
            yield break;
        var paths = page.Root.Items("files").Select(f => f.Text("filename")).OfType<string>().ToList();
        var (skills, trivial) = files.Read(paths);
        yield return new ChangeEvidence
        {
            Person = author.Key,
            Repository = repository.Key,
            RepositoryName = repository.Name,
            Day = DateOnly.FromDateTime(at.UtcDateTime),
            Files = paths.Count,
            Trivial = trivial,
            Skills = skills,
            Url = html,
            Excerpt = page.Root.Child("commit")?.Text("message"),
            Extractor = Extractor,
        };
    }
}
