using System.Globalization;
using TalentScout.Harvest.GitHub.Slicing;

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

    /// <summary>After everything that the seeds lead to; the further, the later.</summary>
    private const int FoundPriority = 90;

    /// <summary>Until the plan has looked at who it is.</summary>
    private const int UserPriority = 50;

    public static WorkItem Repository(string name, DateTimeOffset? started, int depth = 0) =>
        Item("repository", $"repos/{name.ToLowerInvariant()}", depth == 0 ? 0 : FoundPriority + depth, depth, new ItemContext { Started = started }) with
        {
            Why = depth == 0 ? "" : "found through people: " + (depth <= 2 ? "one step from a seed" : "further from the seeds"),
        };

    public static WorkItem Login(string login, DateTimeOffset? started) =>
        Item("user", $"users/{Uri.EscapeDataString(login)}", 5, 0, new ItemContext { Login = login, Started = started });

    public static WorkItem Person(long id, DateTimeOffset? started) =>
        Item("user", string.Create(CultureInfo.InvariantCulture, $"user/{id}"), 50, 0, new ItemContext { Person = id, Started = started });

    public static WorkItem Organisation(string login, DateTimeOffset? started) =>
        Item("organisation", $"orgs/{Uri.EscapeDataString(login)}", 3, 0, new ItemContext { Login = login, Started = started });

    public static WorkItem SearchFor(string kind, string what, string terms, DateTimeOffset? started) =>
        Item(kind, $"search/{what}?q={Uri.EscapeDataString(terms)}&per_page=100", 5, 0, new ItemContext { Started = started }, Search);

    /// <summary>A part of a job's search.</summary>
    public static WorkItem SearchFor(string kind, string what, SearchSlice slice, bool users, DateTimeOffset? started)
    {
        // Where the night is not told, nothing is left open.
        var terms = Uri.EscapeDataString(slice.Query(users, started ?? DateTimeOffset.MaxValue));
        // In an order that does not change between two pages; repositories have none by their age.
        var order = users ? "&sort=joined&order=asc" : "&sort=stars&order=desc";
        return Item(kind, $"search/{what}?q={terms}{order}&per_page=100", 5, 0, new ItemContext { Started = started, Slice = slice }, Search) with { Why = "a part of a search" };
    }

    /// <param name="why">What led here, in words that many share.</param>
    /// <param name="promise">Commits that the page which led here counts; null is unknown.</param>
    public static WorkItem User(Account account, Visit from, string why, int? promise = null) =>
        Item("user", string.Create(CultureInfo.InvariantCulture, $"user/{account.Id}"), UserPriority, from.NextStep, new ItemContext { Person = account.Id, Login = account.Login, Started = from.Started }) with
        {
            Person = account.Key,
            Promise = promise,
            Why = why,
        };

    public static WorkItem Item(string kind, string address, int priority, int depth, ItemContext context, string bucket = Core) =>
        new() { Source = Source, Kind = kind, Address = address, Bucket = bucket, Priority = priority, Depth = depth, Context = context.ToString() };
}
