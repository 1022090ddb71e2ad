using System.Diagnostics;
using System.Globalization;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// `people COUNT DATA CONFIG`: fills DATA/index with so many invented people, by the skills and ranking rules of the folder CONFIG, so that `talentscout serve --data DATA` answers
/// from them. The store stays empty: people can be searched for, their pages say that nothing is known.
/// </summary>
internal static class PeopleMaker
{
    private const int Seed = 1;
    private const int PeoplePerRepository = 20;

    public static int Run(int count, string data, string config)
    {
        var catalogue = SkillCatalogueFile.Load(Path.Combine(config, "skills.json"));
        var ranking = RankingFile.Load(Path.Combine(config, "ranking.json"));
        var started = Stopwatch.GetTimestamp();
        using var index = CandidateIndex.Open(Path.Combine(data, "index"), catalogue, ranking, TimeProvider.System);
        var made = new SyntheticPeople(Seed, Math.Max(200, count / PeoplePerRepository));
        index.Apply(Enumerable.Range(0, count).AsParallel().AsOrdered().Select(made.Person).Select(c => new CandidateChange(0, c.Id, c)));
        // No change of any store: whoever follows one finds nothing to catch up with.
        index.Commit(0);
        index.Compact();
        index.Commit(0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} people in {Path.Combine(data, "index")} after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        return 0;
    }
}
