using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Harvest.GhArchive;

/// <summary>What the archive tells of one candidate, as the body of a document: counts by repository and month, and how many hours of each month were read.</summary>
public sealed record ArchiveDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public required long Person { get; init; }
    public required string Login { get; init; }

    /// <summary>"2024-03" -> hours read. A month that is not there, or not whole, is unknown and not idle.</summary>
    public ImmutableSortedDictionary<string, int> Hours { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
    public required ImmutableArray<ArchivedRepository> Repositories { get; init; }

    /// <summary>Null where it cannot be read.</summary>
    public static ArchiveDocument? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveDocument>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <summary>By month, oldest first.</summary>
public sealed record ArchivedRepository(long Id, string Name, string? Language, ImmutableSortedDictionary<string, ArchiveTally> Months);
