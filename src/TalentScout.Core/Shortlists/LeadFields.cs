using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TalentScout;

/// <summary>
/// What of a lead can be edited, as texts: one shape for forms, API, history and undo. Null is empty. Notes and scorecards have histories of their own
/// below "note:" and "score:".
/// </summary>
public static class LeadFields
{
    public const string Stage = "stage", Place = "place", Tags = "tags", Owner = "owner", Channel = "channel", Referrer = "referrer", Rejection = "rejection", Removed = "removed";
    public const string NotePrefix = "note:", ScorePrefix = "score:";
    public const int MaxText = 200, MaxNote = 10_000, MostTags = 20, MaxTag = 40;

    /// <summary>Those that people set.</summary>
    public static readonly ImmutableArray<string> Editable = [Stage, Place, Tags, Owner, Channel, Referrer, Rejection, Removed];

    /// <summary>Reads edits as they were given: trimmed, tags in order and once each.</summary>
    /// <returns>The edits as they are kept, or what is wrong with one.</returns>
    public static (ImmutableSortedDictionary<string, string?> Edits, string? Trouble) Read(Shortlist shortlist, IEnumerable<KeyValuePair<string, string?>> edits)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var (field, given) in edits)
        {
            var text = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
            var (value, trouble) = field switch
            {
                Stage => text is not null && shortlist.StageOf(text) is not null ? (text, null) : (null, $"stage: wanted one of {string.Join(", ", shortlist.Stages.Select(s => s.Key))}"),
                Place => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var place) && double.IsFinite(place) ? (PlaceText(place), null) : (null, "place: wanted a number"),
                Tags => TagsOf(text),
                Removed => text is null or "true" ? (text, (string?)null) : (null, "removed: wanted true, or nothing"),
                Owner or Channel or Referrer or Rejection => text is { Length: > MaxText } ? (null, $"{field}: wanted at most {MaxText} characters") : (text, null),
                _ => (null, $"unknown field '{field}', want one of {string.Join(", ", Editable)}"),
            };
            if (trouble is not null)
                return (ImmutableSortedDictionary<string, string?>.Empty, trouble);
            read[field] = value;
        }

        return (read.ToImmutable(), null);
    }

    /// <summary>A field's value as text.</summary>
    public static string? Of(Lead lead, string field) => field switch
    {
        Stage => lead.Stage,
        Place => PlaceText(lead.Place),
        Tags => lead.Tags.IsEmpty ? null : string.Join(", ", lead.Tags),
        Owner => lead.Owner,
        Channel => lead.Channel,
        Referrer => lead.Referrer,
        Rejection => lead.Rejection,
        Removed => lead.Removed is null ? null : "true",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a lead"),
    };

    /// <summary>The lead with one field set to a value that <see cref="Read"/> gave.</summary>
    public static Lead With(Lead lead, string field, string? value, DateTimeOffset now) => field switch
    {
        Stage => lead with { Stage = value! },
        Place => lead with { Place = double.Parse(value!, CultureInfo.InvariantCulture) },
        Tags => lead with { Tags = Split(value) },
        Owner => lead with { Owner = value },
        Channel => lead with { Channel = value },
        Referrer => lead with { Referrer = value },
        Rejection => lead with { Rejection = value },
        Removed => lead with { Removed = value is null ? null : now },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a lead"),
    };

    public static string ScoreField(string stage, string by) => $"{ScorePrefix}{stage}:{by}";

    /// <summary>A scorecard as history keeps it.</summary>
    public static string ScoreText(Scorecard card) => JsonSerializer.Serialize(card, ShortlistJson.Default.Scorecard);

    private static string PlaceText(double place) => place.ToString("R", CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Split(string? text) =>
        text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static (string?, string?) TagsOf(string? text)
    {
        var tags = Split(text);
        return tags.Length > MostTags || tags.Any(t => t.Length > MaxTag)
            ? (null, $"tags: wanted at most {MostTags} of at most {MaxTag} characters each, with commas between")
            : (tags.IsEmpty ? null : string.Join(", ", tags), null);
    }
}
