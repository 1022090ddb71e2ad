using System.Globalization;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>What an account did of late, in the cut-down form that the service has given since October 2025.</summary>
internal static class EventRoutes
{
    /// <summary>The service keeps so many, of so many days.</summary>
    private const int Most = 300;
    private const long Days = 30;

    public static void Map(RouteTable routes)
    {
        routes.Account("events/public", List);
        routes.Account("events", List);
    }

    private static Reply List(ApiRequest request, SandboxAccount account, string path)
    {
        var since = UnixTime.Of(request.World.Options.Today) - (Days * UnixTime.Day);
        var events = request.Shapes.History.RecentOf(account).Where(e => e.At >= since).OrderByDescending(e => e.At).ThenBy(e => e.Repository.Id).Take(Most).ToList();
        return Paging.List(request, events, path, (w, e) => Write(w, account, e, request.Shapes), events.Count > 0 ? events[0].At : null) with { PollInterval = "60" };
    }

    private static void Write(Utf8JsonWriter w, SandboxAccount account, AccountEvent e, Shapes shapes)
    {
        var r = e.Repository;
        var url = $"{shapes.Base}/repos/{r.FullName}";
        w.WriteStartObject();
        w.WriteString("id", (40_000_000_000 + e.At + r.Id % 1000).ToString(CultureInfo.InvariantCulture));
        w.WriteString("type", e.Pull is null ? "PushEvent" : "PullRequestEvent");
        w.WriteStartObject("actor");
        w.WriteNumber("id", account.Id);
        w.WriteString("login", account.Login);
        w.WriteString("display_login", account.Login);
        w.WriteString("gravatar_id", "");
        w.WriteString("url", $"{shapes.Base}/users/{account.Login}");
        w.WriteString("avatar_url", $"{shapes.Html}/avatars/{account.Id}.svg");
        w.WriteEndObject();
        w.WriteStartObject("repo");
        w.WriteNumber("id", r.Id);
        w.WriteString("name", r.FullName);
        w.WriteString("url", url);
        w.WriteEndObject();
        w.WriteStartObject("payload");
        if (e.Pull is { } pull)
        {
            w.WriteString("action", e.At == pull.Opened ? "opened" : pull.Merged is null ? "closed" : "merged");
            w.WriteNumber("number", pull.Number);
            w.WriteStartObject("pull_request");
            w.WriteString("url", $"{url}/pulls/{pull.Number}");
            w.WriteNumber("number", pull.Number);
            w.WriteEndObject();
        }
        else if (e.Commit is { } commit)
        {
            w.WriteNumber("repository_id", r.Id);
            w.WriteNumber("push_id", 20_000_000_000 + e.At);
            w.WriteString("ref", "refs/heads/" + r.Branch);
            w.WriteString("head", HistoryIndex.Sha(r, commit));
        }
        w.WriteEndObject();
        w.WriteBoolean("public", true);
        w.WriteString("created_at", UnixTime.Iso(e.At));
        w.WriteEndObject();
    }
}
