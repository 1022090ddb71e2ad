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
            var shown = new DocBits(segment.Columns.Count);
            foreach (var ordinal in SegmentFit.OrdinalsOf(asked, segment.Columns))
                shown.Add(segment.Columns.Skills.Skills.Bits(ordinal));
            shown.KeepIn(Regulars.Of(segment));
            all += Regulars.Count(segment.Columns.Skills.Skills, shown, both);
        }

        if (all == 0)
            return None;
        var usual = (double)all / view.Regulars.People;
        var adjacent =
            from skill in both
            where !asked.Contains(skill.Key, StringComparer.Ordinal)
            let people = view.Regulars.BySkill[skill.Key]
            let share = skill.Value / (people + rules.AdjacentPeople)
            where share >= Math.Max(rules.AdjacentShare, rules.AdjacentLift * usual) && people > skill.Value
            orderby share descending, skill.Key
            select new AdjacentSkill(skill.Key, share, skill.Value, people);
        return new AdjacentSkills([.. adjacent]);
    }
}

/// <param name="Share">of those who show it, how many show the one asked for as well: less where only a few people tell</param>
/// <param name="Both">regulars who show both</param>
/// <param name="People">regulars who show it</param>
internal sealed record AdjacentSkill(string Id, double Share, int Both, int People);

/// <summary>People who tell what goes with what: those with work in more than one month. Of passers-by little is seen, and they are the most.</summary>
/// <param name="BySkill">how many of them show each skill</param>
internal sealed record Regulars(int People, IReadOnlyDictionary<string, int> BySkill)
{
    private const int LeastMonths = 2;

    public static Regulars Of(IndexView view)
    {
        var (people, bySkill) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var segment in view.Segments)
            people += Count(segment.Columns.Skills.Skills, Of(segment), bySkill);
        return new Regulars(people, bySkill);
    }

    /// <summary>Those of a segment that are not deleted.</summary>
    public static DocBits Of(SegmentView segment) => segment.Columns.Kept.Within(segment.Columns.Months, LeastMonths, int.MaxValue).And(segment.Live);

    /// <summary>Adds to the counts how many of these people show each skill; how many people they are.</summary>
    public static int Count(SetColumn skills, DocBits people, Dictionary<string, int> bySkill)
    {
        var total = people.Cardinality();
        if (total == 0)
            return 0;
        var counts = skills.Count(people, total, Enumerable.Range(0, skills.Terms.Length).ToArray());
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
            if (counts[ordinal] > 0)
                bySkill[skills.Terms[ordinal]] = bySkill.GetValueOrDefault(skills.Terms[ordinal]) + counts[ordinal];
        return total;
    }
}
