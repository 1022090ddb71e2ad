using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TalentScout.Harvest.GitHub.Slicing;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// A page of a search that seeds a job: people to visit, or repositories to read. What it finds is told by their own documents, not here. A search with more results
/// than GitHub lists is not read but split, and so is one that GitHub did not finish twice.
/// </summary>
internal sealed class SearchKind(string name, bool users, JsonShape item, Func<JsonElement, Visit, WorkItem?> visitOf) : GitHubKind(name)
{
    /// <summary>An unfinished search is asked once more before it is split.</summary>
    private const int TriesWhole = 1;

    private readonly JsonShape _shape = JsonShape.Object(("total_count", JsonShape.Value), ("incomplete_results", JsonShape.Value), ("items", JsonShape.List(item)));

    public static SearchKind Users { get; } = new(
        "user-search", true, AccountShape.Shape, (item, visit) => AccountKinds.Read(item) is { IsPerson: true } account ? GitHubWork.User(account, visit, "found by a search") : null);

    public static SearchKind Repositories { get; } = new(
        "repository-search", false, RepositoryKind.Shape, (item, visit) => RepositoryReading.Facts(item) is { } facts ? GitHubWork.Repository(facts.Name, visit.Started) : null);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => _shape.Keep(body);

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, "items", item => item.Child("owner") ?? item, isGone);

    public override FetchOutcome? Refuse(GitHubPage page, Visit visit) =>
        IsUnfinished(page) && visit.Item.Attempts < TriesWhole ? FetchOutcome.Failed("a search was incomplete: GitHub ran out of time", 200) : null;

    public override IEnumerable<Evidence> Extract(GitHubPage page) => [];

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        var parts = Parts(page, visit.Started);
        if (!parts.IsEmpty)
            return parts.Select(part => GitHubWork.SearchFor(Name, users ? "users" : "repositories", part, users, visit.Started));
        return Next(page, visit).Concat(page.Root.Items("items").Select(i => visitOf(i, visit)).OfType<WorkItem>());
    }

    public override IEnumerable<string> Gaps(GitHubPage page)
    {
        if (!NeedsSplit(page) || !Parts(page, null).IsEmpty)
            yield break;
        var what = (page.Context.Slice ?? SliceOf(page)).Query(users, page.Document.Fetched);
        yield return IsUnfinished(page)
            ? $"uncovered: GitHub did not finish the search `{what}`"
            : string.Create(CultureInfo.InvariantCulture, $"uncovered: the search `{what}` has {page.Root.Count("total_count")} results, of which GitHub lists {SearchSlice.MaxResults}, and cannot be split further");
    }

    private ImmutableArray<SearchSlice> Parts(GitHubPage page, DateTimeOffset? started) => NeedsSplit(page)
        ? (page.Context.Slice ?? SliceOf(page)).Split(Math.Max(page.Root.Count("total_count") ?? 0, 2), users, started ?? page.Document.Confirmed ?? page.Document.Fetched)
        : [];

    // "Under a thousand" in every slice: the thousandth might be the first of those that are not listed.
    private static bool NeedsSplit(GitHubPage page) => IsUnfinished(page) || page.Root.Count("total_count") is >= SearchSlice.MaxResults;

    private static bool IsUnfinished(GitHubPage page) => page.Root.Flag("incomplete_results") == true;

    private SearchSlice SliceOf(GitHubPage page)
    {
        var query = page.Document.Address[(page.Document.Address.IndexOf("q=", StringComparison.Ordinal) + 2)..];
        return SearchSlice.Of(Uri.UnescapeDataString(query[..(query.IndexOf('&') is >= 0 and var end ? end : query.Length)]), users);
    }
}
