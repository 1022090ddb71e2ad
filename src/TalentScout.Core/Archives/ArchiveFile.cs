using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

[JsonConverter(typeof(JsonStringEnumConverter<ArchiveFileState>))]
public enum ArchiveFileState
{
    /// <summary>Read as far as <see cref="ArchiveFile.Position"/>; the next import goes on there.</summary>
    [JsonStringEnumMemberName("reading")] Reading,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>Read to where it breaks off or cannot be unpacked; a whole copy of it adds what is missing.</summary>
    [JsonStringEnumMemberName("incomplete")] Incomplete,

    /// <summary>The source has no such hour.</summary>
    [JsonStringEnumMemberName("missing")] Missing,
}

/// <summary>
/// A file of the archive as ground: its name, what it was (hash), and how far it was read. Known by its hash, so that the same file under another name is not read again.
/// </summary>
public sealed record ArchiveFile
{
    public required string Name { get; init; }

    /// <summary>XXH128 of its bytes in hexadecimal; "missing NAME" where there was none to read.</summary>
    public required string Hash { get; init; }
    public long Bytes { get; init; }

    /// <summary>The hour it is named after.</summary>
    public ArchiveHour? Hour { get; init; }
    public required ArchiveFileState State { get; init; }

    /// <summary>Unpacked bytes that were taken.</summary>
    public long Position { get; init; }

    /// <summary>Why it is incomplete or missing.</summary>
    public string Reason { get; init; } = "";
    public ArchiveFileCounts Counts { get; init; } = new();
    public DateTimeOffset? Read { get; init; }
}

/// <summary>What the lines of a file were.</summary>
public sealed record ArchiveFileCounts
{
    public long Lines { get; init; }

    /// <summary>Lines that are events.</summary>
    public long Events { get; init; }

    /// <summary>Events that were counted for somebody.</summary>
    public long Counted { get; init; }
    public long Robots { get; init; }

    /// <summary>Events that an earlier line or file had told already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events of kinds that count for nobody: stars, forks, branches.</summary>
    public long Uncounted { get; init; }

    /// <summary>Lines that are no events, by reason.</summary>
    public ImmutableSortedDictionary<string, long> Skipped { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Fields that payloads do not have any more, by field.</summary>
    public ImmutableSortedDictionary<string, long> Untold { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public static ArchiveFileCounts operator +(ArchiveFileCounts a, ArchiveFileCounts b) => new()
    {
        Lines = a.Lines + b.Lines,
        Events = a.Events + b.Events,
        Counted = a.Counted + b.Counted,
        Robots = a.Robots + b.Robots,
        Duplicates = a.Duplicates + b.Duplicates,
        Uncounted = a.Uncounted + b.Uncounted,
        Skipped = Sum(a.Skipped, b.Skipped),
        Untold = Sum(a.Untold, b.Untold),
    };

    private static ImmutableSortedDictionary<string, long> Sum(ImmutableSortedDictionary<string, long> a, ImmutableSortedDictionary<string, long> b) =>
        b.Aggregate(a, (sum, pair) => sum.SetItem(pair.Key, sum.GetValueOrDefault(pair.Key) + pair.Value));
}
