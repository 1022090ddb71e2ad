using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>Files: README, contents, git trees and blobs. Every commit is taken to have the files of today.</summary>
internal static class ContentRoutes
{
    private const string Docs = "/repos/contents#get-repository-content";

    public static void Map(RouteTable routes)
    {
        routes.Repository("readme", (request, r, _) => request.World.Files.Find(r, "README.md") is { } file ? Answer(request, r, file) : Reply.NotFound("/repos/contents#get-a-repository-readme"));
        routes.Repository("contents", (request, r, _) => Contents(request, r, ""));
        routes.Repository("contents/{**path}", (request, r, _) => Contents(request, r, request.Value("path").Trim('/')));
        routes.Repository("git/trees/{sha}", Tree);
        routes.Repository("git/blobs/{sha}", Blob);
    }

    private static Reply Contents(ApiRequest request, SandboxRepository r, string path)
    {
        if (r.Empty)
            return Reply.Error(404, "This repository is empty.", Docs);
        if (request.Asked("ref") is { } reference && !Known(request, r, reference))
            return Reply.Error(404, $"No commit found for the ref {reference}", Docs);
        if (path.Length > 0 && request.World.Files.Find(r, path) is { } file)
            return Answer(request, r, file);
        var entries = TreeEntry.Of(request.World.Files.Of(r), path, recursive: false, r);
        return entries.Count == 0 ? Reply.NotFound(Docs) : Reply.Of(
            w =>
            {
                w.WriteStartArray();
                foreach (var entry in entries)
                    ContentShape.Entry(w, r, entry, path, request.Shapes);
                w.WriteEndArray();
            },
            r.Pushed);
    }

    /// <summary>Raw where asked for; Octokit takes raw bytes only under the very content type it asked for.</summary>
    private static Reply Answer(ApiRequest request, SandboxRepository r, SandboxFile file)
    {
        var raw = request.Accept.Split(',').Select(t => t.Split(';')[0].Trim()).FirstOrDefault(t => t.Contains("raw", StringComparison.Ordinal));
        return raw is not null
            ? Reply.Raw(file.Content, raw + "; charset=utf-8", r.Pushed)
            : Reply.Of(w => ContentShape.File(w, r, file, request.Shapes), r.Pushed);
    }

    private static Reply Tree(ApiRequest request, SandboxRepository r, string path)
    {
        if (r.Empty)
            return Reply.Error(409, "Git Repository is empty.", "/git/trees#get-a-tree");
        var asked = request.Value("sha");
        var files = request.World.Files.Of(r);
        var folder = TreeEntry.Folders(files).FirstOrDefault(f => HistoryIndex.TreeSha(r, f) == asked);
        if (folder is null && asked != HistoryIndex.TreeSha(r, "") && !Known(request, r, asked) && asked.Length != 40)
            return Reply.NotFound("/git/trees#get-a-tree");
        var entries = TreeEntry.Of(files, folder ?? "", request.Asked("recursive") is not null, r);
        var sha = asked.Length == 40 ? asked : HistoryIndex.TreeSha(r, "");
        return Reply.Of(w => ContentShape.Tree(w, r, sha, entries, request.Shapes), r.Pushed);
    }

    private static Reply Blob(ApiRequest request, SandboxRepository r, string path)
    {
        var sha = request.Value("sha");
        return request.World.Files.Of(r).FirstOrDefault(f => f.Sha == sha) is { } file
            ? Reply.Of(w => ContentShape.Blob(w, r, file, request.Shapes))
            : Reply.NotFound("/git/blobs#get-a-blob");
    }

    private static bool Known(ApiRequest request, SandboxRepository r, string reference) =>
        reference == r.Branch || reference == "HEAD" || reference == "refs/heads/" + r.Branch || request.Shapes.History.Find(r, reference) is not null;
}

/// <summary>A name in a folder: a file, or a folder where File is null. Path is from the folder that was asked for.</summary>
internal sealed record TreeEntry(string Path, SandboxFile? File, string Sha)
{
    public static List<TreeEntry> Of(IEnumerable<SandboxFile> files, string folder, bool recursive, SandboxRepository r)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var entries = new SortedDictionary<string, TreeEntry>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var rest = file.Path[prefix.Length..];
            for (var slash = rest.IndexOf('/'); slash > 0; slash = recursive ? rest.IndexOf('/', slash + 1) : -1)
                entries.TryAdd(rest[..slash], new TreeEntry(rest[..slash], null, HistoryIndex.TreeSha(r, prefix + rest[..slash])));
            if (recursive || !rest.Contains('/', StringComparison.Ordinal))
                entries.TryAdd(rest, new TreeEntry(rest, file, file.Sha));
        }
        return [.. entries.Values];
    }

    public static IEnumerable<string> Folders(IEnumerable<SandboxFile> files) =>
        files.SelectMany(f => f.Path.Select((c, i) => (c, i)).Where(x => x.c == '/').Select(x => f.Path[..x.i])).Distinct(StringComparer.Ordinal);
}

internal static class ContentShape
{
    public static void File(Utf8JsonWriter w, SandboxRepository r, SandboxFile file, Shapes shapes)
    {
        w.WriteStartObject();
        Fields(w, r, file.Path, file, file.Sha, shapes);
        w.WriteString("content", Base64(file));
        w.WriteString("encoding", "base64");
        w.WriteEndObject();
    }

    public static void Entry(Utf8JsonWriter w, SandboxRepository r, TreeEntry entry, string folder, Shapes shapes)
    {
        w.WriteStartObject();
        Fields(w, r, folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}", entry.File, entry.Sha, shapes);
        w.WriteEndObject();
    }

    public static void Tree(Utf8JsonWriter w, SandboxRepository r, string sha, List<TreeEntry> entries, Shapes shapes)
    {
        var url = $"{shapes.Base}/repos/{r.FullName}/git";
        w.WriteStartObject();
        w.WriteString("sha", sha);
        w.WriteString("url", $"{url}/trees/{sha}");
        w.WriteStartArray("tree");
        foreach (var entry in entries)
        {
            w.WriteStartObject();
            w.WriteString("path", entry.Path);
            w.WriteString("mode", entry.File is null ? "040000" : "100644");
            w.WriteString("type", entry.File is null ? "tree" : "blob");
            w.WriteString("sha", entry.Sha);
            if (entry.File is not null)
                w.WriteNumber("size", entry.File.Content.Length);
            w.WriteString("url", $"{url}/{(entry.File is null ? "trees" : "blobs")}/{entry.Sha}");
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteBoolean("truncated", false);
        w.WriteEndObject();
    }

    public static void Blob(Utf8JsonWriter w, SandboxRepository r, SandboxFile file, Shapes shapes)
    {
        w.WriteStartObject();
        w.WriteString("sha", file.Sha);
        w.WriteString("node_id", AccountShape.NodeId("B", file.Content.Length));
        w.WriteNumber("size", file.Content.Length);
        w.WriteString("url", $"{shapes.Base}/repos/{r.FullName}/git/blobs/{file.Sha}");
        w.WriteString("content", Base64(file));
        w.WriteString("encoding", "base64");
        w.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter w, SandboxRepository r, string path, SandboxFile? file, string sha, Shapes shapes)
    {
        var escaped = CommitShape.EscapePath(path);
        var self = $"{shapes.Base}/repos/{r.FullName}/contents/{escaped}?ref={r.Branch}";
        var git = $"{shapes.Base}/repos/{r.FullName}/git/{(file is null ? "trees" : "blobs")}/{sha}";
        var html = $"{shapes.Html}/{r.FullName}/{(file is null ? "tree" : "blob")}/{r.Branch}/{escaped}";
        w.WriteString("name", path[(path.LastIndexOf('/') + 1)..]);
        w.WriteString("path", path);
        w.WriteString("sha", sha);
        w.WriteNumber("size", file?.Content.Length ?? 0);
        w.WriteString("url", self);
        w.WriteString("html_url", html);
        w.WriteString("git_url", git);
        w.WriteString("download_url", file is null ? null : $"{shapes.Html}/{r.FullName}/raw/{r.Branch}/{escaped}");
        w.WriteString("type", file is null ? "dir" : "file");
        w.WriteStartObject("_links");
        w.WriteString("self", self);
        w.WriteString("git", git);
        w.WriteString("html", html);
        w.WriteEndObject();
    }

    /// <summary>Lines of 60, as the service breaks them.</summary>
    private static string Base64(SandboxFile file) => string.Concat(Convert.ToBase64String(file.Content.Span).Chunk(60).Select(c => new string(c) + "\n"));
}
