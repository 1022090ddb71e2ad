using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Chooses the commits whose files are asked for: of each person in each repository the 5th met, the 8th, the 12th and so on, always half as far again, so that
/// somebody with thousands costs little more than somebody with fifty, and a passer-by nothing. Trivial ones are not counted. Decided when a page is fetched and
/// kept in its context; the counts are in memory: a run that was restarted may choose a few more.
/// </summary>
internal sealed class CommitSample
{
    private const int First = 5;

    private readonly Dictionary<(string Job, DateTimeOffset? Started, long Repository, long Person), Tally> _tallies = [];

    /// <param name="commits">In the order of the page.</param>
    /// <param name="before">Those of the stored page: they stay.</param>
    public ImmutableArray<string>? Decide(IEnumerable<(long Person, string Hash, bool Trivial)> commits, ImmutableArray<string>? before, long repository, Visit visit)
    {
        if (visit.Depth.CommitFiles <= 0)
            return before;
        var chosen = ImmutableArray.CreateBuilder<string>();
        lock (_tallies)
            foreach (var (person, hash, trivial) in commits)
            {
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, (visit.Job.Name, visit.Started, repository, person), out _);
                if (!trivial && tally.Takes(visit.Depth.CommitFiles))
                    chosen.Add(hash);
            }
        return before ?? chosen.ToImmutable();
    }

    private struct Tally
    {
        private int _seen;
        private int _taken;
        private int _next;

        public bool Takes(int most)
        {
            _next = Math.Max(_next, First);
            if (++_seen < _next || _taken >= most)
                return false;
            _taken++;
            _next = _seen + ((_seen + 1) / 2);
            return true;
        }
    }
}
