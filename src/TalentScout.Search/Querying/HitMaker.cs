using System.Collections.Immutable;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>A ranked document -> the hit that is shown: its card, the asked skills first, reasons, and the explanation where wanted.</summary>
internal sealed class HitMaker(QueryRun run, IndexSearcher searcher, PeopleAtHand people, bool explain)
{
    private const int SkillsShown = 12;
    private const int ReasonsShown = 4;
    private readonly ImmutableArray<string> _asked = run.Asked.Skills;
    private readonly Explainer _explainer = new(run, searcher, people);

    public SearchHit Of(RankedDoc hit, int rank)
    {
        var card = people.Card(searcher, run.View, hit.Segment, hit.Doc);
        var segment = run.Segment(hit.Segment);
        var signals = run.Scorer.Parts(segment, hit.Doc);
        var asked = card.Skills.Where(s => _asked.Contains(s.Id)).Select(s => s with { Asked = true }).ToList();
        return new SearchHit
        {
            Rank = rank,
            Id = card.Id,
            Login = card.Login,
            Name = card.Name,
            ProfileUrl = card.ProfileUrl,
            // In the order in which the scorer sums them: the same to the last bit.
            Score = signals.Sum(s => s.Points),
            Place = card.Place,
            Availability = card.Availability,
            Skills = [.. asked, .. card.Skills.Where(s => !_asked.Contains(s.Id)).Take(Math.Max(0, SkillsShown - asked.Count))],
            LastActive = card.LastActive,
            ActiveMonths = card.ActiveMonths,
            MergedElsewhere = card.MergedElsewhere,
            EvidenceCount = card.EvidenceCount,
            Company = card.Company,
            Bio = card.Bio,
            Why = [.. Reasons(card, asked).Distinct(StringComparer.Ordinal).Take(ReasonsShown)],
            Signals = signals,
            Together = run.Scorer.Together(segment, hit.Doc) is { } together ? [.. together.Select(slot => card.Repositories[slot]).OfType<HitRepository>()] : null,
            NotSeen = run.NotSeen(hit.Segment, hit.Doc),
            Explanation = explain ? _explainer.Of(hit.Segment, hit.Doc) : null,
        };
    }

    /// <summary>The best proof of each asked skill, strongest first; without any, the most work elsewhere; then how long and how lately.</summary>
    private static IEnumerable<string> Reasons(CandidateCard card, List<HitSkill> asked)
    {
        foreach (var skill in asked.Where(s => s.Evidence.Length > 0))
            yield return $"{skill.Name ?? skill.Id}: {skill.Evidence[0].What}";
        if (asked.Count == 0)
            foreach (var work in card.Work)
                yield return work.What;
        if (card.ActiveMonths > 1 && card.LastActive is { } last)
            yield return FormattableString.Invariant($"{card.ActiveMonths} months with public work, last {last}");
    }
}
