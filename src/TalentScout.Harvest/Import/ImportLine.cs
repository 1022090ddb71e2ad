using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Harvest.Import;

/// <summary>
/// One line of the import format (DESIGN section 6): a candidate from elsewhere, with evidence and activity. Read strictly: a line is
/// taken whole or refused with the place and what was wanted.
/// </summary>
public sealed record ImportLine
{
    public required CandidateId Id { get; init; }
    public string? Name { get; init; }
    public string? Place { get; init; }
    public string? Bio { get; init; }
    public string? Company { get; init; }
    public bool? Availability { get; init; }
    public ImmutableArray<ImportedSkill> Evidence { get; init; } = [];
    public ImmutableArray<ImportedMonth> Activity { get; init; } = [];

    /// <summary>The longest line read, in characters.</summary>
    public const int MaxLength = 4_000_000;

    /// <exception cref="ImportException">Says where in the line, and what was wanted.</exception>
    public static ImportLine Parse(string line)
    {
        if (line.Length > MaxLength)
            throw new ImportException("line", $"at most {MaxLength} characters");
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException e)
        {
            throw new ImportException($"byte {e.BytePositionInLine ?? 0}", "a JSON object");
        }

        using (json)
            return new ImportReader(json.RootElement, "").Line();
    }
}

public sealed record ImportedSkill(string Skill, How How, int Count, Month? First, Month? Last, string Url, string? Excerpt);

public sealed record ImportedMonth(Month Month, string Repository, bool Owner, int Commits, int PullRequests, int Reviews, int Issues);

/// <summary>A line that cannot be taken: where in it, and what was wanted there.</summary>
public sealed class ImportException(string where, string wanted) : Exception($"{where}: wanted {wanted}")
{
    public string Where { get; } = where;
    public string Wanted { get; } = wanted;
}
