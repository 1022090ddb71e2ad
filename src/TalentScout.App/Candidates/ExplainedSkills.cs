using System.Collections.Immutable;
using TalentScout.App.Layout;
using TalentScout.Search;

namespace TalentScout.App.Candidates;

/// <summary>What the candidate's page says of each skill, for those who do not look at pages: its strength, why it is as strong, and every proof as a sentence. Skills that follow from others come last.</summary>
internal static class ExplainedSkills
{
    public static Candidate Of(Candidate candidate, SearchEngine engine) => candidate with { Skills = All(candidate, engine) };

    /// <summary>Of the skills that a query asks for, members of groups included, those that were seen.</summary>
    public static ImmutableArray<CandidateSkill> Asked(Candidate candidate, SearchEngine engine, SkillCatalogue catalogue, SearchQuery query)
    {
        var asked = AskedSkills.Of(query, catalogue).SelectMany(s => catalogue.WithChildren(s)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0 ? [] : [.. All(candidate, engine).Where(s => asked.Contains(s.Skill)).OrderByDescending(s => s.Strength).ThenBy(s => s.Skill, StringComparer.Ordinal)];
    }

    private static ImmutableArray<CandidateSkill> All(Candidate candidate, SearchEngine engine)
    {
        var strengths = engine.Strengths(candidate).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return Wording.InEnglish(() => ImmutableArray.CreateRange(engine.StrongestFirst(candidate).Skills.AddRange(engine.Implied(candidate)), s => Explained(s, strengths.GetValueOrDefault(s.Skill), candidate.Login)));
    }

    private static CandidateSkill Explained(CandidateSkill skill, HitSkill? strength, string login) => skill with
    {
        Strength = Math.Round(strength?.Strength ?? 0, 4),
        Because = StrengthWording.Sentence(strength, skill),
        Traces = [.. skill.Traces.Select(t => t with { WorkUrl = WorkAddress.Of(t, login), Because = TraceWording.Sentence(t) })],
    };
}
