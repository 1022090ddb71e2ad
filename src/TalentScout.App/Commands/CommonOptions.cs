using System.CommandLine;
using TalentScout.App.Configuration;

namespace TalentScout.App.Commands;

/// <summary>Options that every command takes.</summary>
public sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data") { Description = "Folder of store and index (default: Data:Directory of the configuration).", HelpName = "DIR", Recursive = true };
    public Option<string?> Config { get; } = new("--config") { Description = "Folder of configuration files (default: ./config, else beside the program).", HelpName = "DIR", Recursive = true };
    public Option<string?> Jobs { get; } = new("--jobs") { Description = "Folder of job files (default: ./jobs, else beside the program).", HelpName = "DIR", Recursive = true };
    public Option<string[]> Set { get; } = new("--set") { Description = "Overrides one setting; may be repeated.", HelpName = "Section:Key=value", Recursive = true, AllowMultipleArgumentsPerToken = false };

    public IEnumerable<Option> All => [Data, Config, Jobs, Set];

    public Installation InstallationOf(ParseResult parsed) =>
        Installation.Find(parsed.GetValue(Config), parsed.GetValue(Jobs), Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    /// <param name="more">"Section:Key=value"; what the user says with --set comes after them and wins.</param>
    public Settings SettingsOf(ParseResult parsed, params IEnumerable<string> more) => Settings.Load(InstallationOf(parsed), [.. more, .. parsed.GetValue(Set) ?? []]);
}
