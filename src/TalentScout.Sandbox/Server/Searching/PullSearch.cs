namespace TalentScout.Sandbox;

/// <summary>
/// /search/issues for pull requests: author, is:merged, is:open, is:closed, repo, user, org and their negations, created, merged, closed.
/// Issues proper do not exist here: is:issue finds none.
/// </summary>
internal static class PullSearch
{
    public static SearchResult<(SandboxRepository Repository, SandboxPull Pull)> Find(ApiRequest request, SearchText q)
    {
        if (q.Is("issue"))
            return new([]);
        if (!q.Is("pr") && !q.Is("pull-request"))
            return new([], "Query must include 'is:issue' or 'is:pull-request'");
        if (q.Trouble(("created", true), ("merged", true), ("closed", true), ("updated", true)) is { } bad)
            return new([], $"\"{bad}\" is not a recognized date/time format.");
        var authors = q.All("author").Select(request.World.Account).ToList();
        if (authors.Exists(a => a is null or { Gone: true }))
            return new([], "The listed users cannot be searched either because the users do not exist or you do not have permission to view the users.");
        var pulls = authors.Count > 0
            ? authors.SelectMany(a => request.Shapes.History.PullsOf(a!))
            : request.World.Repositories.SelectMany(r => r.Pulls.Select(p => (Repository: r, Pull: p)));
        var hits = pulls
            .Where(x => x.Repository.Kind != RepositoryKind.Blocked && State(q, x.Pull))
            .Where(x => Listed(q, x.Repository, negated: false) && !Listed(q, x.Repository, negated: true))
            .Where(x => q.Fits("created", x.Pull.Opened, dates: true) && q.Fits("merged", x.Pull.Merged ?? -1, dates: true) && q.Fits("closed", x.Pull.Closed ?? -1, dates: true) && q.Fits("updated", x.Pull.Closed ?? x.Pull.Opened, dates: true))
            .Where(x => q.Words.TrueForAll(w => x.Pull.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));
        Func<(SandboxRepository Repository, SandboxPull Pull), long> key = request.Asked("sort") == "updated" ? x => x.Pull.Closed ?? x.Pull.Opened : x => x.Pull.Opened;
        return new([.. request.Asked("order") == "asc" ? hits.OrderBy(key).ThenBy(x => x.Repository.Id) : hits.OrderByDescending(key).ThenBy(x => x.Repository.Id)]);
    }

    private static bool State(SearchText q, SandboxPull p) =>
        (!q.Is("merged") || p.Merged is not null)
        && (!q.Is("unmerged") || p.Merged is null)
        && (!q.Is("open") || p.Closed is null)
        && (!q.Is("closed") || p.Closed is not null);

    private static bool Listed(SearchText q, SandboxRepository r, bool negated)
    {
        var (owners, names) = (q.All("user", negated).Concat(q.All("org", negated)).ToList(), q.All("repo", negated));
        if (owners.Count + names.Count == 0)
            return !negated;
        return owners.Exists(o => o.Equals(r.Owner.Login, StringComparison.OrdinalIgnoreCase)) || names.Exists(n => n.Equals(r.FullName, StringComparison.OrdinalIgnoreCase));
    }
}
