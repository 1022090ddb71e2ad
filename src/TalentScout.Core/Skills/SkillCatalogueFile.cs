using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>Reads config/skills.json: {"version": 1, "skills": [one skill per line]}.</summary>
public static class SkillCatalogueFile
{
    // 1: first shape.
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="InvalidDataException">The file is no catalogue, or a wrong one: the message names file, skill and what was wanted.</exception>
    public static SkillCatalogue Load(string path) => Parse(File.ReadAllText(path), path);

    /// <param name="name">What to call the text in messages.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Load"/>.</exception>
    public static SkillCatalogue Parse(string json, string name)
    {
        var skills = Read(json, name);
        var problems = SkillCatalogueCheck.Problems(skills);
        return problems.IsEmpty
            ? new SkillCatalogue(skills)
            : throw new InvalidDataException($"{name}: {string.Join("; ", problems.Take(10))}{(problems.Length > 10 ? $"; and {problems.Length - 10} more" : "")}");
    }

    private static IReadOnlyList<Skill> Read(string json, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Wire>(json, Options);
            if (file?.Skills is null)
                throw new InvalidDataException($"{name}: no list of skills, wanted {{\"version\": {Version}, \"skills\": [...]}}");
            if (file.Version != Version)
                throw new InvalidDataException($"{name}: version {file.Version}, wanted {Version}");
            return file.Skills;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: line {e.LineNumber + 1}, {e.Path}: {e.Message}", e);
        }
    }

    private sealed record Wire
    {
        public int Version { get; init; }
        public IReadOnlyList<Skill>? Skills { get; init; }
    }
}
