using System.CommandLine;
using TalentScout.App.Composition;

namespace TalentScout.App.Commands;

/// <summary>A command that tells of all of a kind, or of the one whose number is given; as JSON where a program reads it.</summary>
internal static class NumberedCommand
{
    /// <param name="of">What the number is of: "a shortlist".</param>
    public static Command Create(
        CommandSetup setup, string name, string description, string of, Func<Workbench, Terminal, bool, CancellationToken, Task<int>> all, Func<Workbench, Terminal, long, bool, CancellationToken, Task<int>> one)
    {
        var id = new Argument<long?>("ID") { Description = $"Number of {of}; left out: all of them.", DefaultValueFactory = _ => null };
        var json = new Option<bool>("--json") { Description = "As the API gives it." };
        var command = new Command(name, description) { id, json };
        setup.Run(command, (bench, parsed, cancellationToken) => parsed.GetValue(id) is { } number
            ? one(bench, setup.Terminal, number, parsed.GetValue(json), cancellationToken)
            : all(bench, setup.Terminal, parsed.GetValue(json), cancellationToken));
        return command;
    }
}
