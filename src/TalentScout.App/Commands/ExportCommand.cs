using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Exports;
using TalentScout.App.Team;
using TalentScout.Export;

namespace TalentScout.App.Commands;

/// <summary>export (--query Q | --shortlist ID | --list ID) [--format F] --out FILE: freezes a lead list and writes it. The file appears only when it is whole.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandSetup setup)
    {
        var formats = ExportFormats.All.Select(f => f.Name).ToArray();
        var query = new Option<string?>("--query") { Description = "As for search; freezes its answer.", HelpName = "Q" };
        var shortlist = new Option<long?>("--shortlist") { Description = "Number of a shortlist; freezes it.", HelpName = "ID" };
        var list = new Option<long?>("--list") { Description = "Number of a list that was frozen before.", HelpName = "ID" };
        var format = new Option<string?>("--format") { Description = "One of " + string.Join(", ", formats) + "; without it the ending of FILE says.", HelpName = "F" };
        format.AcceptOnlyFromAmong(formats);
        var profile = new Option<string?>("--profile") { Description = "Columns, by a name of config/exports.json.", HelpName = "NAME" };
        var columns = new Option<string?>("--columns") { Description = "Columns of your own: values of docs/exports.md with commas between.", HelpName = "A,B" };
        var output = new Option<string>("--out") { Description = "File to write; - is standard output.", HelpName = "FILE", Required = true };
        var top = new Option<int>("--top", "-n") { Description = "Leads of a query at most.", HelpName = "N", DefaultValueFactory = _ => LeadLists.Usual };
        top.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > LeadLists.Most)
                r.AddError($"--top: want 1 to {LeadLists.Most}");
        });
        var command = new Command("export", "Freezes the hits of a query, or a shortlist, as a lead list, and writes it.") { query, shortlist, list, format, profile, columns, output, top };
        command.Validators.Add(r =>
        {
            if (new Option[] { query, shortlist, list }.Count(o => r.GetResult(o) is { Implicit: false }) != 1)
                r.AddError("want one of --query, --shortlist and --list");
            if (r.GetValue(format) is null && r.GetValue(output) is { } file && ExportFormats.OfFile(file) is null)
                r.AddError($"--format: want one of {string.Join(", ", formats)}, since the ending of '{file}' says none");
        });
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var chosen = (parsed.GetValue(format) is { } named ? ExportFormats.Find(named) : ExportFormats.OfFile(parsed.GetValue(output)!))!;
            var choice = new LeadExport(bench.ExportProfiles).Choose(chosen, parsed.GetValue(profile), parsed.GetValue(columns));
            if (choice.Trouble is { } trouble)
                return await RefuseAsync(setup, parsed.GetValue(columns) is null ? $"--profile: {trouble}" : $"--columns: {trouble}");
            if (parsed.GetValue(query) is { } text && QueryInput.Read(bench, text, setup.Terminal) is null)
                return ExitCode.NothingOrBadInput;
            await bench.CatchUpAsync(cancellationToken);
            if (parsed.GetValue(query) is not null && await NobodyYet.SaidAsync(bench, setup.Terminal, cancellationToken))
                return ExitCode.NothingOrBadInput;
            var lists = new LeadLists(bench.Engine, await bench.StoreAsync(cancellationToken), bench.Queries, bench.Clock);
            if (await FrozenAsync(bench, lists, parsed.GetValue(query), parsed.GetValue(shortlist), parsed.GetValue(list), parsed.GetValue(top), cancellationToken) is not { } frozen)
                return await RefuseAsync(setup, "there is no such shortlist or list");
            ExportCounts counts;
            if (parsed.GetValue(output) == "-")
            {
                await using var stream = Console.OpenStandardOutput();
                counts = await lists.WriteAsync(frozen, chosen, choice.Columns, stream, Who.Command, cancellationToken);
            }
            else
            {
                counts = await lists.WriteFileAsync(frozen, chosen, choice.Columns, parsed.GetValue(output)!, Who.Command, cancellationToken);
            }

            await setup.Terminal.Error.WriteLineAsync($"export: {counts.Written} leads{(counts.Withheld > 0 ? $", {counts.Withheld} withheld" : "")}, list {frozen.Id}");
            return counts.Written > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
        });
        return command;
    }

    private static async Task<LeadList?> FrozenAsync(Workbench bench, LeadLists lists, string? query, long? shortlist, long? list, int top, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        if (list is { } frozen)
            return await store.LeadLists.GetAsync(frozen, cancellationToken);
        if (shortlist is { } number)
            return await store.Shortlists.GetAsync(number, cancellationToken) is { } role ? await lists.FreezeAsync(role, Who.Command, cancellationToken) : null;
        return await lists.FreezeAsync(new SearchRequest { Query = bench.Queries.Parse(query!).Query! }, query!.Length > 0 ? query : "everybody", top, Who.Command, cancellationToken);
    }

    private static async Task<int> RefuseAsync(CommandSetup setup, string sentence)
    {
        await setup.Terminal.Error.WriteLineAsync(sentence);
        return ExitCode.NothingOrBadInput;
    }
}
