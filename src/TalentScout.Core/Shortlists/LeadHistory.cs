using System.Collections.Immutable;

namespace TalentScout;

/// <summary>One change of one field of one lead. Those of one act share a batch, and are undone together.</summary>
/// <param name="Version">Of the lead after it.</param>
/// <param name="Undone">When it was taken back.</param>
public sealed record LeadEvent(long Id, long Lead, long Version, long Batch, DateTimeOffset At, string By, string Field, string? Before, string? After, DateTimeOffset? Undone);

/// <summary>Somebody else has changed the same field since: what they did, and how the lead stands now.</summary>
public sealed record LeadConflict(long Lead, string Field, string? Theirs, string? Mine, string By, DateTimeOffset At);

/// <summary>What came of an edit: the lead as it stands, or why not. Batch: what undo takes; null where nothing changed.</summary>
public sealed record LeadEdit
{
    public Lead? Lead { get; init; }
    public long? Batch { get; init; }

    /// <summary>Not empty: nothing of this lead was changed.</summary>
    public ImmutableArray<LeadConflict> Conflicts { get; init; } = [];
    public string? Trouble { get; init; }

    public static LeadEdit No(string trouble) => new() { Trouble = trouble };
}

/// <summary>What came of an act on several leads: each whole or not at all.</summary>
public sealed record LeadBatch(long? Batch, ImmutableArray<Lead> Changed, ImmutableArray<LeadConflict> Conflicts, ImmutableArray<string> Troubles);

/// <summary>Two edits of one lead: which fields of mine somebody else has changed since the version that I saw.</summary>
public static class LeadMerge
{
    /// <param name="since">Events of the lead after that version.</param>
    /// <returns>Fields that both changed to different values. Empty: both edits can be kept.</returns>
    public static ImmutableArray<LeadConflict> Conflicts(Lead now, IReadOnlyDictionary<string, string?> mine, IEnumerable<LeadEvent> since) =>
    [
        .. since.Where(e => mine.ContainsKey(e.Field))
            .GroupBy(e => e.Field)
            .Select(g => g.MaxBy(e => e.Id)!)
            .Where(e => LeadFields.Of(now, e.Field) != mine[e.Field])
            .Select(e => new LeadConflict(now.Id, e.Field, LeadFields.Of(now, e.Field), mine[e.Field], e.By, e.At)),
    ];
}
