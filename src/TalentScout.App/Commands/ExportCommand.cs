using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Exports;
using TalentScout.Export;

namespace TalentScout.App.Commands;

/// <summary>export --query Q --format F --out FILE: a lead list. The file appears only when it is whole.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandSetup setup)
    {
        var formats = ExportFormats.All.Select(f => f.Name).ToArray();
        var query = new Option<string>("--query") { Description = "As for search.", HelpName = "Q", Required = true };
        var format = new Option<string>("--format") { Description = "One of " + string.Join(", ", formats) + ".", HelpName = "F", Required = true };
        format.AcceptOnlyFromAmong(formats);
        var profile = new Option<string?>("--profile") { Description = "Columns, by a name of config/exports.json.", HelpName = "NAME" };
        var output = new Option<string>("--out") { Description = "File to write; - is standard output.", HelpName = "FILE", Required = true };
        var top = new Option<int>("--top", "-n") { Description = "Leads at most.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        top.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > SearchRequest.MaxHit)
                r.AddError($"--top: want 1 to {SearchRequest.MaxHit}");
        });
        var command = new Command("export", "Writes the hits of a query as a lead list.") { query, format, profile, output, top };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            if (QueryInput.Read(bench, parsed.GetValue(query)!, setup.Terminal) is not { } parsedQuery)
                return ExitCode.NothingOrBadInput;
            var exports = new LeadExport(bench.ExportProfiles);
            if (parsed.GetValue(profile) is { } named && !exports.HasProfile(named))
            {
                await setup.Terminal.Error.WriteLineAsync($"--profile: there is no profile '{named}', want one of {string.Join(", ", bench.ExportProfiles.Keys)}");
                return ExitCode.NothingOrBadInput;
            }

            await bench.CatchUpAsync(cancellationToken);
            var store = await bench.StoreAsync(cancellationToken);
            var request = new SearchRequest { Query = parsedQuery };
            var list = LeadRows.ListOf(bench.Engine.Search(request with { Size = 1 }), parsed.GetValue(query)!, bench.Clock.GetUtcNow());
            var rows = LeadRows.OfAsync(bench.Engine, request, parsed.GetValue(top), cancellationToken);
            bool IsSuppressed(LeadRow row) => store.Suppressions.Contains(row.Id);
            var chosen = ExportFormats.Find(parsed.GetValue(format)!)!;
            ExportCounts counts;
            if (parsed.GetValue(output) == "-")
            {
                await using var stream = Console.OpenStandardOutput();
                counts = await exports.WriteAsync(stream, chosen, parsed.GetValue(profile), list, rows, IsSuppressed, cancellationToken);
            }
            else
            {
                counts = await exports.WriteFileAsync(parsed.GetValue(output)!, chosen, parsed.GetValue(profile), list, rows, IsSuppressed, cancellationToken);
            }

            await setup.Terminal.Error.WriteLineAsync($"export: {counts.Written} leads{(counts.Withheld > 0 ? $", {counts.Withheld} withheld" : "")}");
            return counts.Written > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
        });
        return command;
    }
}
