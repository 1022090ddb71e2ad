namespace TalentScout.App.Configuration;

/// <summary>Something the operator or caller gave cannot be used: one plain sentence with the place and what was wanted. Ends a command with exit code 1.</summary>
public sealed class SettingsException(string message) : Exception(message);
