using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What a reader has folded since its last batch: stored whole, or not at all.</summary>
public sealed record ArchiveBatch
{
    /// <summary>Sorted, each key once.</summary>
    public required ImmutableArray<ArchiveCount> Counts { get; init; }

    /// <summary>Sorted by id, each once.</summary>
    public required ImmutableArray<ArchiveName> People { get; init; }

    /// <inheritdoc cref="People"/>
    public required ImmutableArray<ArchiveName> Repositories { get; init; }

    /// <summary>Numbers of the events counted, by the hour they happened in; sorted.</summary>
    public required ImmutableArray<(int Hour, ImmutableArray<ulong> Events)> Seen { get; init; }

    /// <summary>How far each file is with it.</summary>
    public ImmutableArray<ArchiveFile> Files { get; init; } = [];
}
