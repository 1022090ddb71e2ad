namespace TalentScout.Sandbox;

/// <summary>/search/repositories: language, topic, stars, forks, pushed, created, user, org, repo, license, archived, fork, and words.</summary>
internal static class RepositorySearch
{
    public static SearchResult<SandboxRepository> Find(ApiRequest request, SearchText q)
    {
        if (q.Trouble(("stars", false), ("forks", false), ("size", false), ("pushed", true), ("created", true)) is { } bad)
            return SearchResult<SandboxRepository>.Refused($"\"{bad}\" is not a recognized date/time format or number.");
        var owners = q.All("user").Concat(q.All("org")).ToList();
        if (owners.Find(o => request.World.Account(o) is null or { Gone: true }) is not null)
            return SearchResult<SandboxRepository>.Refused("The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.");
        var forks = q.First("fork") ?? "false";
        var hits = request.World.Repositories
            .Where(r => r.Kind is not (RepositoryKind.Blocked or RepositoryKind.Empty) && !r.Owner.Gone)
            .Where(r => forks == "true" || (r.Kind == RepositoryKind.Fork) == (forks == "only"))
            .Where(r => Any(q.All("language"), l => l.Equals(r.Language, StringComparison.OrdinalIgnoreCase)))
            .Where(r => q.All("topic").TrueForAll(t => r.Topics.Contains(t, StringComparer.OrdinalIgnoreCase)))
            .Where(r => Any(owners, o => r.Owner.Login.Equals(o, StringComparison.OrdinalIgnoreCase)))
            .Where(r => Any(q.All("repo"), n => r.FullName.Equals(n, StringComparison.OrdinalIgnoreCase)))
            .Where(r => Any(q.All("license"), l => l.Equals(r.License, StringComparison.OrdinalIgnoreCase)))
            .Where(r => q.First("archived") is not { } archived || r.Archived == (archived == "true"))
            .Where(r => q.Fits("stars", r.Stars) && q.Fits("forks", r.Forks) && q.Fits("pushed", r.Pushed, dates: true) && q.Fits("created", r.Created, dates: true))
            .Where(r => q.Words.TrueForAll(w => r.Name.Contains(w, StringComparison.OrdinalIgnoreCase)
                || r.Description?.Contains(w, StringComparison.OrdinalIgnoreCase) == true
                || r.Topics.Contains(w, StringComparer.OrdinalIgnoreCase)));
        Func<SandboxRepository, long> key = request.Asked("sort") switch { "updated" => r => r.Pushed, "forks" => r => r.Forks, _ => r => r.Stars };
        return new SearchResult<SandboxRepository>([.. request.Asked("order") == "asc" ? hits.OrderBy(key).ThenBy(r => r.Id) : hits.OrderByDescending(key).ThenBy(r => r.Id)]);
    }

    private static bool Any(List<string> wanted, Predicate<string> fits) => wanted.Count == 0 || wanted.Exists(fits);
}
