using System.CommandLine;
using TalentScout.App.Inspect;

namespace TalentScout.App.Commands;

/// <summary>inspect KIND: JSON Lines on standard input, one JSON line out per line in.</summary>
internal static class InspectCommand
{
    public static Command Create(CommandSetup setup)
    {
        var kind = new Argument<string>("KIND") { Description = "One of: " + string.Join("; ", InspectKinds.Names.Select(n => $"{n.Name} {n.Takes}")) };
        kind.AcceptOnlyFromAmong([.. InspectKinds.Names.Select(n => n.Name)]);
        var command = new Command("inspect", "Tries one pure rule on JSON Lines from standard input; a bad line gives {\"error\":…} and the rest goes on.") { kind };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var chosen = InspectKinds.All(bench.Catalogue, bench.Places, bench.Queries).Single(k => k.Name == parsed.GetValue(kind));
            await new Inspector(chosen).RunAsync(setup.Terminal.In, setup.Terminal.Out, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
