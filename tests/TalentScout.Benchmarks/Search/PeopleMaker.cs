using System.Diagnostics;
using System.Globalization;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// `people COUNT DATA CONFIG [store]`: fills DATA/index with so many invented people, by the skills and ranking rules of the folder CONFIG, so that `talentscout serve --data DATA`
/// answers from them. With `store` they are in the store too; without it people can be searched for, and their pages say that nothing is known.
/// </summary>
internal static class PeopleMaker
{
    private const int Seed = 1;
    private const int PeoplePerRepository = 20;

    /// <summary>People of one transaction of the store, and of one commit of the index's feed.</summary>
    private const int PeoplePerBatch = 2000;

    public static async Task<int> RunAsync(int count, string data, string config, bool stored)
    {
        var catalogue = SkillCatalogueFile.Load(Path.Combine(config, "skills.json"));
        var ranking = RankingFile.Load(Path.Combine(config, "ranking.json"));
        var started = Stopwatch.GetTimestamp();
        using var index = CandidateIndex.Open(Path.Combine(data, "index"), catalogue, ranking, TimeProvider.System);
        var made = new SyntheticPeople(Seed, Math.Max(200, count / PeoplePerRepository));
        index.Apply(Enumerable.Range(0, count).AsParallel().AsOrdered().Select(made.Person).Select(c => new CandidateChange(0, c.Id, c)));
        // Without a store there is no change of any: whoever follows one finds nothing to catch up with.
        var sequence = stored ? await StoreAsync(data, catalogue, Enumerable.Range(0, count).Select(made.Person)) : 0;
        index.Commit(sequence);
        index.Compact();
        index.Commit(sequence);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} people in {Path.Combine(data, "index")} after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        return 0;
    }

    /// <returns>The last number of the store's feed: the index has all of it.</returns>
    private static async Task<long> StoreAsync(string data, SkillCatalogue catalogue, IEnumerable<Candidate> people)
    {
        await using var store = await StoreDatabase.OpenAsync(data, TimeProvider.System);
        // Before anybody is there: or they would all have to be folded anew, from evidence that nobody has.
        await store.Candidates.MarkEverybodyUnlessAsync(FoldRules.Fingerprint(catalogue, PlaceResolver.Version));
        foreach (var batch in people.Chunk(PeoplePerBatch))
            await store.Candidates.SaveAsync([.. batch.Select(p => new FoldedPerson(new DirtyPerson(p.Id, 0), p))]);
        return await store.Candidates.SequenceAsync();
    }
}
