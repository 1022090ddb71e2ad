namespace TalentScout.Search;

/// <summary>Changes of the store -> updates of a build. Documents are made on all cores; the order of the changes does not matter but for one candidate's own.</summary>
internal static class IndexChanges
{
    /// <summary>Changes taken together: bounds the memory that an endless feed needs.</summary>
    private const int Batch = 1024;

    /// <summary>No more threads than cores: each gathers documents of its own while an index is filled.</summary>
    private static readonly ParallelOptions OnAllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private static readonly ParallelOptions Beside = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, TaskScheduler = GivingWay.Threads };

    /// <param name="beside">an index is searched meanwhile</param>
    public static void Apply(IndexBuild build, CandidateDocument documents, IEnumerable<CandidateChange> changes, bool beside)
    {
        foreach (var batch in changes.Chunk(Batch))
        {
            var last = new Dictionary<CandidateId, CandidateChange>(batch.Length);
            foreach (var change in batch)
                last[change.Id] = change;
            Parallel.ForEach(last.Values, beside ? Beside : OnAllCores, change => build.Update(
                change.Id,
                change.Candidate is { } candidate && Takes(candidate) ? fields => documents.Write(candidate, fields) : null));
        }
    }

    /// <summary>People are indexed; accounts of another kind, and those that work like machines, are not.</summary>
    public static bool Takes(Candidate candidate) => candidate.AccountKind == AccountKind.Person && !MachineHabits.Shows(candidate);
}
