using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Jobs;

namespace TalentScout.App.Commands;

/// <summary>harvest JOB | --all: runs jobs now, in the foreground. What was interrupted goes on.</summary>
internal static class HarvestCommand
{
    public static Command Create(CommandSetup setup)
    {
        var name = new Argument<string?>("JOB") { Description = "Name of a job of jobs/.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every enabled harvest job, one after the other." };
        var again = new Option<bool>("--again") { Description = "Also where tonight's run is done: asks everything once more, conditionally." };
        var command = new Command("harvest", "Runs a job now, in the foreground; an interrupted run goes on where it was.") { name, all, again };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var jobs = Chosen(bench, parsed.GetValue(name), parsed.GetValue(all));
            var code = ExitCode.Done;
            foreach (var job in jobs)
                code = Math.Max(code, await RunAsync(bench, setup.Terminal, job, parsed.GetValue(again), cancellationToken));
            return code;
        });
        return command;
    }

    public static async Task<int> RunAsync(Workbench bench, Terminal terminal, HarvestJob job, bool again, CancellationToken cancellationToken)
    {
        var source = await bench.SourceAsync(job.Source ?? "", cancellationToken);
        if (Workbench.TokenOfEnvironment is null && source.Name == CandidateId.GitHub)
            await terminal.Error.WriteLineAsync("no GITHUB_TOKEN: going on within what anonymous access allows (at api.github.com 60 requests an hour and 10 searches a minute)");
        var reporter = new HarvestReporter(terminal, bench.Clock);
        var asked = again ? job with { Budget = job.Budget with { FreshHours = 0 } } : job;
        var night = Night.Of(job, bench.Clock.GetUtcNow());
        var runner = await bench.RunnerAsync(cancellationToken);
        var began = bench.Clock.GetUtcNow();
        var run = await runner.RunAsync(await (await bench.ArchiveCandidatesAsync(cancellationToken)).PlanAsync(asked, cancellationToken), source, night, again, reporter, cancellationToken);
        reporter.Close();
        if (run.State == RunState.Done && run.Ended < began)
        {
            await terminal.Out.WriteLineAsync($"{job.Name}: the night of {night:yyyy-MM-dd} is done already; --again asks once more");
            return ExitCode.Done;
        }

        await terminal.Out.WriteLineAsync(HarvestReporter.Summary(run));
        return run.State switch
        {
            RunState.Done => ExitCode.Done,
            RunState.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    private static List<HarvestJob> Chosen(Workbench bench, string? name, bool all)
    {
        var harvests = bench.Jobs.Where(j => j.Kind == "harvest").ToList();
        if (all == name is not null)
            throw new SettingsException("harvest: want the name of a job, or --all");
        if (all)
            return [.. harvests.Where(j => j.Enabled)];
        return harvests.Find(j => j.Name == name) is { } found
            ? [found]
            : throw new SettingsException($"harvest: there is no harvest job '{name}' in {bench.Installation.JobsDirectory}, want one of {string.Join(", ", harvests.Select(j => j.Name))}");
    }
}
