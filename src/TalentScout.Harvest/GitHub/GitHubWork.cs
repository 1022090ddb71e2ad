using System.Globalization;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// The addresses of GitHub, and how urgent each is. Repositories and people are addressed by number wherever GitHub has such a route, as its own Link headers do: a
/// rename changes nothing, and no document is stored twice.
/// </summary>
internal static class GitHubWork
{
    public const string Source = CandidateId.GitHub;
    public const string Core = "core";
    public const string Search = "search";

    public static WorkItem Repository(string name, DateTimeOffset? started, int depth = 0) =>
        Item("repository", $"repos/{name.ToLowerInvariant()}", depth == 0 ? 0 : 90, depth, new ItemContext { Started = started });

    public static WorkItem Login(string login, DateTimeOffset? started) =>
        Item("user", $"users/{Uri.EscapeDataString(login)}", 5, 0, new ItemContext { Login = login, Started = started });

    public static WorkItem Person(long id, DateTimeOffset? started) =>
        Item("user", string.Create(CultureInfo.InvariantCulture, $"user/{id}"), 50, 0, new ItemContext { Person = id, Started = started });

    public static WorkItem Organisation(string login, DateTimeOffset? started) =>
        Item("organisation", $"orgs/{Uri.EscapeDataString(login)}", 3, 0, new ItemContext { Login = login, Started = started });

    public static WorkItem SearchFor(string kind, string what, string terms, DateTimeOffset? started) =>
        Item(kind, $"search/{what}?q={Uri.EscapeDataString(terms)}&per_page=100", 5, 0, new ItemContext { Started = started }, Search);

    public static WorkItem User(Account account, Visit from) =>
        Item("user", string.Create(CultureInfo.InvariantCulture, $"user/{account.Id}"), 50, from.NextStep, new ItemContext { Person = account.Id, Login = account.Login, Started = from.Started });

    public static WorkItem Item(string kind, string address, int priority, int depth, ItemContext context, string bucket = Core) =>
        new() { Source = Source, Kind = kind, Address = address, Bucket = bucket, Priority = priority, Depth = depth, Context = context.ToString() };
}
