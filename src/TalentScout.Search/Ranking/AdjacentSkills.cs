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

    /// <summary>Whether a part of a query asks for skills alone, none of them a language: who works in a language shows it with every change, so nobody has to be guessed.</summary>
    public static bool MayBe(QueryNode asked, QueryContext context) => QueryTree.Leaves(asked).All(leaf =>
        leaf is SkillNode skill && (skill.Kind ?? context.Catalogue.Find(skill.Skill)?.Kind) is { } kind && kind != SkillKind.Language);

    /// <summary>Kept with the state of the index that it was counted on.</summary>
    /// <param name="asked">ids of skills of which one is enough</param>
    public static AdjacentSkills Of(ImmutableArray<string> asked, QueryRules rules, IndexView view)
    {
        var key = (SkillsAsked.Of(asked), rules.AdjacentShare, rules.AdjacentLift, rules.AdjacentPeople);
        return view.Adjacent.Find(key) ?? view.Adjacent.Keep(key, Count(asked, rules, view));
    }

    private static AdjacentSkills Count(ImmutableArray<string> asked, QueryRules rules, IndexView view)
    {
        var both = Regulars.Of(view, asked);
        if (both.People == 0)
            return None;
        var usual = (double)both.People / view.Regulars.People;
        var adjacent =
            from skill in both.BySkill
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

/// <summary>
/// People who tell what goes with what: those with work in more than one month. Of passers-by little is seen, and they are the most. What large segments say is kept with them, so that a change
/// of somebody costs the counting of a few.
/// </summary>
/// <param name="BySkill">how many of them show each skill</param>
internal sealed record Regulars(int People, IReadOnlyDictionary<string, int> BySkill)
{
    private const int LeastMonths = 2;

    /// <param name="asked">of those alone who show one of these; null: all</param>
    public static Regulars Of(IndexView view, ImmutableArray<string>? asked = null)
    {
        var (people, bySkill) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        var name = asked is { } ids ? SkillsAsked.Of(ids) : SkillsAsked.Any;
        foreach (var segment in view.Segments)
        {
            var skills = segment.Columns.Skills.Skills;
            var ofSegment = segment.Columns.Kept.Tally(name, () => Tally(skills, Of(segment.Columns, asked)));
            var gone = segment.AllLive ? SkillTally.None : Tally(skills, Of(segment.Columns, asked).AndNot(segment.Live));
            people += ofSegment.People - gone.People;
            for (var ordinal = 0; ordinal < ofSegment.BySkill.Length; ordinal++)
                if (ofSegment.BySkill[ordinal] - (gone.People > 0 ? gone.BySkill[ordinal] : 0) is > 0 and var count)
                    bySkill[skills.Terms[ordinal]] = bySkill.GetValueOrDefault(skills.Terms[ordinal]) + count;
        }

        return new Regulars(people, bySkill);
    }

    /// <summary>Those of a segment that are not deleted.</summary>
    public static DocBits Of(SegmentView segment) => Of(segment.Columns, asked: null).And(segment.Live);

    /// <summary>Deleted ones too.</summary>
    private static DocBits Of(SegmentColumns columns, ImmutableArray<string>? asked)
    {
        var regulars = columns.Kept.Within(columns.Months, LeastMonths, int.MaxValue);
        if (asked is null)
            return regulars;
        var shown = new DocBits(columns.Count);
        foreach (var ordinal in SegmentFit.OrdinalsOf(asked.Value, columns))
            shown.Add(columns.Skills.Skills.Bits(ordinal));
        shown.KeepIn(regulars);
        return shown;
    }

    private static SkillTally Tally(SetColumn skills, DocBits people) =>
        people.Cardinality() is > 0 and var total ? new SkillTally(total, skills.Count(people, total, Enumerable.Range(0, skills.Terms.Length).ToArray())) : SkillTally.None;
}

/// <param name="BySkill">of these people, by the ordinal of the segment; empty where there is nobody</param>
internal sealed record SkillTally(int People, int[] BySkill)
{
    public static readonly SkillTally None = new(0, []);
}
