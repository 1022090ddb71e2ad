using System.Globalization;

namespace TalentScout.Harvest.GitHub;

/// <summary>The addresses below a repository, in the order in which they are wanted.</summary>
internal sealed class BelowRepository(RepositoryFacts repository, Visit visit)
{
    public WorkItem Languages() => Item("languages", "languages", 10);
    public WorkItem Contributors() => Item("contributors", "contributors?per_page=100", 12);
    public WorkItem Statistics() => Item("statistics", "stats/contributors", 14);
    public WorkItem Readme() => Item("readme", "readme", 20);
    public WorkItem Tree(string branch) => Item("tree", $"git/trees/{Escape(branch)}?recursive=1", 21);
    public WorkItem Manifest(string branch, string path) => Item("manifest", $"contents/{Escape(path)}?ref={Uri.EscapeDataString(branch)}", 22, path);

    /// <param name="since">Inclusive; null: from the beginning.</param>
    /// <param name="until">Exclusive: the next window begins there.</param>
    public WorkItem Commits(DateTimeOffset? since, DateTimeOffset until)
    {
        var from = since is { } s ? $"since={Time(s)}&" : "";
        // GitHub's until is inclusive, to the second.
        return Item("commits", $"commits?{from}until={Time(until.AddSeconds(-1))}&per_page=100", 30);
    }

    /// <summary>One commit with its files.</summary>
    public WorkItem Commit(Account author, string sha) => GitHubWork.Item(
        "commit",
        string.Create(CultureInfo.InvariantCulture, $"repositories/{repository.Id}/commits/{sha}"),
        55,
        visit.Item.Depth,
        new ItemContext { Repository = repository, Person = author.Id, Login = author.Login, Started = visit.Started });

    /// <summary>Oldest first, so that new ones do not shift the pages.</summary>
    public WorkItem Pulls(int page) => Item("pulls", string.Create(CultureInfo.InvariantCulture, $"pulls?state=all&sort=created&direction=asc&per_page=100&page={page}"), 40);

    private WorkItem Item(string kind, string rest, int priority, string? path = null) => GitHubWork.Item(
        kind,
        string.Create(CultureInfo.InvariantCulture, $"repositories/{repository.Id}/{rest}"),
        priority,
        visit.Item.Depth,
        new ItemContext { Repository = repository, Path = path, Started = visit.Started });

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Slashes stay.</summary>
    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
