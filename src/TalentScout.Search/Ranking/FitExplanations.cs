namespace TalentScout.Search;

/// <summary>What shows the skills of a query's part, down to the proofs.</summary>
internal static class FitExplanations
{
    /// <summary>A node worth the points.</summary>
    public static Explanation Of(FitPart part, double points, Explained who) => part switch
    {
        FitSkill skill => OfStrongest(skill, points, who),
        FitMean mean => Shares.Wishes(points, mean.Name, mean.Parts.Select(p => (p.Weight * ValueOf(p, who), (Func<double, Explanation>)(x => Of(p, x, who))))),
        FitBest best => Of(best.Parts.MaxBy(p => ValueOf(p, who))!, points, who),
        _ => throw new ArgumentException($"a fit of an unknown kind, {part.GetType().Name}", nameof(part)),
    };

    public static double ValueOf(FitPart part, Explained who)
    {
        Span<double> value = [0];
        new SegmentFit(part, who.Columns).Of(who.Block, value, ceilings: false);
        return value[0];
    }

    private static Explanation OfStrongest(FitSkill asked, double points, Explained who)
    {
        var strongest = asked.Skills.Select(id => who.Strengths.GetValueOrDefault(id)).OfType<SkillStrength>().MaxBy(s => s.Value);
        if (strongest is null)
            return Explanation.Leaf(points, $"{asked.Name}: no trace seen");
        var name = who.Segment.Context.NameOf(strongest.Skill);
        return Shares.Split(
            points,
            FormattableString.Invariant($"{(name == asked.Name ? name : $"{asked.Name}: {name}")}, strength {strongest.Value:F2}"),
            [.. strongest.Parts.Select(p => (p.Mass, Sentence(p, who), (string?)p.Trace.Url))]);
    }

    private static string Sentence(StrengthPart part, Explained who)
    {
        var implied = part.ImpliedBy is null ? "" : $" (implied by {who.Segment.Context.NameOf(part.ImpliedBy)})";
        var where = part.Trace.Repository is { } id ? who.Candidate.Repositories.FirstOrDefault(r => r.Id == id) : null;
        return $"{TraceSentence.Of(part.Trace)}{implied}{TraceSentence.Weighed(part.Trace, where, who.Segment.Context.Options.Strength, who.Ties)}";
    }
}
