using System.CommandLine;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Web;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>searches [ID] [--check]: saved searches, or the alerts of one; --check asks now, as a night would.</summary>
internal static class SearchesCommand
{
    private const int MostAlerts = 100;

    public static Command Create(CommandSetup setup)
    {
        var id = new Argument<long?>("ID") { Description = "Number of a saved search; left out: all of them.", DefaultValueFactory = _ => null };
        var check = new Option<bool>("--check") { Description = "Asks it now, as a night would, and shows what that brought; nothing is sent by this command." };
        var json = new Option<bool>("--json") { Description = "As the API gives it." };
        var command = new Command("searches", "Saved searches and what is unseen of each; with a number, its alerts.") { id, check, json };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var store = await bench.StoreAsync(cancellationToken);
            var number = parsed.GetValue(id);
            var chosen = (await store.Saved.AllAsync(cancellationToken)).Where(s => number is null || s.Id == number).ToList();
            if (chosen.Count == 0)
            {
                await setup.Terminal.Error.WriteLineAsync(number is null ? "no search is saved" : $"there is no saved search {number}");
                return ExitCode.NothingOrBadInput;
            }

            if (parsed.GetValue(check))
                return await CheckAsync(bench, store, setup.Terminal, chosen, parsed.GetValue(json), cancellationToken);
            if (number is not null)
                return await TellAsync(setup.Terminal, await store.Saved.AlertsAsync(number, MostAlerts, cancellationToken), parsed.GetValue(json));
            if (parsed.GetValue(json))
                await setup.Terminal.Out.WriteLineAsync(ApiJson.Write(chosen));
            else
                foreach (var search in chosen)
                    await setup.Terminal.Out.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{search.Id,5}  {search.Name}: {search.Canonical}{(search.Unread > 0 ? $", {search.Unread} unseen" : "")}{(search.Paused is { } paused ? $", waits: {paused}" : "")}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> CheckAsync(Workbench bench, StoreDatabase store, Terminal terminal, IReadOnlyList<SavedSearch> chosen, bool json, CancellationToken cancellationToken)
    {
        await bench.CatchUpAsync(cancellationToken);
        var runner = new SavedSearchRunner(store, bench.Engine, bench.Queries, bench.Catalogue);
        var alerts = new List<SearchAlert>();
        foreach (var search in chosen)
            alerts.AddRange(await runner.RunAsync(search, cancellationToken));
        return await TellAsync(terminal, alerts, json);
    }

    private static async Task<int> TellAsync(Terminal terminal, IReadOnlyList<SearchAlert> alerts, bool json)
    {
        if (json)
            await terminal.Out.WriteLineAsync(ApiJson.Write(alerts));
        else
            foreach (var alert in alerts)
                await terminal.Out.WriteLineAsync($"{alert.Kind.ToString().ToLowerInvariant(),-8} {(alert.Login is null ? "" : alert.Login + ": ")}{alert.Because}");
        return alerts.Count > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
    }
}
