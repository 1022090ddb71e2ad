namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>What a person owns, last pushed first. Forks are listed as facts only: nothing in them is their work.</summary>
internal sealed class UserRepositoriesKind(RepositorySkills skills, Discoveries discoveries) : GitHubKind("user-repositories")
{
    /// <summary>Of 100; whoever owns more has shown enough.</summary>
    private const int MaxPages = 3;

    private static readonly JsonShape Shape = JsonShape.List(RepositoryKind.Shape);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Shape.Keep(body);

    public override ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit)
    {
        if (visit.Reply?.Outcome.Status != FetchStatus.Fetched)
            return page.Context;
        var most = page.Root.Items().Where(r => IsWork(r) && RepositoryReading.OwnerOf(r) == page.Context.Person).OrderByDescending(r => r.Count("stargazers_count")).Select(r => r.Text("full_name")).OfType<string>();
        return page.Context with { Discovered = discoveries.Decide(most, before?.Context.Discovered, visit) };
    }

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        foreach (var item in page.Root.Items())
        {
            // A list of somebody's repositories holds only theirs; anything else is not what was asked for.
            if (RepositoryReading.Facts(item) is not { } facts || facts.Owner != page.Context.Person || RepositoryReading.Evidence(item, page.Document.Fetched, Extractor) is not { } evidence)
                continue;
            yield return evidence;
            foreach (var about in skills.About(item, facts, Extractor).Concat(skills.MainLanguage(item, facts, Extractor)))
                yield return about;
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (Paging.NumberOf(page.Document.Address) < MaxPages)
            foreach (var next in Next(page, visit))
                yield return next;
        foreach (var discovered in Discoveries.FollowUps(page, visit))
            yield return discovered;
    }

    private static bool IsWork(System.Text.Json.JsonElement repository) =>
        repository.Flag("fork") != true && repository.Flag("archived") != true && repository.Number("size") > 0 && repository.Count("stargazers_count") > 0;
}
