namespace TalentScout.Jobs;

/// <summary>A file to import, or an hour that could not be had.</summary>
/// <param name="Path">Null where there is no file.</param>
/// <param name="Passing">Fetched for this import alone: deleted once it is stored.</param>
public sealed record ArchiveInput(string Name, string? Path, bool Passing = false)
{
    /// <summary>Why there is no file.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The source says that there is none: a gap of the archive. Else it may be had another time, and is not noted down.</summary>
    public bool Missing { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Bytes">Packed bytes read.</param>
public sealed record ArchiveProgress(long Bytes, long Events, int FilesDone);

/// <summary>What an import did.</summary>
/// <param name="Before">Files that were read by an earlier import: nothing was done.</param>
public sealed record ArchiveReport(int Read, int Before, int Incomplete, int Missing, ArchiveFileCounts Counts)
{
    /// <summary>Files that could not be opened or had, with the reason.</summary>
    public IReadOnlyList<ArchiveTrouble> Trouble { get; init; } = [];
}

public sealed record ArchiveTrouble(string Name, string Reason);
