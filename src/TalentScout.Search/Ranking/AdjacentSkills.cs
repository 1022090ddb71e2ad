using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// Skills that go with one that is asked for, as the people of the index tell: who shows one of these mostly shows that one as well. Public work is never all work, so whoever shows
/// them and not the one asked for is worth a look, after all who show it.
/// </summary>
/// <param name="Skills">most telling first</param>
internal sealed record AdjacentSkills(ImmutableArray<AdjacentSkill> Skills)
{
    private static readonly AdjacentSkills None = new([]);

    /// <summary>Of a language it is seen in every change whether somebody works in it; of all else a single asked skill, or alternatives of one, is asked for.</summary>
    public static bool MayBe(QueryNode asked, QueryContext context) => QueryTree.Leaves(asked).All(leaf =>
        leaf is SkillNode skill && (skill.Kind ?? context.Catalogue.Find(skill.Skill)?.Kind) is { } kind && kind != SkillKind.Language);

    /// <summary>Kept with the state of the index that it was counted on.</summary>
    /// <param name="asked">ids of skills of which one is enough</param>
    public static AdjacentSkills Of(ImmutableArray<string> asked, QueryRules rules, IndexView view)
    {
        var key = (string.Join(' ', asked), rules.AdjacentShare, rules.AdjacentLift, rules.AdjacentPeople);
        return view.Adjacent.Find(key) ?? view.Adjacent.Keep(key, Count(asked, rules, view));
    }

    private static AdjacentSkills Count(ImmutableArray<string> asked, QueryRules rules, IndexView view)
    {
        var (both, all) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var segment in view.Segments)
        {
            var skills = segment.Columns.Skills.Skills;
            var shown = new DocBits(segment.Columns.Count);
            foreach (var ordinal in SegmentFit.OrdinalsOf(asked, segment.Columns))
                shown.Add(skills.Bits(ordinal));
            shown.KeepIn(segment.Live);
            var people = shown.Cardinality();
            all += people;
            SkillCounts.Add(both, skills, shown, people);
        }

        if (all == 0)
            return None;
        var usual = (double)all / view.Count;
        var adjacent =
            from skill in both
            where !asked.Contains(skill.Key, StringComparer.Ordinal)
            let people = view.PeopleBySkill[skill.Key]
            let share = skill.Value / (people + rules.AdjacentPeople)
            where share >= Math.Max(rules.AdjacentShare, rules.AdjacentLift * usual) && people > skill.Value
            orderby share descending, skill.Key
            select new AdjacentSkill(skill.Key, share, skill.Value, people);
        return new AdjacentSkills([.. adjacent]);
    }
}

/// <param name="Share">of those who show it, how many show the one asked for as well: less where only a few people tell</param>
/// <param name="Both">people who show both</param>
/// <param name="People">who show it</param>
internal sealed record AdjacentSkill(string Id, double Share, int Both, int People);

/// <summary>How many people show each skill.</summary>
internal static class SkillCounts
{
    public static Dictionary<string, int> Of(IndexView view)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in view.Segments)
            Add(counts, segment.Columns.Skills.Skills, segment.Live, segment.Live.Cardinality());
        return counts;
    }

    public static void Add(Dictionary<string, int> counts, SetColumn skills, DocBits people, int total)
    {
        if (total == 0)
            return;
        var ofSegment = skills.Count(people, total, Enumerable.Range(0, skills.Terms.Length).ToArray());
        for (var ordinal = 0; ordinal < ofSegment.Length; ordinal++)
            if (ofSegment[ordinal] > 0)
                counts[skills.Terms[ordinal]] = counts.GetValueOrDefault(skills.Terms[ordinal]) + ofSegment[ordinal];
    }
}
