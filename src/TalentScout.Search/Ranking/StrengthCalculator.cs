using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// Skill strengths of a candidate as of a month: the one place where traces become numbers. Per skill and repository the proofs are
/// damped (the first counts, the others confirm); what is implied by another skill takes over only where it says more than what is seen.
/// </summary>
internal sealed class StrengthCalculator(SkillCatalogue catalogue, RankingOptions options, Month asOf, RepositoryTies ties)
{
    private readonly StrengthRules _rules = options.Strength;
    private readonly WorkFactors _factors = new(options.Strength, asOf, ties);
    private readonly ImpliedSkills _implied = ImpliedSkills.Of(catalogue);

    /// <summary>By skill id, ordinal; only what is above 0.</summary>
    public ImmutableArray<SkillStrength> Of(Candidate candidate)
    {
        var worked = Worked(candidate);
        var direct = new SortedDictionary<string, Dictionary<RepositoryId, Proof>>(StringComparer.Ordinal);
        foreach (var skill in candidate.Skills)
            if (catalogue.Find(skill.Skill) is not null)
                direct[skill.Skill] = Proofs(skill, worked);

        var all = new SortedDictionary<string, Dictionary<RepositoryId, Proof>>(StringComparer.Ordinal);
        foreach (var (skill, proofs) in direct)
        {
            Strongest(all, skill, proofs, 1, null);
            foreach (var (implied, discount) in _implied.By(skill))
                Strongest(all, implied, proofs, discount * _rules.ImpliedFactor, skill);
        }

        return [.. all.Select(s => Sum(s.Key, s.Value, worked)).OfType<SkillStrength>()];
    }

    private Dictionary<RepositoryId, Workplace> Worked(Candidate candidate)
    {
        Month? since = candidate.AccountSince is { } day ? Month.Of(day) : null;
        var worked = new Dictionary<RepositoryId, Workplace>(candidate.Repositories.Length);
        for (var slot = 0; slot < candidate.Repositories.Length; slot++)
            worked.TryAdd(candidate.Repositories[slot].Id, new Workplace(slot, candidate.Repositories[slot], RepositoryWork.In(candidate.Repositories[slot], since, _rules)));
        return worked;
    }

    private Dictionary<RepositoryId, Proof> Proofs(CandidateSkill skill, Dictionary<RepositoryId, Workplace> worked)
    {
        var proofs = new Dictionary<RepositoryId, Proof>();
        foreach (var group in skill.Traces.GroupBy(t => t.Repository ?? default))
        {
            var damping = 1.0;
            var parts = new List<StrengthPart>();
            foreach (var (trace, mass) in group.Select(t => (t, Mass(t, worked))).Where(p => p.Item2 > 0)
                .OrderByDescending(p => p.Item2).ThenBy(p => p.t.Url, StringComparer.Ordinal).ThenBy(p => p.t.Via, StringComparer.Ordinal).ThenBy(p => p.t.Line ?? 0))
            {
                parts.Add(new StrengthPart(trace, mass * damping, null));
                damping *= _rules.SameRepositoryDamping;
            }

            if (parts.Count > 0)
                proofs[group.Key] = new Proof(parts.Sum(p => p.Mass), parts);
        }

        return proofs;
    }

    private double Mass(SkillTrace trace, Dictionary<RepositoryId, Workplace> worked)
    {
        var skillPart = _rules.How.Of(trace.How) * _rules.Scope.Of(trace.Scope) * trace.Confidence * _factors.Language(trace.Weight) * _factors.Touched(trace.Touched);
        if (trace.Repository is { } id && worked.TryGetValue(id, out var there))
        {
            var work = trace.How == How.Reviewed ? there.Work.AsReviewer(_rules) : there.Work;
            return skillPart * _factors.Repository(work, there.Repository) * _factors.Recency(work.Last ?? trace.Last);
        }

        // A text has no amount; an imported claim has the one that was imported.
        var claim = RepositoryWork.Of(trace);
        var amount = trace.How == How.Declared ? 1 : _factors.Amount((trace.How == How.Reviewed ? claim.AsReviewer(_rules) : claim).Amount) * _factors.Duration(claim.Months);
        return skillPart * amount * _factors.Peers(null) * _factors.Share(trace.Share) * _factors.Recency(claim.Last);
    }

    private static void Strongest(
        SortedDictionary<string, Dictionary<RepositoryId, Proof>> all, string skill, Dictionary<RepositoryId, Proof> proofs, double discount, string? impliedBy)
    {
        if (!all.TryGetValue(skill, out var known))
            all[skill] = known = [];
        foreach (var (repository, proof) in proofs)
        {
            if (known.TryGetValue(repository, out var other) && other.Mass >= proof.Mass * discount)
                continue;
            known[repository] = impliedBy is null
                ? proof
                : new Proof(proof.Mass * discount, [.. proof.Parts.Select(p => p with { Mass = p.Mass * discount, ImpliedBy = impliedBy })]);
        }
    }

    private SkillStrength? Sum(string skill, Dictionary<RepositoryId, Proof> proofs, Dictionary<RepositoryId, Workplace> worked)
    {
        var parts = proofs.Values.SelectMany(p => p.Parts)
            .OrderByDescending(p => p.Mass).ThenBy(p => p.Trace.Url, StringComparer.Ordinal).ThenBy(p => p.Trace.Via, StringComparer.Ordinal).ThenBy(p => p.Trace.Line ?? 0)
            .ToImmutableArray();
        var value = (float)Saturation.Of(parts.Sum(p => p.Mass), _rules.HalfMass);
        if (!(value > 0))
            return null;
        return new SkillStrength
        {
            Skill = skill,
            Kind = catalogue.Find(skill)!.Kind,
            Value = value,
            How = parts.Min(p => p.ImpliedBy is null ? p.Trace.How : p.Trace.How == How.Declared ? How.Declared : How.Used),
            Last = parts.Max(p => p.Trace.Last),
            Parts = parts,
            Repositories =
            [
                .. proofs.Where(p => worked.TryGetValue(p.Key, out var there) && there.Slot < RepositoryMass.Slots)
                    .Select(p => new RepositoryMass((byte)worked[p.Key].Slot, (Half)p.Value.Mass))
                    .Where(p => p.Mass > Half.Zero)
                    .OrderBy(p => p.Slot),
            ],
        };
    }

    private readonly record struct Workplace(int Slot, CandidateRepository Repository, RepositoryWork Work);

    private readonly record struct Proof(double Mass, List<StrengthPart> Parts);
}
