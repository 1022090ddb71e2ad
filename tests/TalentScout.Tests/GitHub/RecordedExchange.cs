using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TalentScout.Tests.GitHub;

/// <summary>One request to the real service and its answer, as others have recorded it over the years.</summary>
internal sealed partial record RecordedExchange(string Id, string Method, string Path, int Status, (string Name, string Value)[] Headers, string Body)
{
    /// <summary>Path of a recorded request -> the kind that asks for it. Files are recorded as base64 in JSON, but asked for raw by us: they are not here.</summary>
    private static readonly (Regex Path, string Kind)[] Kinds =
    [
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)$"), "repository"),
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)/languages$"), "languages"),
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)/contributors(?:\?|$)"), "contributors"),
        (new Regex(@"/stats/contributors$"), "statistics"),
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)/commits(?:\?|$)"), "commits"),
        (new Regex(@"^/(?:repos/[^/]+/[^/]+|repositories/\d+)/pulls(?:\?|$)"), "pulls"),
        (new Regex(@"/git/trees/"), "tree"),
        (new Regex(@"^/(?:users/[^/?]+|user/\d+|user)$"), "user"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+|user)/repos(?:\?|$)"), "user-repositories"),
        (new Regex(@"^/(?:users/[^/]+|user/\d+|user)/orgs(?:\?|$)"), "organisations"),
        (new Regex(@"^/(?:users/[^/]+/|user/\d+/)?events(?:/public)?(?:\?|$)"), "events"),
        (new Regex(@"^/orgs/[^/]+$"), "organisation"),
        (new Regex(@"^/orgs/[^/]+/repos(?:\?|$)"), "organisation-repositories"),
        (new Regex(@"^/orgs/[^/]+/members(?:\?|$)"), "organisation-members"),
        (new Regex(@"^/search/users\?"), "user-search"),
        (new Regex(@"^/search/repositories\?"), "repository-search"),
        (new Regex(@"^/search/issues\?"), "merged-elsewhere"),
    ];

    /// <summary>Null where the harvest never asks for such a thing.</summary>
    public string? Kind => Kinds.Where(k => k.Path.IsMatch(Path)).Select(k => k.Kind).FirstOrDefault();

    /// <summary>What the work item of this exchange knows beside the address.</summary>
    public WorkItem Item => GitHubFixture.Item(
        Kind ?? "contributors",
        Path.TrimStart('/'),
        """{"repository":{"id":7,"name":"o/r","html":"https://github.com/o/r","branch":"main"},"person":1,"login":"x","started":"2026-03-01T00:00:00Z"}""");

    /// <summary>All of the file, in its order; skips the test where there is none.</summary>
    public static IEnumerable<RecordedExchange> All()
    {
        using var file = File.OpenRead(SharedFolder.Require("real/github-rest/exchanges.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            var body = e.GetProperty("body");
            yield return new RecordedExchange(
                e.GetProperty("id").ToString(),
                e.GetProperty("method").GetString()!,
                e.GetProperty("path").GetString()!,
                e.GetProperty("status").GetInt32(),
                [.. e.GetProperty("headers").EnumerateArray().Select(h => (h[0].GetString()!, h[1].ToString()))],
                body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
        }
    }

    /// <summary>What is asked by GET, of a kind that the harvest reads, and was answered with a body.</summary>
    public static IEnumerable<RecordedExchange> Read() => All().Where(e => e is { Status: 200, Method: "GET", Kind: not null });

    /// <summary>A GitHub that knows this one answer.</summary>
    public GitHubFixture Answering()
    {
        var github = new GitHubFixture();
        github.Answer(Path, Body, Status, [.. Headers.Where(h => !NotPlayed().IsMatch(h.Name))]);
        return github;
    }

    public override string ToString() => $"{Id} {Status} {Path}";

    // What a message handler would have undone already; limits and dates of then mean nothing to the clock of the test.
    [GeneratedRegex("^(?:content-.*|transfer-encoding|status|connection|x-ratelimit-.*|date)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotPlayed();
}
