using System.ComponentModel.DataAnnotations;

namespace TalentScout.App.Configuration;

/// <summary>The sections of config/talentscout.json that the program itself reads; a stage's own lie with the stage.</summary>
public static class SettingsSections
{
    public static readonly string[] Names = ["Data", "Serve", "Harvest", "Alerts", "Log"];

    /// <summary>Of <c>Harvest</c>.</summary>
    public static readonly string[] Sources = ["GitHub", "Boards"];
}

public sealed class DataOptions
{
    /// <summary>Where store, index and schedule live; relative to the working folder. --data wins.</summary>
    [Required]
    public string Directory { get; set; } = "data";
}

public sealed class ServeOptions
{
    /// <summary>Addresses to listen on, separated by semicolons. Loopback: there is no login.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Whether the scheduler runs inside `serve`.</summary>
    public bool Schedule { get; set; } = true;

    /// <summary>Header in which a reverse proxy with a login says who it is; empty: people say so themselves.</summary>
    public string UserHeader { get; set; } = "";
}

public sealed class LogOptions
{
    /// <summary>Debug, Information, Warning or Error.</summary>
    [RegularExpression("Debug|Information|Warning|Error", ErrorMessage = "Level: want one of Debug, Information, Warning, Error")]
    public string Level { get; set; } = "Information";

    /// <summary>Days that log files in data/logs are kept; 0: no files.</summary>
    [Range(0, 365)]
    public int KeepDays { get; set; } = 14;
}
