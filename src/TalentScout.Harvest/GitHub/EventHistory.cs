using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Harvest.GitHub;

/// <summary>From one event to a later one of the same list, both included, as <see cref="EventHistory.PlaceOf"/> orders them.</summary>
internal sealed record EventSpan(string From, string To);

/// <summary>
/// Keeps events that GitHub lists no longer (it forgets them after 30 days, and shows 300 of them): what was seen stays seen. A page keeps what it has listed; what has moved on to
/// the next page is not taken a second time there, since each page is told what those before it have had. Events so old that they cannot be listed again become
/// one tally per repository and month.
/// </summary>
internal static class EventHistory
{
    /// <summary>Type of a tally among the events.</summary>
    public const string Tally = "Tally";

    /// <summary>Longer than any GitHub lists events: 30 days, 90 at an Enterprise server.</summary>
    private static readonly TimeSpan Listed = TimeSpan.FromDays(100);

    private static readonly (string Name, string Type)[] Sums = [("commits", "PushEvent"), ("reviews", "PullRequestReviewEvent"), ("issues", "IssuesEvent")];

    /// <summary>Where an event stands in its list: by time, then by number. Null where it tells neither.</summary>
    public static string? PlaceOf(JsonElement item) =>
        item.Time("created_at") is { } at && item.Text("id") is { } id ? $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss} {id.PadLeft(20, '0')}" : null;

    /// <summary>From the oldest to the newest of a list as served; null where there is none.</summary>
    public static EventSpan? SpanOf(IEnumerable<JsonElement> items)
    {
        var places = items.Select(PlaceOf).OfType<string>().ToList();
        return places.Count == 0 ? null : new EventSpan(places.Min(StringComparer.Ordinal)!, places.Max(StringComparer.Ordinal)!);
    }

    /// <summary>Spans that touch become one.</summary>
    public static ImmutableArray<EventSpan> Join(IEnumerable<EventSpan> spans)
    {
        var joined = new List<EventSpan>();
        foreach (var span in spans.OrderBy(s => s.From, StringComparer.Ordinal))
        {
            if (joined.Count > 0 && string.CompareOrdinal(span.From, joined[^1].To) <= 0)
                joined[^1] = joined[^1] with { To = string.CompareOrdinal(span.To, joined[^1].To) > 0 ? span.To : joined[^1].To };
            else
                joined.Add(span);
        }
        return [.. joined];
    }

    public static bool Covers(this IEnumerable<EventSpan> spans, string place) => spans.Any(s => string.CompareOrdinal(s.From, place) <= 0 && string.CompareOrdinal(place, s.To) <= 0);

    /// <summary>The list as it is now, and after it what was seen before, without what pages before this one have had; the very same bytes where that is the list.</summary>
    /// <param name="list">As it was served, minimised.</param>
    /// <param name="before">As it was kept; null: nothing was.</param>
    /// <param name="above">What the pages before this one have listed.</param>
    public static byte[] Keep(ReadOnlyMemory<byte> list, JsonElement? before, ImmutableArray<EventSpan> above, DateTimeOffset today)
    {
        using var json = JsonDocument.Parse(list);
        var old = (before?.Items() ?? []).ToList();
        var tallies = TalliesOf(old);
        var counted = tallies.Values.Select(t => (string?)t["until"]).Max(StringComparer.Ordinal);
        var now = json.RootElement.Items().ToList();
        var events = now.Where(item => PlaceOf(item) is not { } place || (!above.Covers(place) && string.CompareOrdinal(place, counted) > 0)).ToList();
        var places = now.Select(PlaceOf).ToHashSet(StringComparer.Ordinal);
        foreach (var item in old)
            if (PlaceOf(item) is { } place && !above.Covers(place) && places.Add(place) && !(item.Time("created_at") is { } at && today - at > Listed && Add(tallies, item, at, place)))
                events.Add(item);
        return events.Count == now.Count && places.Count <= now.Count && tallies.Count == 0 ? list.ToArray() : Write(events, tallies.Values);
    }

    private static SortedDictionary<(long Repository, string Month), JsonObject> TalliesOf(List<JsonElement> kept)
    {
        var tallies = new SortedDictionary<(long Repository, string Month), JsonObject>();
        foreach (var tally in kept.Where(o => o.Text("type") == Tally))
            if (tally.Child("repo")?.Number("id") is { } repository && tally.Text("month") is { } month)
                tallies[(repository, month)] = JsonNode.Parse(tally.GetRawText())!.AsObject();
        return tallies;
    }

    /// <returns>False where the event tells no repository: it stays as it is.</returns>
    private static bool Add(SortedDictionary<(long Repository, string Month), JsonObject> tallies, JsonElement item, DateTimeOffset at, string place)
    {
        if (item.Child("repo") is not { } repository || repository.Number("id") is not { } number)
            return false;
        var month = Month.Of(at).ToString();
        if (!tallies.TryGetValue((number, month), out var tally))
            tallies[(number, month)] = tally = new JsonObject { ["type"] = Tally, ["month"] = month, ["until"] = place };
        // Of a repository that was renamed, the newest name.
        if (string.CompareOrdinal(place, (string?)tally["until"]) >= 0 || tally["repo"] is null)
            (tally["until"], tally["repo"]) = (place, JsonNode.Parse(repository.GetRawText()));
        foreach (var (name, type) in Sums)
            if (item.Text("type") == type && IsDeed(item))
                tally[name] = ((int?)tally[name] ?? 0) + 1;
        return true;
    }

    /// <summary>A dismissed review and an issue that was closed are no work that is counted.</summary>
    public static bool IsDeed(JsonElement item) => (item.Text("type"), item.Child("payload")?.Text("action")) is ("PushEvent", _) or ("PullRequestReviewEvent", not "dismissed") or ("IssuesEvent", "opened");

    private static byte[] Write(List<JsonElement> events, IEnumerable<JsonObject> tallies)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, JsonShape.Compact);
        writer.WriteStartArray();
        foreach (var item in events)
            writer.WriteRawValue(item.GetRawText(), skipInputValidation: true);
        foreach (var tally in tallies)
            tally.WriteTo(writer);
        writer.WriteEndArray();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
