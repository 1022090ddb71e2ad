using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>Somebody whom a query ought to find, and how well: 3 is what was looked for.</summary>
public sealed record TruthHit(SandboxAccount Account, int Grade);

/// <summary>A query in our language with the people who truly fit it, best first.</summary>
public sealed record TruthQuery(string Text, ImmutableArray<string> Skills, string? Country, ImmutableArray<TruthHit> Relevant)
{
    /// <summary>Numeric ids of those with grade 3: at least one.</summary>
    public ImmutableArray<long> Best => [.. Relevant.Where(h => h.Grade == 3).Select(h => h.Account.Id)];

    public int GradeOf(long id) => Relevant.FirstOrDefault(h => h.Account.Id == id)?.Grade ?? 0;

    /// <summary>How good a ranking of account ids is, best first, against the truth.</summary>
    public RankingQuality Judge(IReadOnlyList<long> ranking)
    {
        var best = Best;
        var found = ranking.Take(5).Count(best.Contains);
        var first = ranking.TakeWhile(id => !best.Contains(id)).Count();
        var ideal = Gain(Relevant.Select(h => h.Grade).Order().Reverse());
        return new RankingQuality(
            ranking.Count > 0 && best.Contains(ranking[0]) ? 1 : 0,
            (double)found / Math.Min(5, best.Length),
            first < ranking.Count ? 1.0 / (first + 1) : 0,
            Gain(ranking.Select(GradeOf)) / ideal);
    }

    /// <summary>Discounted gain of the first ten: 2^grade - 1, over the logarithm of the place.</summary>
    private static double Gain(IEnumerable<int> grades) => grades.Take(10).Select((g, i) => ((1 << g) - 1) / Math.Log2(i + 2)).Sum();
}

/// <summary>Each 0..1. Recall at 1 and 5 and the reciprocal rank are about grade 3; Ndcg10 about all grades.</summary>
public sealed record RankingQuality(double Recall1, double Recall5, double ReciprocalRank, double Ndcg10)
{
    public static RankingQuality Mean(IReadOnlyCollection<RankingQuality> all) => new(all.Average(q => q.Recall1), all.Average(q => q.Recall5), all.Average(q => q.ReciprocalRank), all.Average(q => q.Ndcg10));
}
