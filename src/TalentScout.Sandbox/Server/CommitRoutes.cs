using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Sandbox;

internal static class CommitRoutes
{
    private const string Docs = "/commits/commits#list-commits";

    public static void Map(RouteTable routes)
    {
        routes.Repository("commits", List);
        routes.Repository("commits/{sha}", One);
    }

    private static Reply List(ApiRequest request, SandboxRepository r, string path)
    {
        if (r.Empty)
            return Reply.Error(409, "Git Repository is empty.", Docs);
        var all = HistoryIndex.Commits(r);
        var start = 0;
        if (request.Asked("sha") is { } sha && sha != r.Branch && sha != "HEAD")
        {
            if (request.Shapes.History.Find(r, sha) is not { } from)
                return Reply.NotFound(Docs);
            start = all.IndexOf(from);
        }
        if (!Time(request, "since", out var since) || !Time(request, "until", out var until))
            return Reply.Invalid("Commit", "since", "invalid", Docs);
        var kept = all.Skip(start).Where(c => (since is null || c.At >= since) && (until is null || c.At <= until));
        if (request.Asked("author") is { } author)
            kept = kept.Where(c => c.Author is { Gone: false } a && (a.Login.Equals(author, StringComparison.OrdinalIgnoreCase) || author == $"{a.Id}+{a.Login}@users.noreply.github.com"));
        if (request.Asked("path")?.Trim('/') is { Length: > 0 } touched)
            kept = kept.Where(c => request.World.Files.ChangedBy(r, c).Any(f => f.Path == touched || f.Path.StartsWith(touched + "/", StringComparison.Ordinal)));
        ImmutableArray<SandboxCommit> commits = [.. kept];
        return Paging.List(request, commits, path, (w, c) => CommitShape.Write(w, r, c, ParentOf(r, all, c), request.Shapes), commits.Length > 0 ? commits[0].At : null);
    }

    private static Reply One(ApiRequest request, SandboxRepository r, string path)
    {
        if (r.Empty)
            return Reply.Error(409, "Git Repository is empty.", Docs);
        var all = HistoryIndex.Commits(r);
        var asked = request.Value("sha");
        var commit = asked == r.Branch || asked == "HEAD" ? all.FirstOrDefault() : request.Shapes.History.Find(r, asked);
        return commit is null
            ? Reply.Error(422, $"No commit found for SHA: {asked}", "/commits/commits#get-a-commit")
            : Reply.Of(w => CommitShape.Write(w, r, commit, ParentOf(r, all, commit), request.Shapes, request.World.Files.ChangedBy(r, commit)), commit.At);
    }

    /// <summary>The commit before it: numbers count down along the list, a fork's list starts further down.</summary>
    private static string? ParentOf(SandboxRepository r, ImmutableArray<SandboxCommit> all, SandboxCommit commit) => commit.Number == 0 ? null : HistoryIndex.Sha(r, all[all[0].Number - commit.Number + 1]);

    private static bool Time(ApiRequest request, string name, out long? seconds)
    {
        seconds = null;
        if (request.Asked(name) is not { } text)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return false;
        seconds = at.ToUnixTimeSeconds();
        return true;
    }
}
