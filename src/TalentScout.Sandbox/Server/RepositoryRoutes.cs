namespace TalentScout.Sandbox;

/// <summary>A repository, and what is said of it as a whole.</summary>
internal static class RepositoryRoutes
{
    /// <summary>The service names so many contributors by account and no more.</summary>
    private const int MostContributors = 500;

    public static void Map(RouteTable routes)
    {
        routes.Repository("", (request, r, _) => Reply.Of(w => RepositoryShape.Write(w, r, request.Shapes, full: true), r.Pushed));
        routes.Repository("languages", Languages);
        routes.Repository("topics", Topics);
        routes.Repository("contributors", Contributors);
        routes.Repository("branches", Branches);
        routes.Repository("branches/{branch}", Branch);
    }

    private static Reply Languages(ApiRequest request, SandboxRepository r, string path) => Reply.Of(w =>
    {
        w.WriteStartObject();
        foreach (var (language, bytes) in r.Languages)
            w.WriteNumber(language, bytes);
        w.WriteEndObject();
    });

    private static Reply Topics(ApiRequest request, SandboxRepository r, string path) => Reply.Of(w =>
    {
        w.WriteStartObject();
        w.WriteStartArray("names");
        foreach (var topic in r.Topics)
            w.WriteStringValue(topic);
        w.WriteEndArray();
        w.WriteEndObject();
    });

    private static Reply Contributors(ApiRequest request, SandboxRepository r, string path)
    {
        if (r.Empty)
            return Reply.NoContent();
        var anonymous = request.Asked("anon") is "1" or "true";
        var all = request.Shapes.History.Contributors(r);
        var shown = all.Where(c => c.Account is not null).Take(MostContributors).Concat(anonymous ? all.Where(c => c.Account is null) : []).OrderByDescending(c => c.Commits).ToList();
        return Paging.List(request, shown, path, (w, c) =>
        {
            if (c.Account is not null)
            {
                AccountShape.Simple(w, c.Account, request.Shapes, c.Commits);
                return;
            }
            w.WriteStartObject();
            w.WriteString("email", $"{Logins.Ascii(c.AnonymousName ?? "build")}@laptop.example");
            w.WriteString("name", c.AnonymousName);
            w.WriteString("type", "Anonymous");
            w.WriteNumber("contributions", c.Commits);
            w.WriteEndObject();
        }, r.Pushed);
    }

    private static Reply Branches(ApiRequest request, SandboxRepository r, string path) => Paging.List(request, HistoryIndex.Head(r) is { } head ? [head] : Array.Empty<string>(), path, (w, sha) =>
    {
        w.WriteStartObject();
        w.WriteString("name", r.Branch);
        w.WriteStartObject("commit");
        w.WriteString("sha", sha);
        w.WriteString("url", $"{request.Shapes.Base}/repos/{r.FullName}/commits/{sha}");
        w.WriteEndObject();
        w.WriteBoolean("protected", false);
        w.WriteEndObject();
    });

    private static Reply Branch(ApiRequest request, SandboxRepository r, string path)
    {
        var commits = HistoryIndex.Commits(r);
        if (request.Value("branch") != r.Branch || commits.Length == 0)
            return Reply.Error(404, "Branch not found", "/branches/branches#get-a-branch");
        return Reply.Of(w =>
        {
            w.WriteStartObject();
            w.WriteString("name", r.Branch);
            w.WritePropertyName("commit");
            CommitShape.Write(w, r, commits[0], commits.Length > 1 ? HistoryIndex.Sha(r, commits[1]) : null, request.Shapes);
            w.WriteBoolean("protected", false);
            w.WriteEndObject();
        });
    }
}
