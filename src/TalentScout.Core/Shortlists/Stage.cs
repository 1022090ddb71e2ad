using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

[JsonConverter(typeof(JsonStringEnumConverter<StageKind>))]
public enum StageKind
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("hired")] Hired,
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <summary>A step from sourced to hired.</summary>
/// <param name="Key">Short and lasting ("phone-screen"): what leads and scorecards refer to. The name can change.</param>
/// <param name="Criteria">What everybody is marked by in it; empty where there is nothing to mark.</param>
public sealed record Stage(string Key, string Name, StageKind Kind, ImmutableArray<string> Criteria)
{
    public const int MostStages = 20, MostCriteria = 12, MaxName = 60;

    /// <summary>What a new shortlist begins with.</summary>
    public static readonly ImmutableArray<Stage> Usual =
    [
        new("sourced", "Sourced", StageKind.Open, []),
        new("phone-screen", "Phone screen", StageKind.Open, ["Must-haves confirmed", "Own work explained", "Interest in the role"]),
        new("coding-test", "Coding test", StageKind.Open, ["Correct", "Tested", "Readable", "Choices explained"]),
        new("system-design", "System design", StageKind.Open, ["Requirements asked for", "Data model", "Failure and load", "Trade-offs"]),
        new("sql", "SQL", StageKind.Open, ["Queries", "Indexes and plans", "Transactions", "Schema design"]),
        new("behavioural", "Behavioural", StageKind.Open, ["Own examples", "Works with others", "Takes and gives feedback"]),
        new("reference", "Reference", StageKind.Open, ["Role confirmed", "Would work with them again"]),
        new("offer", "Offer", StageKind.Open, []),
        new("hired", "Hired", StageKind.Hired, []),
        new("rejected", "Rejected", StageKind.Rejected, []),
    ];

    /// <summary>What is wrong with a list of stages, in a sentence; null where nothing is.</summary>
    public static string? Trouble(IReadOnlyList<Stage> stages)
    {
        if (stages.Count is 0 or > MostStages)
            return $"stages: wanted 1 to {MostStages}";
        if (stages.FirstOrDefault(s => s.Key.Length is 0 or > MaxName || s.Key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')) is { } odd)
            return $"stage '{odd.Key}': wanted a key of small letters, digits and dashes";
        if (stages.GroupBy(s => s.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"stage '{twice.Key}' stands twice";
        if (stages.FirstOrDefault(s => string.IsNullOrWhiteSpace(s.Name) || s.Name.Length > MaxName) is { } unnamed)
            return $"stage '{unnamed.Key}': wanted a name of 1 to {MaxName} characters";
        if (stages.FirstOrDefault(s => s.Criteria.IsDefault || s.Criteria.Length > MostCriteria || s.Criteria.Any(c => string.IsNullOrWhiteSpace(c) || c.Length > MaxName) || s.Criteria.Distinct(StringComparer.OrdinalIgnoreCase).Count() < s.Criteria.Length) is { } marked)
            return $"stage '{marked.Key}': wanted at most {MostCriteria} criteria, each named once in 1 to {MaxName} characters";
        return stages.All(s => s.Kind != StageKind.Open) ? "stages: wanted at least one that is neither hired nor rejected" : null;
    }

    /// <summary>A key for a new name that none of the others has: "Pair programming" -> "pair-programming".</summary>
    public static string KeyFor(string name, IEnumerable<string> taken)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var key = words.Length == 0 ? "stage" : string.Join('-', words);
        key = key.Length > MaxName - 3 ? key[..(MaxName - 3)] : key;
        var others = taken.ToHashSet(StringComparer.Ordinal);
        return others.Contains(key) ? Enumerable.Range(2, MostStages + 1).Select(n => $"{key}-{n}").First(k => !others.Contains(k)) : key;
    }
}

/// <summary>The one scale of all scorecards: what was shown, not how somebody is.</summary>
public static class Yardstick
{
    public const int Lowest = 1, Highest = 4, MaxNote = 4000;

    /// <summary>1..4 in words.</summary>
    public static readonly ImmutableArray<string> Marks = ["not shown", "partly shown", "shown", "shown beyond the role"];

    /// <summary>What is wrong with marks for a stage; null where nothing is.</summary>
    public static string? Trouble(Stage stage, IReadOnlyDictionary<string, int> marks)
    {
        if (stage.Criteria.IsEmpty)
            return $"stage '{stage.Name}' has nothing to mark";
        if (marks.Keys.FirstOrDefault(c => !stage.Criteria.Contains(c)) is { } unknown)
            return $"'{unknown}' is not in the yardstick of '{stage.Name}', want one of {string.Join(", ", stage.Criteria)}";
        return marks.FirstOrDefault(m => m.Value is < Lowest or > Highest) is { Key: { } criterion } ? $"'{criterion}': wanted {Lowest} to {Highest}" : null;
    }

    /// <summary>Mean of all marks of all cards; null without any.</summary>
    public static double? Mean(IEnumerable<Scorecard> cards)
    {
        var marks = cards.SelectMany(c => c.Marks.Values).ToList();
        return marks.Count == 0 ? null : marks.Average();
    }
}

/// <summary>Why somebody is rejected: words that are offered; any others can be written.</summary>
public static class RejectionReasons
{
    public static readonly ImmutableArray<string> Usual =
        ["Skills do not fit the role", "Level does not fit", "Place or time zone", "Pay", "Not interested", "No answer", "Not passed a stage", "Somebody else was chosen", "Role was closed"];
}
