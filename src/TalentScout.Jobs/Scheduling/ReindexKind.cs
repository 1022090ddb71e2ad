using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Jobs;

/// <summary>"reindex": folds who is marked, and makes the index anew beside the one that serves; recency is counted from that day on.</summary>
internal sealed class ReindexKind(CandidateFolder folder, IndexFollower index) : IJobKind
{
    public string Name => JobRules.Reindex;

    public async Task<JobReport> RunAsync(JobRequest request, CancellationToken cancellationToken)
    {
        var folded = await folder.FoldDirtyAsync(cancellationToken: cancellationToken);
        var indexed = await index.RebuildAsync(cancellationToken: cancellationToken);
        return new JobReport(JobResult.Succeeded, string.Create(CultureInfo.InvariantCulture, $"{indexed} people indexed, {folded.Changed} had changed"))
        {
            Counts = ImmutableSortedDictionary<string, long>.Empty.Add("candidates", indexed),
        };
    }
}
