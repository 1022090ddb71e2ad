using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Export;

/// <summary>Which columns an export has, in which order and under which headers.</summary>
public sealed record ExportProfile(string Name, string About, ImmutableArray<ExportColumn> Columns);

/// <summary>A header, and the value below it.</summary>
public sealed record ExportColumn(string Header, Func<LeadRow, LeadList, object?> Of);

/// <summary>The profiles of config/exports.json: each name an object with "about" and "columns", a column a "header" and either a "value" of <see cref="LeadColumns"/> or a fixed "text".</summary>
public static class ExportProfiles
{
    /// <summary>The profile of tables where none is asked for.</summary>
    public const string Default = "generic";

    /// <exception cref="InvalidDataException">with one sentence: the file, the place and what was wanted</exception>
    public static ImmutableSortedDictionary<string, ExportProfile> Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <exception cref="InvalidDataException">with one sentence: the place and what was wanted</exception>
    public static ImmutableSortedDictionary<string, ExportProfile> Parse(string json)
    {
        Dictionary<string, WrittenProfile>? written;
        try
        {
            written = JsonSerializer.Deserialize(json, ExportJson.Default.DictionaryStringWrittenProfile);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(e.Message, e);
        }

        var profiles = (written ?? []).ToImmutableSortedDictionary(p => p.Key, p => Read(p.Key, p.Value), StringComparer.Ordinal);
        return profiles.ContainsKey(Default) ? profiles : throw new InvalidDataException($"no profile `{Default}`, which every export without a profile takes");
    }

    /// <summary>Columns of somebody's own choice, headed by the values' names.</summary>
    /// <param name="names">With commas between.</param>
    public static ExportChoice OfColumns(string names)
    {
        var chosen = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.FirstOrDefault(n => LeadColumns.Find(n) is null) is { } unknown)
            return new ExportChoice(null, $"unknown column `{unknown}`, want some of {string.Join(", ", LeadColumns.All.Select(c => c.Name))}, strength:SKILL, evidence:SKILL");
        return chosen.Count == 0
            ? new ExportChoice(null, "want at least one column")
            : new ExportChoice(new ExportProfile("columns", "Chosen columns", [.. chosen.Select(n => new ExportColumn(n, LeadColumns.Find(n)!.Of))]), null);
    }

    private static ExportProfile Read(string name, WrittenProfile written)
    {
        if (written.Columns is not { Length: > 0 })
            throw new InvalidDataException($"{name}: no columns, want at least one");
        var twice = written.Columns.GroupBy(c => c.Header, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new ExportProfile(name, written.About ?? "", [.. written.Columns.Select(c => Column(name, c))])
            : throw new InvalidDataException($"{name}: header `{twice.Key}` stands twice");
    }

    private static ExportColumn Column(string profile, WrittenColumn column)
    {
        if (string.IsNullOrWhiteSpace(column.Header))
            throw new InvalidDataException($"{profile}: a column without a header");
        if (column is { Value: null, Text: { } text })
            return new ExportColumn(column.Header, (_, _) => text);
        if (column is not { Value: { } value, Text: null })
            throw new InvalidDataException($"{profile}.{column.Header}: want either a value or a text");
        return LeadColumns.Find(value) is { } known
            ? new ExportColumn(column.Header, known.Of)
            : throw new InvalidDataException($"{profile}.{column.Header}: unknown value `{value}`, want one of {string.Join(", ", LeadColumns.All.Select(c => c.Name))}");
    }
}

internal sealed record WrittenProfile(string? About, WrittenColumn[]? Columns);

internal sealed record WrittenColumn(string? Header, string? Value, string? Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(Dictionary<string, WrittenProfile>))]
internal sealed partial class ExportJson : JsonSerializerContext;
