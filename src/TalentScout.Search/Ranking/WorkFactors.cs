namespace TalentScout.Search;

/// <summary>The factors of the rules as functions; each 0..1.</summary>
internal sealed class WorkFactors(StrengthRules rules, Month asOf, RepositoryTies ties)
{
    private readonly double _amountScale = 1 / Math.Log(1 + rules.FullAmount);
    private readonly double _peersScale = 1 / Math.Log(1 + rules.PeersFull);
    private readonly double _touchedScale = 1 / Math.Log(1 + rules.TouchedFull);

    public double Amount(double changes) => Math.Min(1, Math.Log(1 + changes) * _amountScale);

    public double Duration(double months) => Rise(rules.DurationFloor, Saturation.Of(months, rules.DurationHalfMonths));

    public double Recency(Month? last) => last is { } month
        ? Rise(rules.RecencyFloor, Saturation.Decay(asOf - month, rules.RecencyHalfLifeMonths))
        : rules.RecencyUnknown;

    /// <summary>What remains of where it was done for each part that remains of the strength.</summary>
    public double LastingOfRecent(Month? last) => last is { } month
        ? Rise(rules.LastingFloor, Saturation.Decay(asOf - month, rules.LastingHalfLifeMonths)) / Recency(last)
        : 1;

    /// <param name="peers">Null where it is not known who else works there: counted as the middle.</param>
    public double Peers(int? peers) => Rise(rules.PeersFloor, peers is { } n ? Math.Min(1, Math.Log(1 + n) * _peersScale) : 0.5);

    public double Crowd(int peers) => 1 / (1 + (rules.CrowdLoss * Math.Log(1 + (peers / rules.Crowd))));

    public double Own(int peers) => Rise(rules.OwnFloor, Peers(peers));

    public double Share(double? share) => share is { } s ? Rise(rules.ShareFloor, Math.Sqrt(s)) : rules.ShareUnknown;

    /// <summary>Above 1 where changes are known to have touched the skill itself, below where enough were looked into and none did; that nothing is known takes nothing away.</summary>
    public double Touched(SkillTrace trace) => trace.IsUntouched
        ? rules.UntouchedFactor
        : 1 + (rules.TouchedBoost * Math.Min(1, Math.Log(1 + trace.Touched) * _touchedScale));

    /// <summary>One of many of its kind.</summary>
    public double Beside(int others) => others < rules.BesideFew ? 1 : Math.Pow(rules.BesideFew / (1 + others), rules.BesideExponent);

    /// <summary>One of many in the stack of the repository; 0: not known, which takes nothing away.</summary>
    public double Stack(int size) => size <= rules.StackFew ? 1 : Math.Pow(rules.StackFew / size, rules.StackExponent);

    public double Language(double share) => Math.Pow(Math.Clamp(share, 0, 1), rules.LanguageShareExponent);

    /// <summary>All that does not depend on the skill: how much work in how real a project.</summary>
    public double Repository(RepositoryWork work, CandidateRepository repository)
    {
        var peers = ties.Peers(repository, rules);
        var whose = ties.IsClosed(repository) ? Own(peers) * rules.ClosedFactor : repository.Own ? Own(peers) : Share(repository.Share);
        return Amount(work.Amount) * Duration(work.Months) * Peers(peers) * Crowd(peers) * whose;
    }

    private static double Rise(double floor, double part) => floor + ((1 - floor) * part);
}

internal static class Saturation
{
    /// <summary>0 at nothing, one half at <paramref name="half"/>, towards 1 without end.</summary>
    public static double Of(double amount, double half) => amount / (amount + half);

    /// <summary>1 now and in the future, one half after the half-life.</summary>
    public static double Decay(int months, double halfLife) => months <= 0 ? 1 : Math.Pow(0.5, months / halfLife);
}
