using System.Collections.Concurrent;

namespace TalentScout.Search;

/// <summary>Changes of the store -> updates of a build. Documents are made on many cores; the order of the changes does not matter but for one candidate's own.</summary>
internal static class IndexChanges
{
    /// <summary>Changes after which it is asked again whether anybody searches.</summary>
    private const int Batch = 1024;

    /// <summary>No more threads than cores: each gathers documents of its own while an index is filled.</summary>
    private static readonly ParallelOptions OnAllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private static readonly ParallelOptions Beside = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, TaskScheduler = GivingWay.Threads };

    /// <summary>However nice a thread is, whoever shares a core with it waits for its turns.</summary>
    private static readonly ParallelOptions BesideSearches = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1), TaskScheduler = GivingWay.Threads };

    /// <param name="changes">taken one by one, as they are needed: of a feed that is read meanwhile no more than a few are held</param>
    /// <param name="beside">An index is served meanwhile: whether anybody searches it at the moment. Null: nobody can.</param>
    public static void Apply(IndexBuild build, CandidateDocument documents, IEnumerable<CandidateChange> changes, Func<bool>? beside)
    {
        if (beside is null)
            Apply(build, documents, changes, OnAllCores);
        else
            foreach (var batch in changes.Chunk(Batch))
                Apply(build, documents, batch, beside() ? BesideSearches : Beside);
    }

    /// <summary>People are indexed; accounts of another kind, and those that work like machines, are not.</summary>
    public static bool Takes(Candidate candidate) => candidate.AccountKind == AccountKind.Person && !MachineHabits.Shows(candidate);

    private static void Apply(IndexBuild build, CandidateDocument documents, IEnumerable<CandidateChange> changes, ParallelOptions threads)
    {
        var inTurn = new InTurn(changes);
        // By several at once, one thread would wait for another that has taken many; and what waits is looked at by every garbage collection.
        Parallel.ForEach(Partitioner.Create(inTurn.Changes, EnumerablePartitionerOptions.NoBuffering), threads, change =>
        {
            try
            {
                build.Update(change.Id, change.Candidate is { } candidate && Takes(candidate) ? fields => documents.Write(candidate, fields) : null);
            }
            finally
            {
                inTurn.End(change);
            }
        });
    }

    /// <summary>Changes in their order: none of a candidate before the one before it is applied.</summary>
    private sealed class InTurn(IEnumerable<CandidateChange> changes)
    {
        private readonly HashSet<CandidateId> _begun = [];

        /// <summary>Taken by one thread at a time, which may wait for others.</summary>
        public IEnumerable<CandidateChange> Changes
        {
            get
            {
                foreach (var change in changes)
                {
                    lock (_begun)
                        while (!_begun.Add(change.Id))
                            Monitor.Wait(_begun);
                    yield return change;
                }
            }
        }

        public void End(CandidateChange change)
        {
            lock (_begun)
            {
                _begun.Remove(change.Id);
                Monitor.PulseAll(_begun);
            }
        }
    }
}
