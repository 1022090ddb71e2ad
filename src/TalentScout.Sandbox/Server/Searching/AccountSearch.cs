namespace TalentScout.Sandbox;

/// <summary>/search/users: location, language, followers, repos, created, type, and words in login or name.</summary>
internal static class AccountSearch
{
    public static SearchResult<SandboxAccount> Find(ApiRequest request, SearchText q)
    {
        if (q.Trouble(("followers", false), ("repos", false), ("created", true)) is { } bad)
            return SearchResult<SandboxAccount>.Refused($"\"{bad}\" is not a recognized date/time format or number.");
        var world = request.World;
        var type = q.First("type") switch { "user" => AccountType.User, "org" or "organization" => AccountType.Organization, _ => (AccountType?)null };
        var hits = world.Accounts
            .Where(a => !a.Gone && a.Type != AccountType.Bot && (type is null || a.Type == type))
            .Where(a => q.Words.TrueForAll(w => a.Login.Contains(w, StringComparison.OrdinalIgnoreCase) || a.Name?.Contains(w, StringComparison.OrdinalIgnoreCase) == true))
            .Where(a => q.All("location") is not { Count: > 0 } places || places.Exists(p => a.Location?.Contains(p, StringComparison.OrdinalIgnoreCase) == true))
            .Where(a => q.All("user").Concat(q.All("org")).ToList() is not { Count: > 0 } logins || logins.Exists(l => a.Login.Equals(l, StringComparison.OrdinalIgnoreCase)))
            .Where(a => q.Fits("followers", a.Followers) && q.Fits("created", a.Created, dates: true) && q.Fits("repos", world.RepositoriesOf(a).Count()))
            .Where(a => q.All("language") is not { Count: > 0 } languages
                || world.RepositoriesOf(a).Any(r => r.Kind != RepositoryKind.Fork && languages.Exists(l => l.Equals(r.Language, StringComparison.OrdinalIgnoreCase))));
        return new SearchResult<SandboxAccount>([.. Sorted(request, hits, world)]);
    }

    private static IEnumerable<SandboxAccount> Sorted(ApiRequest request, IEnumerable<SandboxAccount> hits, SandboxWorld world)
    {
        Func<SandboxAccount, long> key = request.Asked("sort") switch
        {
            "repositories" => a => world.RepositoriesOf(a).Count(),
            "joined" => a => a.Created,
            "followers" => a => a.Followers,
            // Best match: something stable that is neither of these.
            _ => a => a.Followers * (1 + (a.Id % 7)),
        };
        return request.Asked("order") == "asc" ? hits.OrderBy(key).ThenBy(a => a.Id) : hits.OrderByDescending(key).ThenBy(a => a.Id);
    }
}
