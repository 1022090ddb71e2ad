using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.Harvest.Fetching.Robots;
using TalentScout.Harvest.Fetching.Urls;
using TalentScout.Harvest.Manifests;

namespace TalentScout.App.Inspect;

/// <summary>The rules that can be inspected, in the order of --help.</summary>
internal static class InspectKinds
{
    /// <summary>Name and input of each, for --help, where nothing is loaded yet.</summary>
    public static readonly ImmutableArray<(string Name, string Takes)> Names =
    [
        ("robots", "{robots|robots_b64, agent, url}"),
        ("url", "{url, base?}"),
        ("place", "{text}"),
        ("manifest", "{path, content} or {files: [{path, content}, ...]}"),
        ("posting", "{url, contentType, body|body_b64}"),
        ("brief", "{text}"),
        ("event", "{line}"),
        ("query", "{q}"),
    ];

    private static readonly FrozenDictionary<SkillKind, string> _kinds = Enum.GetValues<SkillKind>().ToFrozenDictionary(k => k, k => JsonSerializer.SerializeToElement(k).GetString()!);
    private static readonly FrozenDictionary<SkillScope, string> _scopes = Enum.GetValues<SkillScope>().ToFrozenDictionary(s => s, s => JsonSerializer.SerializeToElement(s).GetString()!);

    public static ImmutableArray<InspectKind> All(SkillCatalogue catalogue, PlaceResolver places, QueryParser queries) =>
    [
        new("robots", Robots),
        new("url", Url),
        new("place", line => PlaceJson.Whole(places.Resolve(line.Text("text")))),
        new("manifest", ManifestOf(new ManifestReader(catalogue))),
        new("posting", PostingInspection.Of(catalogue, places)),
        new("brief", BriefInspection.Of(catalogue, places)),
        new("event", EventInspection.Read),
        new("query", line => Query(queries.Parse(line.Text("q")))),
    ];

    private static JsonObject Robots(JsonElement line)
    {
        var verdict = RobotsFile.Parse(line.Bytes("robots")).Decide(line.Text("agent"), line.Text("url"));
        return new JsonObject { ["allowed"] = verdict.Allowed, ["rule"] = verdict.Rule };
    }

    private static JsonObject Url(JsonElement line)
    {
        var canonical = CanonicalUrl.Of(line.Text("url"), line.OptionalText("base"));
        return canonical.Text is { } text ? new JsonObject { ["canonical"] = text } : throw new InspectException(canonical.Error ?? "no address");
    }

    private static Action<JsonElement, Utf8JsonWriter> ManifestOf(ManifestReader reader) => (line, writer) =>
    {
        // Files of one repository explain one another; each finding then says in which of them it stands.
        var together = line.TryGetProperty("files", out var files);
        if (together && files.ValueKind != JsonValueKind.Array)
            throw new InspectException("'files' must be a list of {path, content}");
        var reading = together
            ? reader.ReadTogether([.. files.EnumerateArray().Select(f => f.ValueKind == JsonValueKind.Object ? (f.Text("path"), f.Text("content")) : throw new InspectException("'files' must be a list of {path, content}"))])
            : reader.Read(line.Text("path"), line.Text("content"));
        writer.WriteStartObject();
        writer.WriteStartArray("skills");
        foreach (var finding in reading.Findings)
            Finding(writer, finding, together);
        writer.WriteEndArray();
        if (reading.Problems.Length > 0)
        {
            writer.WriteStartArray("problems");
            foreach (var problem in reading.Problems)
                writer.WriteStringValue(problem);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    };

    private static void Finding(Utf8JsonWriter writer, ManifestFinding finding, bool together)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Skill);
        writer.WriteString("kind", _kinds[finding.Kind]);
        writer.WriteString("via", finding.Via);
        if (together)
            writer.WriteString("path", finding.Path);
        writer.WriteNumber("line", finding.Line);
        writer.WriteString("scope", _scopes[finding.Scope]);
        writer.WriteEndObject();
    }

    private static JsonObject Query(QueryParse parse) => parse.Ok
        ? new JsonObject { ["canonical"] = parse.Query.Canonical }
        : new JsonObject { ["error"] = $"{parse.Error.Message}; wanted {parse.Error.Wanted}", ["at"] = parse.Error.At };
}
