using System.CommandLine;
using TalentScout.App.Configuration;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>The command `talentscout`: its parts in the order of --help, and what becomes of trouble.</summary>
public static class CommandLine
{
    /// <param name="beforeLongWork">what a process of its own does before it serves or indexes; nothing has been opened by then</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider clock, Action? beforeLongWork = null, CancellationToken cancellationToken = default)
    {
        var common = new CommonOptions();
        var root = Root(common, terminal, clock);
        var parsed = root.Parse(args);
        if (parsed.CommandResult.Command is RootCommand or { Name: "serve" or "demo" or "reindex" } && parsed.Action == parsed.CommandResult.Command.Action)
            beforeLongWork?.Invoke();
        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (SettingsException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCode.NothingOrBadInput;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("interrupted; what was done is kept");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(CommonOptions common, Terminal terminal, TimeProvider clock)
    {
        var root = new RootCommand("TalentScout: a sourcing crawler and talent search engine for backend developers that explains itself.");
        foreach (var option in common.All)
            root.Options.Add(option);
        var setup = new CommandSetup(common, terminal, clock);
        var serve = ServeCommand.Create(setup);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(DemoCommand.Create(setup));
        root.Subcommands.Add(HarvestCommand.Create(setup));
        root.Subcommands.Add(ImportCommand.Create(setup));
        root.Subcommands.Add(SearchCommand.Create(setup));
        root.Subcommands.Add(WhyCommand.Create(setup));
        root.Subcommands.Add(BriefCommand.Create(setup));
        root.Subcommands.Add(ExportCommand.Create(setup));
        root.Subcommands.Add(ShortlistsCommand.Create(setup));
        root.Subcommands.Add(ListsCommand.Create(setup));
        root.Subcommands.Add(SearchesCommand.Create(setup));
        root.Subcommands.Add(RebuildCommands.Reindex(setup));
        root.Subcommands.Add(RebuildCommands.Extract(setup));
        root.Subcommands.Add(VerifyCommand.Create(setup));
        root.Subcommands.Add(BackupCommands.Backup(setup));
        root.Subcommands.Add(BackupCommands.Restore(setup));
        root.Subcommands.Add(PersonCommands.Suppress(setup));
        root.Subcommands.Add(PersonCommands.Purge(setup));
        root.Subcommands.Add(PersonCommands.Dossier(setup));
        root.Subcommands.Add(IdentityCommand.Create(setup));
        root.Subcommands.Add(InspectCommand.Create(setup));
        root.Subcommands.Add(DoctorCommand.Create(setup));
        // Without a command it serves.
        root.Action = serve.Action;
        return root;
    }
}
