using System.Text.Json;

namespace TalentScout.Sandbox;

internal static class RepositoryShape
{
    private static readonly (string Field, string Tail)[] Addresses =
    [
        ("forks_url", "/forks"), ("keys_url", "/keys{/key_id}"), ("collaborators_url", "/collaborators{/collaborator}"), ("teams_url", "/teams"), ("hooks_url", "/hooks"), ("issue_events_url", "/issues/events{/number}"),
        ("events_url", "/events"), ("assignees_url", "/assignees{/user}"), ("branches_url", "/branches{/branch}"), ("tags_url", "/tags"), ("blobs_url", "/git/blobs{/sha}"), ("git_tags_url", "/git/tags{/sha}"),
        ("git_refs_url", "/git/refs{/sha}"), ("trees_url", "/git/trees{/sha}"), ("statuses_url", "/statuses/{sha}"), ("languages_url", "/languages"), ("stargazers_url", "/stargazers"), ("contributors_url", "/contributors"),
        ("subscribers_url", "/subscribers"), ("subscription_url", "/subscription"), ("commits_url", "/commits{/sha}"), ("git_commits_url", "/git/commits{/sha}"), ("comments_url", "/comments{/number}"),
        ("issue_comment_url", "/issues/comments{/number}"), ("contents_url", "/contents/{+path}"), ("compare_url", "/compare/{base}...{head}"), ("merges_url", "/merges"), ("archive_url", "/{archive_format}{/ref}"),
        ("downloads_url", "/downloads"), ("issues_url", "/issues{/number}"), ("pulls_url", "/pulls{/number}"), ("milestones_url", "/milestones{/number}"), ("notifications_url", "/notifications{?since,all,participating}"),
        ("labels_url", "/labels{/name}"), ("releases_url", "/releases{/id}"), ("deployments_url", "/deployments"),
    ];

    private static readonly Dictionary<string, (string Name, string Spdx)> Licenses = new(StringComparer.Ordinal)
    {
        ["mit"] = ("MIT License", "MIT"),
        ["apache-2.0"] = ("Apache License 2.0", "Apache-2.0"),
        ["bsd-3-clause"] = ("BSD 3-Clause \"New\" or \"Revised\" License", "BSD-3-Clause"),
        ["gpl-3.0"] = ("GNU General Public License v3.0", "GPL-3.0"),
    };

    /// <param name="full">With organisation, parent and counts that only the repository's own address shows.</param>
    /// <param name="hit">As a hit of a search, with its score.</param>
    public static void Write(Utf8JsonWriter w, SandboxRepository r, Shapes shapes, bool full = false, bool hit = false)
    {
        var url = $"{shapes.Base}/repos/{r.FullName}";
        var html = $"{shapes.Html}/{r.FullName}";
        w.WriteStartObject();
        w.WriteNumber("id", r.Id);
        w.WriteString("node_id", AccountShape.NodeId("R", r.Id));
        w.WriteString("name", r.Name);
        w.WriteString("full_name", r.FullName);
        w.WriteBoolean("private", false);
        w.WritePropertyName("owner");
        shapes.Account(w, r.Owner);
        w.WriteString("html_url", html);
        w.WriteString("description", r.Description);
        w.WriteBoolean("fork", r.Kind == RepositoryKind.Fork);
        w.WriteString("url", url);
        foreach (var (field, tail) in Addresses)
            w.WriteString(field, url + tail);
        w.WriteString("created_at", UnixTime.Iso(r.Created));
        w.WriteString("updated_at", UnixTime.Iso(r.Pushed));
        w.WriteString("pushed_at", UnixTime.Iso(r.Pushed));
        w.WriteString("git_url", "git:" + html.Split(':', 2)[^1] + ".git");
        w.WriteString("ssh_url", $"git@{new Uri(html).Host}:{r.FullName}.git");
        w.WriteString("clone_url", html + ".git");
        w.WriteString("svn_url", html);
        w.WriteString("homepage", r.Homepage);
        w.WriteNumber("size", r.Languages.Sum(l => l.Bytes) / 700);
        w.WriteNumber("stargazers_count", r.Stars);
        w.WriteNumber("watchers_count", r.Stars);
        w.WriteString("language", r.Language);
        w.WriteBoolean("has_issues", r.Kind != RepositoryKind.Fork);
        w.WriteBoolean("has_projects", true);
        w.WriteBoolean("has_downloads", true);
        w.WriteBoolean("has_wiki", false);
        w.WriteBoolean("has_pages", false);
        w.WriteBoolean("has_discussions", false);
        w.WriteNumber("forks_count", r.Forks);
        w.WriteNull("mirror_url");
        w.WriteBoolean("archived", r.Archived);
        w.WriteBoolean("disabled", r.Kind == RepositoryKind.Blocked);
        w.WriteNumber("open_issues_count", r.OpenIssues);
        License(w, r, shapes);
        w.WriteBoolean("allow_forking", true);
        w.WriteBoolean("is_template", false);
        w.WriteBoolean("web_commit_signoff_required", false);
        w.WriteStartArray("topics");
        foreach (var topic in r.Topics)
            w.WriteStringValue(topic);
        w.WriteEndArray();
        w.WriteString("visibility", "public");
        w.WriteNumber("forks", r.Forks);
        w.WriteNumber("open_issues", r.OpenIssues);
        w.WriteNumber("watchers", r.Stars);
        w.WriteString("default_branch", r.Branch);
        if (full)
            Full(w, r, shapes);
        if (hit)
            w.WriteNumber("score", 1.0);
        w.WriteEndObject();
    }

    private static void Full(Utf8JsonWriter w, SandboxRepository r, Shapes shapes)
    {
        w.WriteStartObject("custom_properties");
        w.WriteEndObject();
        if (r.Owner.Type == AccountType.Organization)
        {
            w.WritePropertyName("organization");
            shapes.Account(w, r.Owner);
        }
        if (r.Parent is { } parent)
        {
            foreach (var relation in (string[])["parent", "source"])
            {
                w.WritePropertyName(relation);
                shapes.Repository(w, parent);
            }
        }
        w.WriteNumber("network_count", r.Forks);
        w.WriteNumber("subscribers_count", r.Watchers);
    }

    private static void License(Utf8JsonWriter w, SandboxRepository r, Shapes shapes)
    {
        if (r.License is null)
        {
            w.WriteNull("license");
            return;
        }
        var (name, spdx) = Licenses[r.License];
        w.WriteStartObject("license");
        w.WriteString("key", r.License);
        w.WriteString("name", name);
        w.WriteString("spdx_id", spdx);
        w.WriteString("url", $"{shapes.Base}/licenses/{r.License}");
        w.WriteString("node_id", AccountShape.NodeId("L", name.Length));
        w.WriteEndObject();
    }
}
