using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Sandbox;

internal static class CommitShape
{
    /// <param name="files">What it changed, where the answer shows that; else default.</param>
    public static void Write(Utf8JsonWriter w, SandboxRepository r, SandboxCommit c, string? parent, Shapes shapes, ImmutableArray<SandboxFile> files = default)
    {
        var sha = HistoryIndex.Sha(r, c);
        var url = $"{shapes.Base}/repos/{r.FullName}";
        var web = $"{shapes.Html}/{r.FullName}";
        // A deleted account is not linked any more; its name stays in git.
        var account = c.Author is { Gone: false } author ? author : null;
        w.WriteStartObject();
        w.WriteString("sha", sha);
        w.WriteString("node_id", AccountShape.NodeId("C", c.Number));
        w.WriteStartObject("commit");
        GitName(w, "author", c);
        GitName(w, "committer", c);
        w.WriteString("message", c.Message);
        var tree = HistoryIndex.Sha("tree of " + sha);
        w.WriteStartObject("tree");
        w.WriteString("sha", tree);
        w.WriteString("url", $"{url}/git/trees/{tree}");
        w.WriteEndObject();
        w.WriteString("url", $"{url}/git/commits/{sha}");
        w.WriteNumber("comment_count", 0);
        w.WriteStartObject("verification");
        w.WriteBoolean("verified", false);
        w.WriteString("reason", "unsigned");
        w.WriteNull("signature");
        w.WriteNull("payload");
        w.WriteNull("verified_at");
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteString("url", $"{url}/commits/{sha}");
        w.WriteString("html_url", $"{web}/commit/{sha}");
        w.WriteString("comments_url", $"{url}/commits/{sha}/comments");
        w.WritePropertyName("author");
        shapes.Account(w, account);
        w.WritePropertyName("committer");
        shapes.Account(w, account);
        w.WriteStartArray("parents");
        if (parent is not null)
        {
            w.WriteStartObject();
            w.WriteString("sha", parent);
            w.WriteString("url", $"{url}/commits/{parent}");
            w.WriteString("html_url", $"{web}/commit/{parent}");
            w.WriteEndObject();
        }
        w.WriteEndArray();
        if (!files.IsDefault)
            Files(w, sha, files, url, web, c);
        w.WriteEndObject();
    }

    private static void GitName(Utf8JsonWriter w, string field, SandboxCommit c)
    {
        w.WriteStartObject(field);
        w.WriteString("name", c.Author is null ? c.AnonymousName : c.Author.Name ?? c.Author.Login);
        // A third of them left their own address in git, as people do: nothing of it may be kept.
        w.WriteString("email", Email(c));
        w.WriteString("date", UnixTime.Iso(c.At));
        w.WriteEndObject();
    }

    private static string Email(SandboxCommit c) => c.Author switch
    {
        null => $"{Logins.Ascii(c.AnonymousName ?? "build")}@laptop.example",
        { Id: var id, Login: var login } when id % 3 != 0 => $"{id}+{login}@users.noreply.github.com",
        { Login: var login } => $"{login.ToLowerInvariant()}@mail.example",
    };

    private static void Files(Utf8JsonWriter w, string sha, ImmutableArray<SandboxFile> files, string url, string web, SandboxCommit c)
    {
        var lines = files.Select((f, i) => (File: f, Added: 1 + ((c.Number + (i * 13)) % 40), Removed: (c.Number + (i * 7)) % 23)).ToList();
        w.WriteStartObject("stats");
        w.WriteNumber("total", lines.Sum(l => l.Added + l.Removed));
        w.WriteNumber("additions", lines.Sum(l => l.Added));
        w.WriteNumber("deletions", lines.Sum(l => l.Removed));
        w.WriteEndObject();
        w.WriteStartArray("files");
        foreach (var (file, added, removed) in lines)
        {
            var path = EscapePath(file.Path);
            w.WriteStartObject();
            w.WriteString("sha", file.Sha);
            w.WriteString("filename", file.Path);
            w.WriteString("status", removed == 0 ? "added" : "modified");
            w.WriteNumber("additions", added);
            w.WriteNumber("deletions", removed);
            w.WriteNumber("changes", added + removed);
            w.WriteString("blob_url", $"{web}/blob/{sha}/{path}");
            w.WriteString("raw_url", $"{web}/raw/{sha}/{path}");
            w.WriteString("contents_url", $"{url}/contents/{path}?ref={sha}");
            w.WriteString("patch", $"@@ -1,{removed} +1,{added} @@\n+{file.Text.Split('\n')[0]}");
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    public static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
