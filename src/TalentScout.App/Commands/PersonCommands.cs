using System.CommandLine;
using TalentScout.App.Candidates;
using TalentScout.App.Web;
using TalentScout.App.Composition;

namespace TalentScout.App.Commands;

/// <summary>suppress, purge, dossier: what a person in the index may ask for.</summary>
internal static class PersonCommands
{
    public static Command Suppress(CommandSetup setup)
    {
        var handle = Handle();
        var reason = new Option<string>("--reason") { Description = "Kept with the suppression.", DefaultValueFactory = _ => "asked to be left out" };
        var command = new Command("suppress", "Removes every trace of a person and never takes them in again.") { handle, reason };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var (source, who) = Split(parsed.GetValue(handle)!);
            var store = await bench.StoreAsync(cancellationToken);
            var redact = await bench.RedactAsync(cancellationToken);
            var report = await (await bench.FolderAsync(cancellationToken)).FoldAfterAsync(() => store.SuppressAsync(source, who, parsed.GetValue(reason)!, redact, cancellationToken), cancellationToken);
            await bench.CatchUpAsync(cancellationToken);
            await setup.Terminal.Out.WriteLineAsync(report.Found
                ? $"suppressed; removed {report.Documents} documents, {report.Redacted} entries in shared ones, {report.Evidence} pieces of evidence, {report.WorkItems} planned fetches, {report.Archived} counts of GH Archive"
                : "suppressed; nothing was held on this person");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Purge(CommandSetup setup)
    {
        var handle = Handle();
        var command = new Command("purge", "Removes every trace of a person: documents, evidence, candidate, index. They may be found again; see suppress.") { handle };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var (source, who) = Split(parsed.GetValue(handle)!);
            var store = await bench.StoreAsync(cancellationToken);
            var redact = await bench.RedactAsync(cancellationToken);
            var report = await (await bench.FolderAsync(cancellationToken)).FoldAfterAsync(() => store.PurgeAsync(source, who, redact, cancellationToken), cancellationToken);
            await bench.CatchUpAsync(cancellationToken);
            if (!report.Found)
            {
                await setup.Terminal.Error.WriteLineAsync($"nothing is held on '{who}' from {source}");
                return ExitCode.NothingOrBadInput;
            }

            await setup.Terminal.Out.WriteLineAsync(
                $"removed {report.Documents} documents, {report.Redacted} entries in shared ones, {report.Evidence} pieces of evidence, {report.WorkItems} planned fetches, {report.Archived} counts of GH Archive");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Dossier(CommandSetup setup)
    {
        var handle = Handle();
        var command = new Command("dossier", "All that is held on a person, with sources, as JSON.") { handle };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var (source, who) = Split(parsed.GetValue(handle)!);
            var dossier = await (await bench.StoreAsync(cancellationToken)).DossierAsync(source, who, cancellationToken);
            if (dossier.Candidate is { } candidate)
            {
                // The strengths are the index's: what the page says of a person, they are to see too.
                await bench.CatchUpAsync(cancellationToken);
                dossier = dossier with { Candidate = ExplainedSkills.Of(candidate, bench.Engine) };
            }

            await setup.Terminal.Out.WriteLineAsync(ApiJson.Write(dossier));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Handle() => new("HANDLE") { Description = "Login or numeric id at GitHub; SOURCE:HANDLE for other sources." };

    private static (string Source, string Who) Split(string handle)
    {
        var colon = handle.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (handle[..colon], handle[(colon + 1)..]) : (CandidateId.GitHub, handle.TrimStart('@'));
    }
}
