using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// The fields that an answer of each kind has had so far and that something is read from. One that is missing, null or of another type is unknown (never 0), and counted,
/// so that a change of the API shows on the day it comes. What may be empty by right (a location, a description) is not listed.
/// </summary>
internal static class PayloadFields
{
    private static readonly FrozenDictionary<string, (string? List, string[] Paths)> Expected = new Dictionary<string, (string?, string[])>
    {
        ["user"] = (null, ["id", "login", "type", "html_url", "followers", "public_repos", "created_at"]),
        ["repository"] = (null, ["id", "full_name", "html_url", "default_branch", "owner.id", "fork", "stargazers_count", "forks_count", "size", "created_at"]),
        ["user-repositories"] = ("", ["id", "full_name", "html_url", "owner.id", "fork", "stargazers_count", "size", "created_at"]),
        ["contributors"] = ("", ["contributions"]),
        ["commits"] = ("", ["html_url", "commit.author.date", "commit.committer.date"]),
        ["pulls"] = ("", ["html_url"]),
        ["merged-elsewhere"] = ("items", ["html_url", "repository_url", "closed_at"]),
        ["user-search"] = ("items", ["id", "login", "type"]),
        ["events"] = ("", ["id", "type", "created_at", "repo.id", "repo.name"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Of a push, until October 2025.</summary>
    private static readonly string[] OfPush = ["payload.size", "payload.distinct_size"];

    /// <param name="stored">As it is kept, where kept fields have kept their places.</param>
    /// <param name="raw">As it was served: of events more is looked at than is kept.</param>
    public static ImmutableArray<FieldDrift> Missing(GitHubPage stored, ReadOnlySpan<byte> raw)
    {
        if (!Expected.TryGetValue(stored.Document.Kind, out var expected))
            return [];
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Count(stored.Document.Kind, Entries(stored.Root, expected.List), expected.Paths, counts);
        if (stored.Document.Kind == "events")
        {
            using var json = JsonDocument.Parse(raw.ToArray());
            Count("events.PushEvent", json.RootElement.Items().Where(e => e.Text("type") == "PushEvent"), OfPush, counts);
        }
        return [.. counts.Select(c => new FieldDrift(c.Key, c.Value))];
    }

    private static IEnumerable<JsonElement> Entries(JsonElement root, string? list) => list switch
    {
        null => [root],
        "" => root.Items(),
        _ => root.Items(list),
    };

    private static void Count(string kind, IEnumerable<JsonElement> entries, string[] paths, SortedDictionary<string, int> counts)
    {
        foreach (var entry in entries)
            foreach (var path in paths)
                if (!Has(entry, path))
                    counts[$"{kind}.{path}"] = counts.GetValueOrDefault($"{kind}.{path}") + 1;
    }

    private static bool Has(JsonElement entry, string path)
    {
        JsonElement? at = entry;
        foreach (var name in path.Split('.'))
            at = at?.Child(name);
        return at is not null;
    }
}
