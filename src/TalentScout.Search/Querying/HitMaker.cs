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
        var (asked, further) = Shown(stored);
        var segment = run.Segment(hit.Segment);
        var signals = run.Scorer.Parts(segment, hit.Doc);
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
            Why = [.. Reasons(stored, asked).Distinct(StringComparer.Ordinal).Take(ReasonsShown)],
            Signals = signals,
            Together = run.Scorer.Together(segment, hit.Doc) is { } together ? [.. together.Select(slot => stored.Repository(slot)).OfType<HitRepository>()] : null,
            NotSeen = run.NotSeen(hit.Segment, hit.Doc),
            Explanation = explain ? _explainer.Of(hit.Segment, hit.Doc) : null,
        };
    }

    /// <summary>Those asked for, and the strongest of the others; each strongest first.</summary>
    private (List<HitSkill> Asked, List<HitSkill> Further) Shown(StoredCard card)
    {
        var places = new List<int>(_asked.Length);
        foreach (var id in _asked)
            if (card.PlaceOf(id) is >= 0 and var place && !places.Contains(place))
                places.Add(place);
        places.Sort();
        var asked = places.ConvertAll(place => card.Skill(place) with { Asked = true });
        var further = new List<HitSkill>(SkillsShown);
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
