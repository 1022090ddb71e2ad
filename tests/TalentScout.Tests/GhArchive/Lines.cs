using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TalentScout.Tests.GhArchive;

/// <summary>Lines and files of an invented archive, in the shapes of its years.</summary>
internal static class Lines
{
    public static string Push(long id, long actor, string login, long repository, string name, string at, int commits = 1) => Event(
        id, "PushEvent", actor, login, repository, name, at,
        $$"""{"repository_id":{{repository}},"push_id":{{id}},"size":{{commits}},"distinct_size":{{commits}},"ref":"refs/heads/main","head":"aa","before":"bb","commits":[{{string.Join(',', Enumerable.Range(0, commits).Select(i => $$"""{"sha":"c{{i}}","author":{"email":"x@example.invalid","name":"Ida"},"message":"Adds \"quotes\" and }{ braces","distinct":true,"url":"https://example.invalid/c{{i}}"}"""))}}]}""");

    public static string TrimmedPush(long id, long actor, string login, long repository, string name, string at) => Event(
        id, "PushEvent", actor, login, repository, name, at, $$"""{"repository_id":{{repository}},"push_id":{{id}},"ref":"refs/heads/main","head":"aa","before":"bb"}""");

    public static string Merged(long id, long actor, string login, long author, string authorLogin, long repository, string name, string at, string? language = "Go") => Event(
        id, "PullRequestEvent", actor, login, repository, name, at,
        $$$"""{"action":"closed","number":7,"pull_request":{"url":"u","id":1,"title":"Speeds up \"vacuum\"","user":{"login":"{{{authorLogin}}}","id":{{{author}}},"type":"User"},"body":null,"head":{"label":"x:y","repo":{"id":5,"language":"C"}},"base":{"label":"main","repo":{"id":{{{repository}}},"language":{{{Quoted(language)}}} }},"merged":true,"mergeable":null,"merged_by":{"login":"{{{login}}}","id":{{{actor}}} },"commits":3,"additions":41,"deletions":2}}""");

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

    public static string Review(long id, long actor, string login, long repository, string name, string at) => Event(
        id, "PullRequestReviewEvent", actor, login, repository, name, at,
        """{"action":"created","review":{"id":3,"body":null,"commit_id":"aa","submitted_at":"2024-03-05T14:00:00Z","state":"approved"},"pull_request":{"id":9}}""");

    public static string Event(long id, string type, long actor, string login, long repository, string name, string at, string payload) =>
        $$$"""{"id":"{{{id}}}","type":"{{{type}}}","actor":{"id":{{{actor}}},"login":"{{{login}}}","display_login":"{{{login}}}","gravatar_id":"","url":"https://api.example.invalid/users/{{{login}}}","avatar_url":"https://example.invalid/{{{actor}}}?"},"repo":{"id":{{{repository}}},"name":"{{{name}}}","url":"https://api.example.invalid/repos/{{{name}}}"},"payload":{{{payload}}},"public":true,"created_at":"{{{at}}}"}""";

    /// <summary>An hour's file with everything in it: people, robots, corrupt lines, lines told twice.</summary>
    public static IEnumerable<string> Hour(int hour, int people)
    {
        var at = new DateTimeOffset(2024, 3, 31, 20, 0, 0, TimeSpan.Zero).AddHours(hour);
        string At(int i) => at.AddSeconds(i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        for (var i = 0; i < people; i++)
        {
            var (id, person) = ((hour * 10_000L) + (i * 4) + 1, 100 + (i % 17));
            yield return Push(id, person, $"ida-{person}", 900 + (i % 5), $"ida-{100 + (i % 5)}/db", At(i), 1 + (i % 3));
            if (i % 3 == 0)
                yield return Merged(id + 1, 300, "mira", person, $"ida-{person}", 950, "acme/queue", At(i));
            if (i % 4 == 0)
                yield return Review(id + 2, person, $"ida-{person}", 950, "acme/queue", At(i));
            if (i % 5 == 0)
                yield return TrimmedPush(id + 3, person, $"ida-{person}", 951, "acme/log", At(i));
        }

        yield return Push((hour * 10_000L) + 9_000, 5, "tidy[bot]", 950, "acme/queue", At(3));
        yield return "{\"id\":\"1\",\"type\":";
        // The first event of the hour once more, as a poll that overlaps brings it, and one of the hour before.
        yield return Push((hour * 10_000L) + 1, 100, "ida-100", 900, "ida-100/db", At(0), 1);
        if (hour > 0)
            yield return Push(((hour - 1) * 10_000L) + 1, 100, "ida-100", 900, "ida-100/db", at.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), 1);
    }

    public static string NameOf(int hour) => ArchiveHour.Of(new DateTimeOffset(2024, 3, 31, 20, 0, 0, TimeSpan.Zero).AddHours(hour)).FileName;

    /// <param name="members">Parts that are packed one by one, as some archives are.</param>
    public static byte[] Gzip(IEnumerable<string> lines, int members = 1)
    {
        var all = lines.ToList();
        using var file = new MemoryStream();
        foreach (var part in all.Chunk((all.Count + members - 1) / members))
        {
            using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(part.Select(line => line + "\n"))));
        }

        return file.ToArray();
    }
}
