namespace TalentScout.Search;

/// <summary>
/// Spreads the best of a list over repositories: of every ten places at most two go to people whose main work is in the same repository, as long as
/// others are left. Who is held back takes the next places that are free; scores stay what they are.
/// </summary>
internal sealed class Spread(QueryRun run, CandidateIndex.Held held)
{
    /// <summary>Hits that change places; further down the list is by score alone.</summary>
    public const int Depth = 200;

    private const int Places = 10;
    private const int OfOneRepository = 2;
    private readonly Dictionary<int, RepositoryMasses> _masses = [];

    /// <param name="ranked">Best first; at least the first <see cref="Depth"/> there are.</param>
    public RankedDoc[] Order(IReadOnlyList<RankedDoc> ranked)
    {
        var left = new LinkedList<(RankedDoc Hit, RepositoryId? Main)>(ranked.Take(Depth).Select(hit => (hit, MainRepository(hit))));
        var spread = new List<RankedDoc>(ranked.Count);
        while (left.First is not null)
            spread.AddRange(NextPlaces(left));
        return [.. spread, .. ranked.Skip(Depth)];
    }

    private static List<RankedDoc> NextPlaces(LinkedList<(RankedDoc Hit, RepositoryId? Main)> left)
    {
        var taken = new List<RankedDoc>(Places);
        var of = new Dictionary<RepositoryId, int>();
        for (var node = left.First; node is not null && taken.Count < Places;)
        {
            var next = node.Next;
            if (node.Value.Main is not { } main || (of[main] = of.GetValueOrDefault(main) + 1) <= OfOneRepository)
            {
                taken.Add(node.Value.Hit);
                left.Remove(node);
            }

            node = next;
        }

        // Nobody else is left: then who was held back.
        while (taken.Count < Places && left.First is { } first)
        {
            taken.Add(first.Value.Hit);
            left.RemoveFirst();
        }

        return taken;
    }

    /// <summary>Where most of what was asked for was done; without any asked skill, where most work was done. Null where no work is known.</summary>
    private RepositoryId? MainRepository(RankedDoc hit)
    {
        var repositories = StoredFields.Candidate(held.Searcher, held.View, hit.Segment, hit.Doc).Repositories;
        if (run.Asked.Slots.Count == 0)
            return repositories.Length > 0 ? repositories[0].Id : null;
        if (!_masses.TryGetValue(hit.Segment, out var masses))
            _masses[hit.Segment] = masses = new RepositoryMasses(run.Asked.Slots, run.Segment(hit.Segment).Columns);
        masses.Read(ScoreBlock.Of(run.Segment(hit.Segment), hit.Doc), 0);
        var (main, most) = (-1, 0.0);
        foreach (var repository in masses)
            if (masses.Greatest(repository) > most)
                (main, most) = (repository, masses.Greatest(repository));
        return main < 0 ? null : repositories[main].Id;
    }
}
