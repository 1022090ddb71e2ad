using System.Text.Json;

namespace TalentScout.Sandbox;

internal static class PullShape
{
    /// <param name="full">With the fields that only the pull request's own address shows.</param>
    public static void Write(Utf8JsonWriter w, SandboxRepository r, SandboxPull p, Shapes shapes, bool full)
    {
        var url = $"{shapes.Base}/repos/{r.FullName}";
        var html = $"{shapes.Html}/{r.FullName}/pull/{p.Number}";
        var branch = Messages.Branch(p.Title);
        var head = HistoryIndex.Sha($"head {r.Id} {p.Number}");
        w.WriteStartObject();
        w.WriteString("url", $"{url}/pulls/{p.Number}");
        w.WriteNumber("id", PullId(r, p));
        w.WriteString("node_id", AccountShape.NodeId("PR", PullId(r, p)));
        w.WriteString("html_url", html);
        w.WriteString("diff_url", html + ".diff");
        w.WriteString("patch_url", html + ".patch");
        w.WriteString("issue_url", $"{url}/issues/{p.Number}");
        w.WriteNumber("number", p.Number);
        Common(w, r, p, shapes);
        w.WriteString("merged_at", p.Merged is { } merged ? UnixTime.Iso(merged) : null);
        w.WriteString("merge_commit_sha", head);
        w.WriteBoolean("draft", false);
        w.WriteString("commits_url", $"{url}/pulls/{p.Number}/commits");
        w.WriteString("comments_url", $"{url}/issues/{p.Number}/comments");
        w.WriteString("statuses_url", $"{url}/statuses/{head}");
        Side(w, "head", $"{p.Author.Login}:{branch}", branch, head, p.Author, null, shapes);
        Side(w, "base", $"{r.Owner.Login}:{r.Branch}", r.Branch, HistoryIndex.Sha($"base {r.Id} {p.Number}"), r.Owner, r, shapes);
        Links(w, url, html, p, head);
        w.WriteNull("auto_merge");
        w.WriteNull("active_lock_reason");
        if (full)
            Full(w, p, shapes);
        w.WriteEndObject();
    }

    /// <summary>As searches for issues show a pull request.</summary>
    public static void WriteAsIssue(Utf8JsonWriter w, SandboxRepository r, SandboxPull p, Shapes shapes)
    {
        var url = $"{shapes.Base}/repos/{r.FullName}";
        var html = $"{shapes.Html}/{r.FullName}/pull/{p.Number}";
        w.WriteStartObject();
        w.WriteString("url", $"{url}/issues/{p.Number}");
        w.WriteString("repository_url", url);
        w.WriteString("labels_url", $"{url}/issues/{p.Number}/labels{{/name}}");
        w.WriteString("comments_url", $"{url}/issues/{p.Number}/comments");
        w.WriteString("events_url", $"{url}/issues/{p.Number}/events");
        w.WriteString("html_url", html);
        w.WriteNumber("id", PullId(r, p) + 7);
        w.WriteString("node_id", AccountShape.NodeId("PR", PullId(r, p)));
        w.WriteNumber("number", p.Number);
        Common(w, r, p, shapes);
        w.WriteNumber("comments", p.Number % 7);
        w.WriteNull("active_lock_reason");
        w.WriteBoolean("draft", false);
        w.WriteStartObject("pull_request");
        w.WriteString("url", $"{url}/pulls/{p.Number}");
        w.WriteString("html_url", html);
        w.WriteString("diff_url", html + ".diff");
        w.WriteString("patch_url", html + ".patch");
        w.WriteString("merged_at", p.Merged is { } merged ? UnixTime.Iso(merged) : null);
        w.WriteEndObject();
        Reactions(w, $"{url}/issues/{p.Number}/reactions");
        w.WriteString("timeline_url", $"{url}/issues/{p.Number}/timeline");
        w.WriteNull("performed_via_github_app");
        w.WriteNull("state_reason");
        w.WriteNull("type");
        w.WriteNumber("score", 1.0);
        w.WriteEndObject();
    }

    private static void Links(Utf8JsonWriter w, string url, string html, SandboxPull p, string head)
    {
        w.WriteStartObject("_links");
        Link("self", $"{url}/pulls/{p.Number}");
        Link("html", html);
        Link("issue", $"{url}/issues/{p.Number}");
        Link("comments", $"{url}/issues/{p.Number}/comments");
        Link("review_comments", $"{url}/pulls/{p.Number}/comments");
        Link("review_comment", $"{url}/pulls/comments{{/number}}");
        Link("commits", $"{url}/pulls/{p.Number}/commits");
        Link("statuses", $"{url}/statuses/{head}");
        w.WriteEndObject();

        void Link(string name, string address)
        {
            w.WriteStartObject(name);
            w.WriteString("href", address);
            w.WriteEndObject();
        }
    }

    private static void Reactions(Utf8JsonWriter w, string url)
    {
        w.WriteStartObject("reactions");
        w.WriteString("url", url);
        w.WriteNumber("total_count", 0);
        foreach (var kind in (string[])["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"])
            w.WriteNumber(kind, 0);
        w.WriteEndObject();
    }

    private static long PullId(SandboxRepository r, SandboxPull p) => (r.Id * 10_000) + p.Number;

    private static void Common(Utf8JsonWriter w, SandboxRepository r, SandboxPull p, Shapes shapes)
    {
        w.WriteString("state", p.Closed is null ? "open" : "closed");
        w.WriteBoolean("locked", false);
        w.WriteString("title", p.Title);
        w.WritePropertyName("user");
        shapes.Account(w, p.Author.Gone ? null : p.Author);
        w.WriteNull("body");
        w.WriteString("created_at", UnixTime.Iso(p.Opened));
        w.WriteString("updated_at", UnixTime.Iso(p.Closed ?? p.Opened));
        w.WriteString("closed_at", p.Closed is { } closed ? UnixTime.Iso(closed) : null);
        w.WriteNull("assignee");
        w.WriteStartArray("assignees");
        w.WriteEndArray();
        w.WriteStartArray("labels");
        w.WriteEndArray();
        w.WriteNull("milestone");
        w.WriteString("author_association", r.Owner == p.Author ? "OWNER" : p.MergedBy == p.Author ? "MEMBER" : "CONTRIBUTOR");
    }

    private static void Side(Utf8JsonWriter w, string name, string label, string branch, string sha, SandboxAccount owner, SandboxRepository? repository, Shapes shapes)
    {
        w.WriteStartObject(name);
        w.WriteString("label", label);
        w.WriteString("ref", branch);
        w.WriteString("sha", sha);
        w.WritePropertyName("user");
        shapes.Account(w, owner.Gone ? null : owner);
        // The fork that a change came from is gone after the merge, as mostly on the real service: null.
        w.WritePropertyName("repo");
        if (repository is null)
            w.WriteNullValue();
        else
            shapes.Repository(w, repository);
        w.WriteEndObject();
    }

    private static void Full(Utf8JsonWriter w, SandboxPull p, Shapes shapes)
    {
        w.WriteBoolean("merged", p.Merged is not null);
        w.WriteNull("mergeable");
        w.WriteNull("rebaseable");
        w.WriteString("mergeable_state", "unknown");
        w.WritePropertyName("merged_by");
        shapes.Account(w, p.MergedBy);
        w.WriteNumber("comments", p.Number % 7);
        w.WriteNumber("review_comments", p.Number % 11);
        w.WriteBoolean("maintainer_can_modify", p.Closed is null);
        w.WriteNumber("commits", 1 + (p.Number % 3));
        w.WriteNumber("additions", 1 + (p.Number * 37 % 400));
        w.WriteNumber("deletions", p.Number * 17 % 150);
        w.WriteNumber("changed_files", 1 + (p.Number % 9));
    }
}
