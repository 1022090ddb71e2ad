using System.CommandLine;
using TalentScout.App.Composition;

namespace TalentScout.App.Commands;

/// <summary>What every command is made with, and how its action gets its workbench.</summary>
internal sealed record CommandSetup(CommonOptions Common, Terminal Terminal, TimeProvider Clock)
{
    /// <summary>Sets the action: opens a workbench for it, and closes it afterwards whatever happens.</summary>
    public void Run(Command command, Func<Workbench, ParseResult, CancellationToken, Task<int>> action) => command.SetAction(async (parsed, cancellationToken) =>
    {
        await using var bench = Open(parsed);
        return await action(bench, parsed, cancellationToken);
    });

    public Workbench Open(ParseResult parsed, ILoggerFactory? loggers = null) =>
        new(Common.InstallationOf(parsed), Common.SettingsOf(parsed), parsed.GetValue(Common.Data), Clock, loggers);
}
