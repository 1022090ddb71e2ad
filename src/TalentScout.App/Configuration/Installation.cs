namespace TalentScout.App.Configuration;

/// <summary>Where configuration and job files lie: what the user names, else the working folder's, else those shipped beside the program.</summary>
public sealed record Installation(string ConfigDirectory, string JobsDirectory)
{
    public static Installation Find(string? config, string? jobs, string workingDirectory, string programDirectory) => new(
        Choose("--config", config, "config", workingDirectory, programDirectory),
        Choose("--jobs", jobs, "jobs", workingDirectory, programDirectory));

    public string ConfigFile(string name) => Path.Combine(ConfigDirectory, name);

    private static string Choose(string option, string? named, string folder, string workingDirectory, string programDirectory)
    {
        if (named is not null)
            return Directory.Exists(named) ? Path.GetFullPath(named) : throw new SettingsException($"{option}: there is no folder '{named}'");
        string[] places = [Path.Combine(workingDirectory, folder), Path.Combine(programDirectory, folder)];
        return places.FirstOrDefault(Directory.Exists)
            ?? throw new SettingsException($"no folder '{folder}' in {workingDirectory} or {programDirectory}; name one with {option}");
    }
}
