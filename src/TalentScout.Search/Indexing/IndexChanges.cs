namespace TalentScout.Search;

/// <summary>Changes of the store -> updates of a build. Documents are made on many cores; the order of the changes does not matter but for one candidate's own.</summary>
internal static class IndexChanges
{
    /// <summary>Changes taken together: bounds the memory that an endless feed needs.</summary>
    private const int Batch = 1024;

    /// <summary>No more threads than cores: each gathers documents of its own while an index is filled.</summary>
    private static readonly ParallelOptions OnAllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private static readonly ParallelOptions Beside = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, TaskScheduler = GivingWay.Threads };

    /// <summary>However nice a thread is, whoever shares a core with it waits for its turns.</summary>
    private static readonly ParallelOptions BesideSearches = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1), TaskScheduler = GivingWay.Threads };

    /// <param name="beside">An index is served meanwhile: whether anybody searches it at the moment. Null: nobody can.</param>
    public static void Apply(IndexBuild build, CandidateDocument documents, IEnumerable<CandidateChange> changes, Func<bool>? beside)
    {
        foreach (var batch in changes.Chunk(Batch))
        {
            var last = new Dictionary<CandidateId, CandidateChange>(batch.Length);
            foreach (var change in batch)
                last[change.Id] = change;
            Parallel.ForEach(last.Values, beside is null ? OnAllCores : beside() ? BesideSearches : Beside, change => build.Update(
                change.Id,
                change.Candidate is { } candidate && Takes(candidate) ? fields => documents.Write(candidate, fields) : null));
        }
    }

    /// <summary>People are indexed; accounts of another kind, and those that work like machines, are not.</summary>
    public static bool Takes(Candidate candidate) => candidate.AccountKind == AccountKind.Person && !MachineHabits.Shows(candidate);
}
