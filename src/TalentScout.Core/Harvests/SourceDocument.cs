namespace TalentScout;

/// <summary>
/// What one fetch brought, after minimisation and otherwise unedited. Ground: kept, never rewritten but by a purge.
/// Body is UTF-8; the store compresses it.
/// </summary>
public sealed record SourceDocument
{
    /// <summary>"source kind address": unique, stable over nights. See <see cref="KeyOf"/>.</summary>
    public required string Key { get; init; }
    public required string Source { get; init; }

    /// <summary>What it is to its source: "user", "repository", "languages", "contributors", "commits", "manifest", ...</summary>
    public required string Kind { get; init; }

    /// <summary>The address it was fetched from, canonical.</summary>
    public required string Address { get; init; }

    /// <summary>Whom it is wholly about (profile, own repositories); null where it is about several or none.</summary>
    public CandidateId? Person { get; init; }
    public RepositoryId? Repository { get; init; }

    /// <summary>When this very content was first served.</summary>
    public required DateTimeOffset Fetched { get; init; }

    /// <summary>When the source last confirmed it (served it again, or said not modified). Set by the store; null: not since <see cref="Fetched"/>.</summary>
    public DateTimeOffset? Confirmed { get; init; }
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Address of the next page, where the source named one.</summary>
    public string? Next { get; init; }

    /// <summary>Facts that the extractor needs beside the body (names, ids, path), as the work item knew them. JSON object.</summary>
    public string Context { get; init; } = "{}";
    public required ReadOnlyMemory<byte> Body { get; init; }

    public static string KeyOf(string source, string kind, string address) => $"{source} {kind} {address}";
}

/// <summary>HTTP validators as served, for the next conditional request.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);
    public bool Any => ETag is not null || LastModified is not null;
}
