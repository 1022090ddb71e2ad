using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TalentScout.Tests.GitHub;

/// <summary>
/// Answers in the shape of GitHub's, all of invented people, beside what becomes of them: NAME.json (kind, address, what the item knows, and the body) and
/// NAME.expected.json (what is stored, which evidence, what is fetched next).
/// </summary>
public sealed partial class RecordingTests
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
    };

    private static readonly string Folder = Architecture.Repository.PathOf("tests", "TalentScout.Tests", "GitHub", "Recordings");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)[..^5]).Where(n => !n.EndsWith(".expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Recordings => [.. Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task An_answer_becomes_what_is_expected_of_it(string name)
    {
        var result = await PlayAsync(name);
        var expected = Path.Combine(Folder, $"{name}.expected.json");
        var became = Describe(result);

        // To approve a change: delete the file, run, read the new one, and run again.
        if (!File.Exists(expected))
        {
            await File.WriteAllTextAsync(expected, became + "\n", TestContext.Current.CancellationToken);
            Assert.Fail($"{name}.expected.json was not there; it holds now what the answer became");
        }

        Assert.Equal((await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken)).TrimEnd(), became);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task No_mail_address_or_picture_is_stored(string name)
    {
        var result = await PlayAsync(name);
        var stored = Encoding.UTF8.GetString(result.Document!.Body.Span) + result.Document.Context + string.Concat(result.Evidence.Select(e => JsonSerializer.Serialize<object>(e)));

        Assert.DoesNotMatch(MailAddress(), stored);
        Assert.DoesNotContain("avatar", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nameless Author", stored, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Stored_documents_give_the_same_evidence_again(string name)
    {
        var result = await PlayAsync(name);
        using var another = new GitHubFixture();
        Assert.Equal(Describe(result.Evidence).ToJsonString(), Describe(another.Source.Extract(result.Document!)).ToJsonString());
    }

    internal static Recording Load(string name)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        return new Recording((string)json["kind"]!, (string)json["address"]!, json["context"]?.ToJsonString() ?? "{}", json["body"]!);
    }

    private static async Task<WorkResult> PlayAsync(string name)
    {
        var recording = Load(name);
        using var github = new GitHubFixture { Job = new HarvestJob { Name = "test", Kind = "harvest", Depth = new HarvestDepth { DiscoveredRepositories = 5 } } };
        github.Answer("/" + recording.Address, recording.Body is JsonValue text ? text.GetValue<string>() : recording.Body.ToJsonString());
        // A search that GitHub did not finish is taken the second time.
        var result = await github.WorkAsync(GitHubFixture.Item(recording.Kind, recording.Address, recording.Context) with { Attempts = 1 });
        Assert.Equal(FetchStatus.Fetched, result.Outcome.Status);
        return result;
    }

    private static string Describe(WorkResult result)
    {
        var body = Encoding.UTF8.GetString(result.Document!.Body.Span);
        return JsonSerializer.Serialize(
            new JsonObject
            {
                ["stored"] = result.Document.Kind is "readme" or "manifest" ? body : JsonNode.Parse(body),
                ["context"] = JsonNode.Parse(result.Document.Context),
                ["evidence"] = Describe(result.Evidence),
                ["next"] = new JsonArray([.. result.FollowUps.Select(f => JsonValue.Create($"{f.Kind} {f.Address}"))]),
                ["remarks"] = new JsonArray([.. result.Remarks.Concat(result.Gaps).Select(r => JsonValue.Create(r))]),
            },
            Indented);
    }

    private static JsonArray Describe(IEnumerable<Evidence> evidence) => new(
    [
        .. evidence.Select(e =>
        {
            var json = JsonSerializer.SerializeToNode(e, Indented)!.AsObject();
            json.Insert(1, "person", e.Person?.ToString());
            json.Insert(2, "repository", e.Repository?.ToString());
            return json;
        }),
    ]);

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[a-z]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex MailAddress();

    internal sealed record Recording(string Kind, string Address, string Context, JsonNode Body);
}
