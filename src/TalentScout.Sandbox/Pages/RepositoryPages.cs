using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Pages of a repository: overview, folders, files, commits, pull requests.</summary>
internal static class RepositoryPages
{
    private const int Shown = 50;

    public static void Map(RouteTable routes)
    {
        On(routes, "", Overview);
        On(routes, "tree/{branch}/{**path}", (request, r) => Folder(request, r, request.Value("path").Trim('/')));
        On(routes, "blob/{branch}/{**path}", Blob);
        On(routes, "raw/{branch}/{**path}", (request, r) => request.World.Files.Find(r, request.Value("path")) is { } file ? Reply.Raw(file.Content, "text/plain; charset=utf-8", r.Pushed) : Page.NotFound());
        On(routes, "commits", Commits);
        On(routes, "commits/{branch}", Commits);
        On(routes, "commit/{sha}", Commit);
        On(routes, "pulls", Pulls);
        On(routes, "pull/{number}", Pull);
    }

    private static void On(RouteTable routes, string tail, Func<ApiRequest, SandboxRepository, Reply> show) => routes.Page("{owner}/{repo}" + (tail.Length == 0 ? "" : "/" + tail), request =>
    {
        var name = $"{request.Value("owner")}/{request.Value("repo")}";
        if (request.World.Renamed(name) is { } moved)
            return Page.Of("Moved", "", $"<h1>Moved</h1><p>Now at {Page.Link(moved.FullName, moved.FullName)}.</p>") with { Status = 301, Location = $"/{moved.FullName}", Validated = false };
        return request.World.Repository(name) is { Owner.Gone: false, Kind: not RepositoryKind.Blocked } r ? show(request, r) : Page.NotFound();
    });

    private static string Trail(SandboxRepository r) => $"{Page.Link(r.Owner.Login, r.Owner.Login)} / {Page.Link(r.FullName, r.Name)}";

    private static Reply Overview(ApiRequest request, SandboxRepository r)
    {
        var total = Math.Max(1, r.Languages.Sum(l => l.Bytes));
        var languages = r.Languages.Select(l => $"{Page.Text(l.Language)} {(100.0 * l.Bytes / total).ToString("0.#", CultureInfo.InvariantCulture)} %");
        var contributors = request.Shapes.History.Contributors(r).Where(c => c.Account is not null).Take(40)
            .Select(c => $"<a href=\"/{Page.Text(r.FullName)}/commits?author={Uri.EscapeDataString(c.Account!.Login)}\">{Page.Text(c.Account.Login)}</a>&nbsp;<span class=\"soft\">{c.Commits.ToString(CultureInfo.InvariantCulture)}</span>");
        var readme = request.World.Files.Find(r, "README.md");
        var body = $"""
            <h1>{Page.Text(r.Name)}</h1><p>{Page.Text(r.Description)}</p>
            <p>{string.Concat(r.Topics.Select(t => $"<span class=\"tag\">{Page.Text(t)}</span>"))}</p>
            <p class="soft">{string.Join(" · ", languages)} · ★ {r.Stars.ToString(CultureInfo.InvariantCulture)}{(r.Archived ? " · archived" : "")}{(r.Parent is { } parent ? $" · fork of {Page.Link(parent.FullName, parent.FullName)}" : "")}</p>
            <p>{Page.Link($"{r.FullName}/commits", "Commits")} · {Page.Link($"{r.FullName}/pulls", "Pull requests")}</p>
            {Entries(request, r, "")}
            <h2>Contributors</h2><p>{string.Join(" · ", contributors)}</p>
            {(readme is null ? "" : $"<h2>README.md</h2><div style=\"white-space:pre-wrap\">{Page.Text(readme.Text)}</div>")}
            """;
        return Page.Of(r.FullName, Page.Link(r.Owner.Login, r.Owner.Login), body);
    }

    private static Reply Folder(ApiRequest request, SandboxRepository r, string path)
    {
        var entries = Entries(request, r, path);
        return entries.Length == 0 ? Page.NotFound() : Page.Of($"{path} · {r.FullName}", Trail(r), $"<h1>{Page.Text(path)}</h1>{entries}");
    }

    private static string Entries(ApiRequest request, SandboxRepository r, string path)
    {
        var entries = TreeEntry.Of(request.World.Files.Of(r), path, recursive: false, r);
        var prefix = path.Length == 0 ? "" : path + "/";
        return entries.Count == 0 ? "" : Page.Table(entries.OrderBy(e => e.File is not null).Select(e =>
            Page.Row(Page.Link($"{r.FullName}/{(e.File is null ? "tree" : "blob")}/{r.Branch}/{prefix}{e.Path}", e.Path + (e.File is null ? "/" : "")))));
    }

    /// <summary>Every line has the id L1, L2, …, so that a link can point at it.</summary>
    private static Reply Blob(ApiRequest request, SandboxRepository r)
    {
        if (request.World.Files.Find(r, request.Value("path")) is not { } file)
            return Page.NotFound();
        var lines = file.Text.TrimEnd('\n').Split('\n').Select((line, i) => $"<span id=\"L{(i + 1).ToString(CultureInfo.InvariantCulture)}\">{Page.Text(line)}</span>");
        return Page.Of($"{file.Path} · {r.FullName}", Trail(r), $"<h1>{Page.Text(file.Path)}</h1><pre>{string.Concat(lines)}</pre>");
    }

    private static Reply Commits(ApiRequest request, SandboxRepository r)
    {
        var author = request.Asked("author");
        var commits = HistoryIndex.Commits(r).Where(c => author is null || author.Equals(c.Author?.Login, StringComparison.OrdinalIgnoreCase)).ToList();
        var (from, to) = (Math.Min(commits.Count, (request.Page - 1) * Shown), Math.Min(commits.Count, request.Page * Shown));
        var by = author is null ? "" : " by " + author;
        var older = to < commits.Count ? $"<p><a href=\"?page={(request.Page + 1).ToString(CultureInfo.InvariantCulture)}{(author is null ? "" : "&amp;author=" + Uri.EscapeDataString(author))}\">Older</a></p>" : "";
        return Page.Of($"Commits{by} · {r.FullName}", Trail(r), $"<h1>{commits.Count.ToString(CultureInfo.InvariantCulture)} commits{Page.Text(by)}</h1>{Page.Table(commits[from..to].Select(c => CommitRow(r, c)))}{older}");
    }

    private static string CommitRow(SandboxRepository r, SandboxCommit c) => Page.Row(
        Page.Link($"{r.FullName}/commit/{HistoryIndex.Sha(r, c)}", c.Message),
        c.Author is null ? Page.Text(c.AnonymousName) : Page.Link(c.Author.Login, c.Author.Login),
        Page.Day(c.At));

    private static Reply Commit(ApiRequest request, SandboxRepository r)
    {
        if (request.Shapes.History.Find(r, request.Value("sha")) is not { } commit)
            return Page.NotFound();
        var files = request.World.Files.ChangedBy(r, commit).Select(f => Page.Row(Page.Link($"{r.FullName}/blob/{r.Branch}/{f.Path}", f.Path)));
        var author = commit.Author is null ? Page.Text(commit.AnonymousName) : Page.Link(commit.Author.Login, commit.Author.Login);
        var pull = commit.Pull is { } number ? $" · {Page.Link($"{r.FullName}/pull/{number}", $"#{number}")}" : "";
        return Page.Of($"{commit.Message} · {r.FullName}", Trail(r), $"<h1>{Page.Text(commit.Message)}</h1><p>{author} · {Page.Day(commit.At)}{pull}</p><p class=\"soft\">{request.Value("sha")}</p><h2>Files</h2>{Page.Table(files)}");
    }

    private static Reply Pulls(ApiRequest request, SandboxRepository r)
    {
        var rows = r.Pulls.Take(100).Select(p => Page.Row(Page.Link($"{r.FullName}/pull/{p.Number}", $"#{p.Number} {p.Title}"), Page.Link(p.Author.Login, p.Author.Login), State(p), Page.Day(p.Closed ?? p.Opened)));
        return Page.Of($"Pull requests · {r.FullName}", Trail(r), $"<h1>{r.Pulls.Length.ToString(CultureInfo.InvariantCulture)} pull requests</h1>{Page.Table(rows)}");
    }

    private static Reply Pull(ApiRequest request, SandboxRepository r)
    {
        if (r.Pulls.FirstOrDefault(p => p.Number == request.Number("number")) is not { } pull)
            return Page.NotFound();
        var commits = HistoryIndex.Commits(r).Where(c => c.Pull == pull.Number).Select(c => CommitRow(r, c)).ToList();
        var merged = pull.MergedBy is { } by ? $" by {Page.Link(by.Login, by.Login)}" : "";
        var body = $"""
            <h1>{Page.Text(pull.Title)} <span class="soft">#{pull.Number.ToString(CultureInfo.InvariantCulture)}</span></h1>
            <p>{Page.Link(pull.Author.Login, pull.Author.Login)} opened it on {Page.Day(pull.Opened)}; {State(pull)}{merged}{(pull.Closed is { } closed ? " on " + Page.Day(closed) : "")}.</p>
            {(commits.Count == 0 ? "" : "<h2>Commits</h2>" + Page.Table(commits))}
            """;
        return Page.Of($"{pull.Title} · {r.FullName}", Trail(r), body);
    }

    private static string State(SandboxPull p) => p.Merged is not null ? "merged" : p.Closed is not null ? "closed" : "open";
}
