using System.CommandLine;
using System.Globalization;
using TalentScout.App.Backups;

namespace TalentScout.App.Commands;

/// <summary>backup DIR, restore DIR: a copy of the data directory, and back.</summary>
internal static class BackupCommands
{
    private const double Megabyte = 1e6;

    public static Command Backup(CommandSetup setup)
    {
        var directory = new Argument<string>("DIR") { Description = "A new folder." };
        var command = new Command("backup", "Copies store and index as of one moment into a folder, beside a running serve or harvest; see docs/operations.md.") { directory };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var to = Path.GetFullPath(parsed.GetValue(directory)!);
            if (File.Exists(Path.Combine(to, BackupNote.FileName)))
            {
                await setup.Terminal.Error.WriteLineAsync($"backup: {to} holds a backup already, and none is overwritten: name a new folder");
                return ExitCode.NothingOrBadInput;
            }

            if (to == bench.DataDirectory || (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()))
            {
                await setup.Terminal.Error.WriteLineAsync($"backup: {to} is not empty: name a new folder");
                return ExitCode.NothingOrBadInput;
            }

            var note = await new BackupWriter(bench, setup.Terminal).WriteAsync(to, cancellationToken);
            await setup.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"backup: {note.Documents:N0} documents, {note.Candidates:N0} candidates, {note.Bytes / Megabyte:N1} MB in {note.Files.Length} files, in {to}"));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Restore(CommandSetup setup)
    {
        var directory = new Argument<string>("DIR") { Description = "A folder that backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Replace the store that the data directory has." };
        var forget = new Option<bool>("--forget-requests") { Description = "Go on where the data directory's list of who asked to be left out cannot be taken over." };
        var command = new Command("restore", "Brings a backup back into the data directory. Whoever has asked to be left out since it was made stays out.") { directory, replace, forget };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var from = Path.GetFullPath(parsed.GetValue(directory)!);
            var (note, problem) = BackupNote.Read(from);
            if (note is not null)
                problem = await new BackupReader(bench, setup.Terminal).RestoreAsync(from, note, parsed.GetValue(replace), parsed.GetValue(forget), cancellationToken) ?? "";
            if (note is null || problem.Length > 0)
            {
                await setup.Terminal.Error.WriteLineAsync($"restore: {problem}");
                return ExitCode.NothingOrBadInput;
            }

            await setup.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"restore: the state of {note.Made.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC is back in {bench.DataDirectory}, {note.Documents:N0} documents and {note.Candidates:N0} candidates before anybody was left out"));
            return ExitCode.Done;
        });
        return command;
    }
}
