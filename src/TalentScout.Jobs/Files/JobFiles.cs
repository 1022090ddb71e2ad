using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Jobs;

/// <summary>Reads jobs/*.json: one job per file, named after it. Comments and trailing commas are allowed; nothing unknown is.</summary>
public static class JobFiles
{
    private static readonly JsonSerializerOptions Options = JobFileShape.Options;

    /// <summary>All jobs of a folder, by name. No folder: no jobs.</summary>
    /// <param name="kinds">Kinds of job that this program knows.</param>
    /// <exception cref="JobException">A file that cannot be taken: which one, where in it, and what was wanted.</exception>
    public static ImmutableArray<HarvestJob> Load(string directory, IReadOnlyCollection<string>? kinds = null)
    {
        if (!Directory.Exists(directory))
            return [];
        return [.. Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(path => Read(path, kinds))];
    }

    /// <inheritdoc cref="Load"/>
    public static HarvestJob Read(string path, IReadOnlyCollection<string>? kinds = null)
    {
        var file = Path.Combine(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ""), Path.GetFileName(path));
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{file}: cannot be read: {e.Message}", e);
        }

        return Parse(json, file, Path.GetFileNameWithoutExtension(path), kinds);
    }

    /// <param name="file">As named in errors.</param>
    public static HarvestJob Parse(ReadOnlySpan<byte> json, string file, string name, IReadOnlyCollection<string>? kinds = null)
    {
        var lines = JobFileShape.Check(json, file);
        HarvestJob job;
        try
        {
            job = JsonSerializer.Deserialize<HarvestJob>(json, Options)! with { Name = name };
        }
        catch (JsonException e)
        {
            throw new JobException($"{file}, line {e.LineNumber + 1}: {e.Message}", e);
        }

        JobRules.Check(job, kinds ?? JobRules.Kinds, (key, wanted) => new JobException($"{file}{(lines.TryGetValue(key, out var line) ? $", line {line}" : "")}: {wanted}"));
        return job;
    }
}
