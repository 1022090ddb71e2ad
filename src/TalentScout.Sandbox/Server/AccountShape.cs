using System.Text;
using System.Text.Json;

namespace TalentScout.Sandbox;

internal static class AccountShape
{
    /// <summary>The short form, with one number more for contributors.</summary>
    public static void Simple(Utf8JsonWriter w, SandboxAccount account, Shapes shapes, int? contributions)
    {
        w.WriteStartObject();
        WriteFields(w, account, shapes);
        if (contributions is { } n)
            w.WriteNumber("contributions", n);
        w.WriteEndObject();
    }

    public static void Full(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        w.WriteStartObject();
        WriteFields(w, account, shapes);
        w.WriteString("name", account.Name);
        w.WriteString("company", account.Company);
        w.WriteString("blog", account.Blog ?? "");
        w.WriteString("location", account.Location);
        w.WriteNull("email");
        if (account.Hireable is { } hireable)
            w.WriteBoolean("hireable", hireable);
        else
            w.WriteNull("hireable");
        w.WriteString("bio", account.Bio);
        w.WriteNull("twitter_username");
        Counts(w, account, shapes);
        w.WriteEndObject();
    }

    public static void SimpleOrganisation(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        w.WriteStartObject();
        OrganisationFields(w, account, shapes);
        w.WriteEndObject();
    }

    public static void FullOrganisation(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        w.WriteStartObject();
        OrganisationFields(w, account, shapes);
        w.WriteString("name", account.Name);
        w.WriteNull("company");
        w.WriteString("blog", account.Blog ?? "");
        w.WriteString("location", account.Location);
        w.WriteNull("email");
        w.WriteNull("twitter_username");
        w.WriteBoolean("is_verified", false);
        w.WriteBoolean("has_organization_projects", true);
        w.WriteBoolean("has_repository_projects", true);
        Counts(w, account, shapes);
        w.WriteString("html_url", $"{shapes.Html}/{account.Login}");
        w.WriteNull("archived_at");
        w.WriteString("type", "Organization");
        w.WriteEndObject();
    }

    /// <summary>The opaque global id, in the form of the real service.</summary>
    public static string NodeId(string kind, long id) => $"{kind}_" + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{kind}{id}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static void Counts(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        w.WriteNumber("public_repos", shapes.World.RepositoriesOf(account).Count(r => r.Kind != RepositoryKind.Blocked));
        w.WriteNumber("public_gists", account.Gists);
        w.WriteNumber("followers", account.Followers);
        w.WriteNumber("following", account.Following);
        w.WriteString("created_at", UnixTime.Iso(account.Created));
        w.WriteString("updated_at", UnixTime.Iso(account.Updated));
    }

    private static void OrganisationFields(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        var url = $"{shapes.Base}/orgs/{account.Login}";
        w.WriteString("login", account.Login);
        w.WriteNumber("id", account.Id);
        w.WriteString("node_id", NodeId("O", account.Id));
        w.WriteString("url", url);
        w.WriteString("repos_url", url + "/repos");
        w.WriteString("events_url", url + "/events");
        w.WriteString("hooks_url", url + "/hooks");
        w.WriteString("issues_url", url + "/issues");
        w.WriteString("members_url", url + "/members{/member}");
        w.WriteString("public_members_url", url + "/public_members{/member}");
        w.WriteString("avatar_url", $"{shapes.Html}/avatars/{account.Id}.svg");
        w.WriteString("description", account.Bio);
    }

    /// <summary>The fields of the short form, for whoever adds some of its own.</summary>
    public static void WriteFields(Utf8JsonWriter w, SandboxAccount account, Shapes shapes)
    {
        var url = $"{shapes.Base}/users/{Uri.EscapeDataString(account.Login)}";
        w.WriteString("login", account.Login);
        w.WriteNumber("id", account.Id);
        w.WriteString("node_id", NodeId(account.Type switch { AccountType.Organization => "O", AccountType.Bot => "BOT", _ => "U" }, account.Id));
        w.WriteString("avatar_url", $"{shapes.Html}/avatars/{account.Id}.svg");
        w.WriteString("gravatar_id", "");
        w.WriteString("url", url);
        w.WriteString("html_url", account.Type == AccountType.Bot ? $"{shapes.Html}/apps/{account.Login.Replace("[bot]", "", StringComparison.Ordinal)}" : $"{shapes.Html}/{account.Login}");
        w.WriteString("followers_url", url + "/followers");
        w.WriteString("following_url", url + "/following{/other_user}");
        w.WriteString("gists_url", url + "/gists{/gist_id}");
        w.WriteString("starred_url", url + "/starred{/owner}{/repo}");
        w.WriteString("subscriptions_url", url + "/subscriptions");
        w.WriteString("organizations_url", url + "/orgs");
        w.WriteString("repos_url", url + "/repos");
        w.WriteString("events_url", url + "/events{/privacy}");
        w.WriteString("received_events_url", url + "/received_events");
        w.WriteString("type", account.Type.ToString());
        w.WriteString("user_view_type", "public");
        w.WriteBoolean("site_admin", false);
    }
}
