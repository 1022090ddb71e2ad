using System.CommandLine;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>shortlists [ID]: roles and how many stand where, or who stands on one list.</summary>
internal static class ShortlistsCommand
{
    public static Command Create(CommandSetup setup) =>
        NumberedCommand.Create(setup, "shortlists", "Roles with how many stand in which stage; with a number, who stands on that list.", "a shortlist", AllAsync, OneAsync);

    private static async Task<int> AllAsync(Workbench bench, Terminal terminal, bool json, CancellationToken cancellationToken)
    {
        var all = await (await bench.StoreAsync(cancellationToken)).Shortlists.AllAsync(cancellationToken);
        if (json)
            await terminal.Out.WriteLineAsync(ApiJson.Write(all));
        else
            foreach (var one in all)
            {
                var stages = one.Shortlist.Stages.Where(s => one.Leads.ContainsKey(s.Key)).Select(s => $"{s.Name} {one.Leads[s.Key]}");
                await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{one.Shortlist.Id,5}  {one.Shortlist.Role}{(one.Shortlist.Closed is null ? "" : " (closed)")}: {one.Total} people{(one.Total == 0 ? "" : $" ({string.Join(", ", stages)})")}"));
            }

        return all.Count > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
    }

    private static async Task<int> OneAsync(Workbench bench, Terminal terminal, long number, bool json, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        if (await store.Shortlists.GetAsync(number, cancellationToken) is not { } shortlist)
        {
            await terminal.Error.WriteLineAsync($"there is no shortlist {number}");
            return ExitCode.NothingOrBadInput;
        }

        var leads = await store.Shortlists.LeadsAsync(number, cancellationToken);
        if (json)
            await terminal.Out.WriteLineAsync(ApiJson.Write(leads));
        else
            foreach (var (stage, here) in shortlist.Stages.Select(s => (s, leads.Where(l => l.Stage == s.Key))))
                foreach (var lead in here)
                    await terminal.Out.WriteLineAsync($"{stage.Name}: {lead.Name ?? lead.Login} ({lead.Login}){(lead.Tags.IsEmpty ? "" : $" [{string.Join(", ", lead.Tags)}]")}{(lead.Owner is null ? "" : $", {lead.Owner}")}");
        return leads.Count > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
    }
}
