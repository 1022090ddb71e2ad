using System.Globalization;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>A page of a search that seeds a job: people to visit, or repositories to read. What it finds is told by their own documents, not here.</summary>
internal sealed class SearchKind(string name, JsonShape item, Func<System.Text.Json.JsonElement, Visit, WorkItem?> visitOf) : GitHubKind(name)
{
    /// <summary>The source lists no more of any search.</summary>
    public const int MaxResults = 1000;

    private readonly JsonShape _shape = JsonShape.Object(("total_count", JsonShape.Value), ("incomplete_results", JsonShape.Value), ("items", JsonShape.List(item)));

    public static SearchKind Users { get; } = new("user-search", AccountShape.Shape, (item, visit) => AccountKinds.Read(item) is { IsPerson: true } account ? GitHubWork.User(account, visit) : null);

    public static SearchKind Repositories { get; } = new(
        "repository-search", RepositoryKind.Shape, (item, visit) => RepositoryReading.Facts(item) is { } facts ? GitHubWork.Repository(facts.Name, visit.Started) : null);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => _shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, "items", item => item.Child("owner") ?? item, isGone);

    public override IEnumerable<Evidence> Extract(GitHubPage page) => [];

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit) => Next(page, visit).Concat(page.Root.Items("items").Select(i => visitOf(i, visit)).OfType<WorkItem>());

    public override IEnumerable<string> Remarks(GitHubPage page)
    {
        if (Paging.NumberOf(page.Document.Address) == 1 && page.Root.Count("total_count") is > MaxResults and var total)
            yield return string.Create(CultureInfo.InvariantCulture, $"a search has {total} results, of which GitHub lists {MaxResults}: split it by created: or followers:");
        if (page.Root.Flag("incomplete_results") == true)
            yield return "a search was incomplete: GitHub ran out of time";
    }
}
