using System.Text;
using TalentScout.Harvest.GhArchive;

namespace TalentScout.Tests.GhArchive;

public sealed class EventReaderTests
{
    private const string At = "2024-03-05T14:00:07Z";
    private const string Timeline = """{"actor":"ida","actor_attributes":{"login":"ida","type":"User"},"created_at":"2014-06-10T19:07:44-07:00","payload":{"head":"a","shas":[["a","e","m","Ida",true],["b","e","m","Ida",false]],"size":2},"public":true,"repository":{"id":1176073.0,"language":"Python","name":"bookish","owner":"acme"},"type":"PushEvent"}""";
    private const string OfTwentyEleven = """{"repo":{"id":12,"url":"https://api.example.invalid/repos/acme/db","name":"acme/db"},"type":"PushEvent","public":true,"created_at":"2011-02-12T00:00:00Z","payload":{"shas":[["a","e","m","Ida"]],"repo":"acme/db","size":1},"actor":{"gravatar_id":"g","id":77,"login":"ida"},"id":"1127195475"}""";

    /// <summary>What was read, as text: an event itself lives only as long as its line.</summary>
    private static string Read(string line, IsRobot? isRobot = null)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        return EventReader.Read(bytes, isRobot ?? RobotLogin.Is, out var e) ?? Say(e);
    }

    private static string Say(in ArchiveEvent e)
    {
        var who = $"{Text(e.Login)}#{e.Actor}{(e.IsRobot ? " robot" : "")} {Text(e.RepositoryName)}#{e.Repository} {Text(e.Type)} {e.At}";
        var counts = string.Join(' ', EventCounts.Of(e).Select(c => $"{c.Name}={c.Value?.ToString() ?? "?"}"));
        return EventCounts.IsMerged(e) && e.Author > 0 ? $"{who} {counts} for {Text(e.AuthorLogin)}#{e.Author} {Text(e.Language)} +{e.Additions}" : $"{who} {counts}".Trim();
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    [Fact]
    public void A_push_counts_its_distinct_commits() =>
        Assert.Equal("ida#77 acme/db#12 PushEvent 1709647207 pushes=1 commits=3", Read(Lines.Push(5, 77, "ida", 12, "acme/db", At, 3)));

    [Fact]
    public void A_push_that_no_longer_tells_its_commits_has_unknown_ones_and_not_none() =>
        Assert.Equal("ida#77 acme/db#12 PushEvent 1709647207 pushes=1 commits=?", Read(Lines.TrimmedPush(5, 77, "ida", 12, "acme/db", At)));

    [Fact]
    public void A_merged_pull_request_is_its_authors() =>
        Assert.Equal("mira#78 acme/db#12 PullRequestEvent 1709647207 merged=1 for ida#77 Go +41", Read(Lines.Merged(5, 78, "mira", 77, "ida", 12, "acme/db", At)));

    [Theory]
    [InlineData("closed")]
    [InlineData("merged")]
    public void A_pull_request_whose_payload_was_cut_has_an_unknown_outcome(string action) => Assert.Equal(
        "mira#78 acme/db#12 PullRequestEvent 1709647207 merged=?",
        Read(Lines.Event(5, "PullRequestEvent", 78, "mira", 12, "acme/db", At, """{"action":"ACTION","number":7,"pull_request":{"url":"u","id":1,"number":7,"head":{},"base":{"ref":"main","repo":{"id":12}}}}""".Replace("ACTION", action, StringComparison.Ordinal))));

    [Theory]
    [InlineData("PullRequestEvent", """{"action":"opened","pull_request":{}}""", "opened=1")]
    [InlineData("PullRequestEvent", """{"action":"labeled","pull_request":{}}""", "")]
    [InlineData("PullRequestReviewEvent", """{"action":"created","review":{"state":"approved"}}""", "reviews=1")]
    [InlineData("PullRequestReviewEvent", """{"action":"dismissed","review":{"state":"dismissed"}}""", "")]
    [InlineData("PullRequestReviewCommentEvent", """{"action":"created"}""", "reviewComments=1")]
    [InlineData("IssuesEvent", """{"action":"opened","issue":5}""", "issues=1")]
    [InlineData("IssueCommentEvent", """{"action":"created"}""", "comments=1")]
    [InlineData("WatchEvent", "null", "")]
    [InlineData("PushEvent", "null", "pushes=1 commits=?")]
    [InlineData("PushEvent", """{"commits":[],"size":0,"distinct_size":0}""", "pushes=1 commits=0")]
    [InlineData("PushEvent", """{"commits":"?","distinct_size":4}""", "pushes=1 commits=4")]
    public void Each_kind_counts_for_what_it_is(string type, string payload, string counts) =>
        Assert.Equal($"ida#77 acme/db#12 {type} 1709647207 {counts}".Trim(), Read(Lines.Event(5, type, 77, "ida", 12, "acme/db", At, payload)));

    [Fact]
    public void The_timeline_names_a_login_only_and_its_time_is_local() =>
        Assert.Equal("ida#0 acme/bookish#1176073 PushEvent 1402452464 pushes=1 commits=1", Read(Timeline));

    [Fact]
    public void Events_of_2011_are_read() => Assert.Equal("ida#77 acme/db#12 PushEvent 1297468800 pushes=1 commits=1", Read(OfTwentyEleven));

    [Fact]
    public void Keys_may_come_in_any_order_and_numbers_as_fractions() => Assert.Equal(
        "ida#1918843 acme/db#43890900 PushEvent 1464890399 pushes=1 commits=1",
        Read("""{"actor":{"id":1918843.0,"login":"ida"},"created_at":"2016-06-02T17:59:59Z","id":"4095565540","payload":{"commits":[{"distinct":true}]},"public":true,"repo":{"id":43890900.0,"name":"acme/db"},"type":"PushEvent"}"""));

    [Theory]
    [InlineData("""{"id":"not-a-number","type":"WatchEvent","actor":{"id":1,"login":"a"},"repo":{"id":1,"name":"a/b"},"payload":{},"created_at":"2026-01-01T00:00:00Z"}""", "the id is no number")]
    [InlineData("""{"id":"1","type":""", "no JSON")]
    [InlineData("""{"id":"7","created_at":"2026-01-01T00:00:00Z"}""", "no type")]
    [InlineData("""{"id":"7","type":"WatchEvent"}""", "no actor")]
    [InlineData("""{"id":"7","type":"WatchEvent","actor":{"id":1,"login":"a"}}""", "no time")]
    [InlineData("""{"id":"7","type":"WatchEvent","actor":{"id":1,"login":"a"},"created_at":"yesterday"}""", "no time")]
    [InlineData("""{"id":"7","type":"PushEvent","actor":{"id":1,"login":"a"},"created_at":"2026-01-01T00:00:00Z"}""", "no repository")]
    [InlineData("""{"id":5,"type":["PushEvent"],"actor":"nobody","repo":null,"payload":"?","created_at":20250101}""", "no type")]
    [InlineData("null", "no JSON object")]
    [InlineData("\0\u0001<html>502</html>", "no JSON")]
    public void What_is_no_event_says_why(string line, string why) => Assert.Equal(why, Read(line));

    [Fact]
    public void Two_events_on_one_line_are_none()
    {
        var one = Lines.Push(5, 77, "ida", 12, "acme/db", At);
        Assert.Equal("no JSON", Read(one + one));
    }

    [Theory]
    [InlineData("tidy[bot]", true)]
    [InlineData("TidyBot", true)]
    [InlineData("tidy-bot", true)]
    [InlineData("code-commenter", true)]
    [InlineData("dependabot", true)]
    [InlineData("DependaBot-Preview", true)]
    [InlineData("K8S-ci-robot", true)]
    [InlineData("release-AUTOMATION", true)]
    [InlineData("allcontributors", true)]
    [InlineData("jtalbot", false)]
    [InlineData("botond", false)]
    public void Machines_are_told_by_their_login(string login, bool robot) => Assert.Equal(robot, RobotLogin.Is(Encoding.UTF8.GetBytes(login)));

    [Fact]
    public void The_shortWay_and_the_long_one_read_the_same()
    {
        string[] lines = [.. Lines.Hour(0, 20), Lines.Event(5, "IssuesEvent", 77, "ida", 12, "acme/db", At, """{"action":"closed","issue":{"id":1}}"""), Lines.Merged(5, 78, "mira", 77, "tidy-bot", 12, "acme/db", At, null)];
        var shortWay = 0;
        foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            var quick = new ArchiveEvent { Commits = -1, Additions = -1 };
            if (!FastEventReader.TryRead(bytes, RobotLogin.Is, hasSeam: true, ref quick))
                continue;
            shortWay++;
            var whole = default(ArchiveEvent);
            Assert.Null(FullEventReader.Read(bytes, RobotLogin.Is, ref whole));
            Assert.Equal(Say(whole), Say(quick));
            Assert.Equal(whole.Id, quick.Id);
        }

        // All but the cut line and the trimmed pushes, or nobody would notice that the short way is never taken.
        Assert.Equal(lines.Count(l => l.EndsWith('}') && (!l.Contains("\"PushEvent\"", StringComparison.Ordinal) || l.Contains("\"commits\":[", StringComparison.Ordinal))), shortWay);
    }

    [Fact]
    [Trait("Category", "Shared")]
    public void Recorded_lines_whole_or_mutated_never_throw_and_invent_no_zero()
    {
        var read = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("real/gharchive"), "*.ndjson"))
        {
            var bad = Path.GetFileName(file).StartsWith("bad", StringComparison.Ordinal);
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
            {
                read += EventReader.Read(Encoding.UTF8.GetBytes(line), RobotLogin.Is, out _) is null ? 1 : 0;
                Assert.Equal(bad, EventReader.Read(Encoding.UTF8.GetBytes(line), RobotLogin.Is, out _) is not null);
                foreach (var mutated in Mutations(line))
                    _ = Read(mutated);
                var untold = line.Replace("\"commits\":", "\"c\":", StringComparison.Ordinal).Replace("\"shas\":", "\"s\":", StringComparison.Ordinal).Replace("\"distinct_size\":", "\"d\":", StringComparison.Ordinal);
                if (!bad && line.Contains("\"PushEvent\"", StringComparison.Ordinal) && !Read(line).Contains("robot", StringComparison.Ordinal))
                    Assert.EndsWith("commits=?", Read(untold), StringComparison.Ordinal);
            }
        }

        Assert.True(read > 200);
    }

    private static IEnumerable<string> Mutations(string line)
    {
        for (var i = 1; i < 12; i++)
            yield return line[..(line.Length * i / 12)];
        foreach (var key in new[] { "id", "type", "actor", "repo", "repository", "payload", "created_at", "commits", "pull_request", "user", "login", "name", "base" })
        {
            yield return line.Replace($"\"{key}\":", $"\"no_{key}\":", StringComparison.Ordinal);
            yield return line.Replace($"\"{key}\":", $"\"{key}\":null,\"no_{key}\":", StringComparison.Ordinal);
            yield return line.Replace($"\"{key}\":", $"\"{key}\":[[{{}}]],\"no_{key}\":", StringComparison.Ordinal);
        }
    }
}
