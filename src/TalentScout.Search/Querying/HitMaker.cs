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
        var stored = people.Card(searcher, run.View, hit.Segment, hit.Doc);
        var card = stored.Card;
        var segment = run.Segment(hit.Segment);
        var adjacent = run.AdjacentTo(hit.Segment, hit.Doc);
        var scorer = run.ScorerOf(hit.Segment, hit.Doc);
        var signals = scorer.Parts(segment, hit.Doc);
        var (asked, further) = Shown(stored, adjacent?.Id);
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
            Skills = [.. asked, .. further],
            LastActive = card.LastActive,
            ActiveMonths = card.ActiveMonths,
            MergedElsewhere = card.MergedElsewhere,
            EvidenceCount = card.EvidenceCount,
            Company = card.Company,
            Bio = card.Bio,
            Why = [.. Reasons(stored, adjacent is null ? asked : further[..Math.Min(1, further.Count)]).Distinct(StringComparer.Ordinal).Take(ReasonsShown)],
            Signals = signals,
            Together = scorer.Together(segment, hit.Doc) is { } together ? [.. together.Select(slot => stored.Repository(slot)).OfType<HitRepository>()] : null,
            NotSeen = run.NotSeen(hit.Segment, hit.Doc),
            Adjacent = AdjacentHits.AsWritten(adjacent, () => StoredFields.Repositories(searcher, run.View, hit.Segment, hit.Doc)),
            Explanation = explain ? _explainer.Of(hit.Segment, hit.Doc) : null,
        };
    }

    /// <summary>Those asked for, and the strongest of the others; each strongest first.</summary>
    /// <param name="adjacent">first of the others</param>
    private (List<HitSkill> Asked, List<HitSkill> Further) Shown(StoredCard card, string? adjacent)
    {
        var places = new List<int>(_asked.Length);
        foreach (var id in _asked)
            if (card.PlaceOf(id) is >= 0 and var place && !places.Contains(place))
                places.Add(place);
        places.Sort();
        var asked = places.ConvertAll(place => card.Skill(place) with { Asked = true });
        var further = new List<HitSkill>(SkillsShown);
        if (adjacent is not null && card.PlaceOf(adjacent) is >= 0 and var beside)
        {
            places.Add(beside);
            further.Add(card.Skill(beside));
        }

        for (var place = 0; place < card.Skills && asked.Count + further.Count < SkillsShown; place++)
            if (!places.Contains(place))
                further.Add(card.Skill(place));
        return (asked, further);
    }

    /// <summary>The best proof of each asked skill, strongest first; without any, the most work elsewhere; then how long and how lately.</summary>
    private static IEnumerable<string> Reasons(StoredCard stored, List<HitSkill> asked)
    {
        foreach (var skill in asked.Where(s => !s.Evidence.IsEmpty))
            yield return $"{skill.Name ?? skill.Id}: {skill.Evidence[0].What}";
        if (asked.Count == 0)
            foreach (var work in stored.Work)
                yield return work.What;
        if (stored.Card.ActiveMonths > 1 && stored.Card.LastActive is { } last)
            yield return FormattableString.Invariant($"{stored.Card.ActiveMonths} months with public work, last {last}");
    }
}
