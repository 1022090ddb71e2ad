using TalentScout.App.Layout;

namespace TalentScout.App.Candidates;

/// <summary>Why a skill is as strong as it is, in one sentence above its proofs.</summary>
internal static class StrengthWording
{
    /// <param name="strength">As the ranking has it; null where nothing of it counts.</param>
    public static string Sentence(HitSkill? strength, CandidateSkill skill)
    {
        if (strength is null)
            return Texts.Strength_None;
        var places = skill.Traces.Select(t => t.RepositoryName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var where = places > 0 ? Wording.Format(Texts.Strength_Where, Wording.Percent(strength.Strength), Wording.Count(places, Texts.Repositories_One, Texts.Repositories_Other)) : Wording.Format(Texts.Strength_Alone, Wording.Percent(strength.Strength));
        var sentence = strength.Evidence is [var best, ..] ? Wording.Format(Texts.Strength_Mostly, where, Sentences.In(best.What)) : where;
        return skill.ImpliedBy is { } other ? $"{Wording.Format(Texts.Strength_Implied, other)} {sentence}" : sentence;
    }
}
