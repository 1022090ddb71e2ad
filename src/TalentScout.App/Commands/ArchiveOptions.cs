using System.CommandLine;
using TalentScout.App.Configuration;

namespace TalentScout.App.Commands;

/// <summary>Which hours of an address, and how.</summary>
internal sealed record ArchiveChoice(ArchiveHour? From, ArchiveHour? To, int Threads, bool Json);

/// <summary>Options of import that concern GH Archive.</summary>
internal sealed class ArchiveOptions
{
    private readonly Option<string?> _from = new("--from") { Description = "First hour to fetch from an address, in UTC: 2024-03-01T00.", HelpName = "HOUR" };
    private readonly Option<string?> _to = new("--to") { Description = "Last hour, inclusive.", HelpName = "HOUR" };
    private readonly Option<int?> _threads = new("--threads") { Description = "Files read at once (default: one per core).", HelpName = "N" };
    private readonly Option<bool> _json = new("--json") { Description = "The summary of a GH Archive import as JSON." };

    public IEnumerable<Option> All => [_from, _to, _threads, _json];

    /// <exception cref="SettingsException">An hour or number that is none.</exception>
    public ArchiveChoice Of(ParseResult parsed)
    {
        var threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        if (threads is < 1 or > 64)
            throw new SettingsException($"--threads: {threads} is out of range, want 1 to 64");
        return new ArchiveChoice(Hour("--from", parsed.GetValue(_from)), Hour("--to", parsed.GetValue(_to)), threads, parsed.GetValue(_json));
    }

    private static ArchiveHour? Hour(string option, string? text) =>
        text is null ? null : ArchiveHour.TryParse(text, out var hour) ? hour : throw new SettingsException($"{option}: '{text}' is no hour, want 2024-03-01T00");
}
