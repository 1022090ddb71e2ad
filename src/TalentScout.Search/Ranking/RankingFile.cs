using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Search;

/// <summary>Reads config/ranking.json: unknown keys, unknown signals and numbers out of range are named, nothing is guessed.</summary>
public static class RankingFile
{
    /// <exception cref="InvalidDataException">with one sentence: the file, the place and what was wanted</exception>
    public static RankingOptions Load(string path) =>
        TryParse(File.ReadAllText(path), out var options, out var problem) ? options : throw new InvalidDataException($"{path}: {problem}");

    public static bool TryParse(string json, [NotNullWhen(true)] out RankingOptions? options, [NotNullWhen(false)] out string? problem)
    {
        options = null;
        try
        {
            options = JsonSerializer.Deserialize<RankingOptions>(json, RankingJson.Options);
            problem = options is null ? "wanted an object" : RankingCheck.Problem(options);
        }
        catch (JsonException e)
        {
            problem = e.Message;
        }

        if (problem is not null)
            options = null;
        return problem is null;
    }
}

/// <summary>By reflection: source-generated readers forget the defaults of init-only properties that a file leaves out.</summary>
internal static class RankingJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
    };
}
