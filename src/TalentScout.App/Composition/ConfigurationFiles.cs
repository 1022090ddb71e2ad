using TalentScout.App.Configuration;
using TalentScout.Export;
using TalentScout.Harvest.Fetching;
using TalentScout.Jobs;
using TalentScout.Search;

namespace TalentScout.App.Composition;

/// <summary>The data files of config/, each read by the stage that owns its shape; trouble becomes one sentence with the file and the place.</summary>
internal static class ConfigurationFiles
{
    public static SkillCatalogue Catalogue(Installation installation) => Read(installation, "skills.json", text => SkillCatalogueFile.Parse(text, "skills.json"));

    public static RankingOptions Ranking(Installation installation) => Read(
        installation, "ranking.json", text => RankingFile.TryParse(text, out var options, out var problem) ? options : throw new FormatException(problem));

    public static SourceRegistry Sources(Installation installation) => Read(installation, "sources.json", SourceRegistry.Parse);

    public static IReadOnlyDictionary<string, ExportProfile> Exports(Installation installation) => Read(installation, "exports.json", ExportProfiles.Parse);

    public static IReadOnlyList<HarvestJob> Jobs(Installation installation)
    {
        try
        {
            return JobFiles.Load(installation.JobsDirectory);
        }
        catch (JobException e)
        {
            throw new SettingsException(e.Message);
        }
    }

    private static T Read<T>(Installation installation, string name, Func<string, T> parse)
    {
        var file = installation.ConfigFile(name);
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new SettingsException(e.Message.Contains(name, StringComparison.Ordinal) ? e.Message : $"{file}: {e.Message}");
        }
        catch (FileNotFoundException)
        {
            throw new SettingsException($"{file} is missing");
        }
    }
}
