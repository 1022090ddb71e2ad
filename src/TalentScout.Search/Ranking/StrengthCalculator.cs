using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// Skill strengths of a candidate as of a month: the one place where traces become numbers. Per skill and repository the proofs are
/// damped (the first counts, the others confirm); what is implied by another skill takes over only where it says more than what is seen.
/// </summary>
internal sealed class StrengthCalculator(SkillCatalogue catalogue, RankingOptions options, Month asOf, RepositoryTies ties)
{
    private static readonly Comparer<StrengthPart> PartOrder = Comparer<StrengthPart>.Create((a, b) =>
    {
        var order = b.Mass.CompareTo(a.Mass);
        if (order == 0)
            order = string.CompareOrdinal(a.Trace.Url, b.Trace.Url);
        if (order == 0)
            order = string.CompareOrdinal(a.Trace.Via, b.Trace.Via);
        return order != 0 ? order : (a.Trace.Line ?? 0).CompareTo(b.Trace.Line ?? 0);
    });

    private readonly StrengthRules _rules = options.Strength;
    private readonly WorkFactors _factors = new(options.Strength, asOf, ties);
    private readonly ImpliedSkills _implied = ImpliedSkills.Of(catalogue);

    /// <summary>By skill id, ordinal; only what is above 0.</summary>
    public ImmutableArray<SkillStrength> Of(Candidate candidate)
    {
        var worked = Worked(candidate);
        var all = new SortedList<string, Dictionary<RepositoryId, Proof>>(candidate.Skills.Length, StringComparer.Ordinal);
        foreach (var skill in InOrder(candidate.Skills))
        {
            if (catalogue.Find(skill.Skill) is null)
                continue;
            var proofs = Proofs(skill, worked);
            Strongest(all, skill.Skill, proofs, 1, null);
            foreach (var (implied, discount) in _implied.By(skill.Skill))
                Strongest(all, implied, proofs, discount * _rules.ImpliedFactor, skill.Skill);
        }

        var strengths = ImmutableArray.CreateBuilder<SkillStrength>(all.Count);
        for (var i = 0; i < all.Count; i++)
            if (Sum(all.GetKeyAtIndex(i), all.GetValueAtIndex(i), worked) is { } strength)
                strengths.Add(strength);
        return strengths.DrainToImmutable();
    }

    /// <summary>Each once, by id: as a fold leaves them.</summary>
    private static IEnumerable<CandidateSkill> InOrder(ImmutableArray<CandidateSkill> skills)
    {
        for (var i = 1; i < skills.Length; i++)
            if (string.CompareOrdinal(skills[i - 1].Skill, skills[i].Skill) >= 0)
                return skills.GroupBy(s => s.Skill, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(s => s.Skill, StringComparer.Ordinal);
        return skills;
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
        foreach (var trace in skill.Traces)
            if (Mass(trace, worked) is > 0 and var mass)
            {
                var repository = trace.Repository ?? default;
                if (!proofs.TryGetValue(repository, out var proof))
                    proofs[repository] = proof = new Proof(0, 0, []);
                proof.Parts.Add(new StrengthPart(trace, mass, null));
            }

        foreach (var (repository, (_, _, parts)) in proofs)
        {
            Order(parts);
            Month? last = worked.TryGetValue(repository, out var there) ? there.Work.Last : null;
            var (damping, sum, lasting) = (1.0, 0.0, 0.0);
            for (var i = 0; i < parts.Count; i++)
            {
                parts[i] = parts[i] with { Mass = parts[i].Mass * damping };
                sum += parts[i].Mass;
                lasting += parts[i].Mass * _factors.LastingOfRecent(last ?? parts[i].Trace.Last);
                damping *= _rules.SameRepositoryDamping;
            }

            proofs[repository] = new Proof(sum, lasting, parts);
        }

        return proofs;
    }

    /// <summary>Greatest first; equal ones by where they stand, and then as they came. There are mostly few.</summary>
    private static void Order(List<StrengthPart> parts)
    {
        const int Few = 16;
        if (parts.Count > Few)
        {
            var ordered = parts.Order(PartOrder).ToList();
            parts.Clear();
            parts.AddRange(ordered);
            return;
        }

        for (var i = 1; i < parts.Count; i++)
        {
            var part = parts[i];
            var at = i;
            for (; at > 0 && PartOrder.Compare(part, parts[at - 1]) < 0; at--)
                parts[at] = parts[at - 1];
            parts[at] = part;
        }
    }

    private double Mass(SkillTrace trace, Dictionary<RepositoryId, Workplace> worked)
    {
        var partOfWork = _factors.Language(trace.Weight) * _factors.Beside(trace.Beside) * _factors.Stack(trace.StackSize) * _factors.Touched(trace);
        var skillPart = _rules.How.Of(trace.How) * _rules.Scope.Of(trace.Scope) * trace.Confidence * partOfWork;
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
        SortedList<string, Dictionary<RepositoryId, Proof>> all, string skill, Dictionary<RepositoryId, Proof> proofs, double discount, string? impliedBy)
    {
        if (!all.TryGetValue(skill, out var known))
        {
            // What was seen of a skill is mostly all there is of it; it is not looked at again but for what that implies, before anything else comes in here.
            all[skill] = known = impliedBy is null ? proofs : [];
            if (impliedBy is null)
                return;
        }

        foreach (var (repository, proof) in proofs)
        {
            if (known.TryGetValue(repository, out var other) && other.Mass >= proof.Mass * discount)
                continue;
            known[repository] = impliedBy is null
                ? proof
                : new Proof(proof.Mass * discount, proof.Lasting * discount, [.. proof.Parts.Select(p => p with { Mass = p.Mass * discount, ImpliedBy = impliedBy })]);
        }
    }

    private SkillStrength? Sum(string skill, Dictionary<RepositoryId, Proof> proofs, Dictionary<RepositoryId, Workplace> worked)
    {
        var parts = new List<StrengthPart>();
        foreach (var proof in proofs.Values)
            parts.AddRange(proof.Parts);
        Order(parts);
        var (mass, how, last) = (0.0, How.Declared, (Month?)null);
        foreach (var part in parts)
        {
            mass += part.Mass;
            var shown = part.ImpliedBy is null || part.Trace.How == How.Declared ? part.Trace.How : How.Used;
            how = shown < how ? shown : how;
            last = last is null || part.Trace.Last > last ? part.Trace.Last : last;
        }

        var value = (float)Saturation.Of(mass, _rules.HalfMass);
        if (!(value > 0))
            return null;
        return new SkillStrength
        {
            Skill = skill,
            Kind = catalogue.Find(skill)!.Kind,
            Value = value,
            How = how,
            Last = last,
            Parts = [.. parts],
            Repositories = Masses(proofs, worked),
        };
    }

    private static ImmutableArray<RepositoryMass> Masses(Dictionary<RepositoryId, Proof> proofs, Dictionary<RepositoryId, Workplace> worked)
    {
        var masses = ImmutableArray.CreateBuilder<RepositoryMass>(proofs.Count);
        foreach (var (repository, proof) in proofs)
            if (worked.TryGetValue(repository, out var there) && there.Slot < RepositoryMass.Slots && (Half)proof.Lasting is var mass && mass > Half.Zero)
                masses.Add(new RepositoryMass((byte)there.Slot, mass));
        masses.Sort((a, b) => a.Slot.CompareTo(b.Slot));
        return masses.DrainToImmutable();
    }

    private readonly record struct Workplace(int Slot, CandidateRepository Repository, RepositoryWork Work);

    /// <param name="Lasting">Its mass for where it was done, which fades slower.</param>
    private readonly record struct Proof(double Mass, double Lasting, List<StrengthPart> Parts);
}
