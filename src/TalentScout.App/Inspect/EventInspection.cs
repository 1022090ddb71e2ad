using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.Harvest.GhArchive;

namespace TalentScout.App.Inspect;

/// <summary>How a line of GH Archive is read: who, where, what, when, and what it counts for.</summary>
internal static class EventInspection
{
    public static JsonObject Read(JsonElement line)
    {
        var bytes = Encoding.UTF8.GetBytes(LineOf(line));
        if (EventReader.Read(bytes, RobotLogin.Is, out var e) is { } why)
            throw new InspectException(why);
        var answer = new JsonObject
        {
            ["actor"] = Text(e.Login),
            ["actorId"] = e.Actor > 0 ? e.Actor : null,
            ["repo"] = e.RepositoryName.IsEmpty ? null : Text(e.RepositoryName),
            ["repoId"] = e.Repository > 0 ? e.Repository : null,
            ["kind"] = Text(e.Type),
            ["at"] = DateTimeOffset.FromUnixTimeSeconds(e.At).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        if (e.IsRobot)
            answer["robot"] = true;
        answer["counts"] = Counts(e);
        if (EventCounts.IsMerged(e) && !e.AuthorLogin.IsEmpty)
        {
            answer["for"] = Text(e.AuthorLogin);
            answer["forId"] = e.Author > 0 ? e.Author : null;
        }

        return answer;
    }

    /// <summary>The line itself as a text, or as the object that it is.</summary>
    private static string LineOf(JsonElement input) =>
        !input.TryGetProperty("line", out var line) ? throw new InspectException("wanted a text 'line'")
        : line.ValueKind == JsonValueKind.String ? line.GetString()! : line.GetRawText();

    /// <summary>Null is a count that the payload does not tell.</summary>
    private static JsonObject Counts(in ArchiveEvent e)
    {
        var counts = new JsonObject();
        if (e.IsRobot)
            return counts;
        foreach (var (name, value) in EventCounts.Of(e))
            counts[name] = value;
        return counts;
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
