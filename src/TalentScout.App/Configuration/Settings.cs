using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace TalentScout.App.Configuration;

/// <summary>
/// config/talentscout.json, overridden by TALENTSCOUT__Section__Key and --set Section:Key=value. Unknown keys and bad values stop the start.
/// Each stage is handed the options of its own section.
/// </summary>
public sealed class Settings
{
    public const string FileName = "talentscout.json";
    private const string EnvironmentPrefix = "TALENTSCOUT__";

    private readonly IConfigurationRoot _root;
    private readonly string _file;

    private Settings(IConfigurationRoot root, string file)
    {
        _root = root;
        _file = file;
    }

    /// <param name="overrides">"Section:Key=value", each.</param>
    /// <exception cref="SettingsException">A file that cannot be read, an unknown section, an override that is no assignment.</exception>
    public static Settings Load(Installation installation, IEnumerable<string> overrides)
    {
        var file = installation.ConfigFile(FileName);
        var pairs = overrides.Select(Assignment).ToList();
        IConfigurationRoot root;
        try
        {
            root = new ConfigurationBuilder()
                .AddJsonFile(file, optional: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(pairs)
                .Build();
        }
        catch (FileNotFoundException)
        {
            throw new SettingsException($"{file} is missing");
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException($"{file}: {(e.InnerException as JsonException)?.Message ?? e.InnerException?.Message ?? e.Message}");
        }

        RefuseUnknown(root.GetChildren(), "", SettingsSections.Names);
        RefuseUnknown(root.GetSection("Harvest").GetChildren(), "Harvest:", SettingsSections.Sources);
        return new Settings(root, file);
    }

    private static void RefuseUnknown(IEnumerable<IConfigurationSection> sections, string above, string[] known)
    {
        if (sections.Select(c => c.Key).Except(known, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
            throw new SettingsException($"{FileName}: unknown section '{above}{unknown}', want one of {string.Join(", ", known.Select(k => above + k))}");
    }

    /// <summary>The options of one section ("Harvest:GitHub"), with defaults where the file says nothing.</summary>
    /// <exception cref="SettingsException">An unknown key, or a value out of its range.</exception>
    public T Section<T>(string name)
        where T : class, new()
    {
        T options;
        try
        {
            options = _root.GetSection(name).Get<T>(o => o.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"{_file}, section {name}: {e.InnerException?.Message ?? e.Message}");
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new SettingsException($"{_file}, section {name}: {faults[0].ErrorMessage}");
    }

    private static KeyValuePair<string, string?> Assignment(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && text.AsSpan(0, equals).Contains(':')
            ? new KeyValuePair<string, string?>(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new SettingsException($"--set: '{text}' is no assignment; wanted Section:Key=value");
    }
}
