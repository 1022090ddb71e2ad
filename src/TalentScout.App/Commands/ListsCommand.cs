using System.CommandLine;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Exports;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>lists [ID]: lead lists as they were frozen, or one of them beside today's answer.</summary>
internal static class ListsCommand
{
    private const int Most = 500;

    public static Command Create(CommandSetup setup) =>
        NumberedCommand.Create(setup, "lists", "Lead lists as they were frozen, newest first; with a number, who is new, gone or changed since.", "a list", AllAsync, CompareAsync);

    private static async Task<int> AllAsync(Workbench bench, Terminal terminal, bool json, CancellationToken cancellationToken)
    {
        var all = await (await bench.StoreAsync(cancellationToken)).LeadLists.AllAsync(Most, cancellationToken);
        if (json)
            await terminal.Out.WriteLineAsync(ApiJson.Write(all));
        else
            foreach (var list in all)
                await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{list.Id,5}  {list.Made:yyyy-MM-dd HH:mm}  {list.Count} of {list.Total}  {list.Title}  (scorer {list.Scorer})"));
        return all.Count > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
    }

    private static async Task<int> CompareAsync(Workbench bench, Terminal terminal, long number, bool json, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        if (await store.LeadLists.GetAsync(number, cancellationToken) is not { } list)
        {
            await terminal.Error.WriteLineAsync($"there is no lead list {number}");
            return ExitCode.NothingOrBadInput;
        }

        await bench.CatchUpAsync(cancellationToken);
        var diff = await new LeadLists(bench.Engine, store, bench.Queries, bench.Clock).CompareAsync(list, cancellationToken);
        if (json)
        {
            await terminal.Out.WriteLineAsync(ApiJson.Write(diff));
            return ExitCode.Done;
        }

        if (!diff.SameScorer)
            await terminal.Out.WriteLineAsync($"the scorer was {diff.ScorerThen} and is {diff.ScorerNow}: places are not compared");
        await terminal.Out.WriteLineAsync($"{diff.Same} as they were, {diff.Changed.Length} changed, {diff.New.Length} new, {diff.Gone.Length} gone");
        foreach (var (kind, changes) in new[] { ("new", diff.New), ("gone", diff.Gone), ("changed", diff.Changed) })
            foreach (var change in changes)
                await terminal.Out.WriteLineAsync($"{kind,-8} {change.Login}{(change.Because.IsEmpty ? "" : $": {string.Join("; ", change.Because)}")}");
        return ExitCode.Done;
    }
}
