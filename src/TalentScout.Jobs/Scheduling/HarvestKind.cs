using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Jobs;

/// <summary>"harvest": one source, by its seeds.</summary>
internal sealed class HarvestKind(IEnumerable<ISource> sources, HarvestRunner runner, ArchiveCandidates archive, RunFeed feed) : IJobKind
{
    private readonly ImmutableArray<ISource> _sources = [.. sources];

    public string Name => JobRules.Harvest;

    public async Task<JobReport> RunAsync(JobRequest request, CancellationToken cancellationToken)
    {
        var job = request.Job;
        if (_sources.FirstOrDefault(s => s.Name == job.Source) is not { } source)
            return new JobReport(JobResult.Failed, $"unknown source `{job.Source}`, want one of {string.Join(", ", _sources.Select(s => s.Name))}");
        var run = await runner.RunAsync(await archive.PlanAsync(job, cancellationToken), source, Night.Of(job, request.Due), request.Again, feed, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new JobReport(run.State == RunState.Done ? JobResult.Succeeded : JobResult.Failed, Summary(run))
        {
            Counts = ImmutableSortedDictionary.CreateRange(new Dictionary<string, long> { ["requests"] = run.Counts.Requests, ["candidates"] = run.Counts.Candidates, ["givenUp"] = run.Counts.GivenUp }),
        };
    }

    private static string Summary(HarvestRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Counts.Done} of {run.Counts.Planned} pages, {run.Counts.Candidates} candidates changed, {run.Counts.GivenUp} given up{(run.Reason.Length > 0 ? $": {run.Reason}" : "")}");
}
