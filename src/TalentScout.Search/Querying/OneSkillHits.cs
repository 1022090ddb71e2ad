namespace TalentScout.Search;

/// <summary>
/// Hits of a segment apart by what they show: who shows one of the skills asked for and none of the others is on the list of a plain query, mostly far down, and there are many of them.
/// What they can come to is seen from that one skill.
/// </summary>
internal sealed class OneSkillHits
{
    /// <summary>Fewer hits are bounded one by one as quickly.</summary>
    private const int Many = 8 * ScoreBlock.Size;

    private OneSkillHits(DocBits others, List<(FitSlot Slot, int Ordinal, DocBits Hits)> alone) => (Others, Alone) = (others, alone);

    /// <summary>Hits that show several, or none.</summary>
    public DocBits Others { get; }

    public IReadOnlyList<(FitSlot Slot, int Ordinal, DocBits Hits)> Alone { get; }

    /// <summary>Null where it would not pay, or where what is asked for is more than single skills.</summary>
    public static OneSkillHits? Of(AskedQuery asked, SegmentQuery segment, DocBits hits)
    {
        if (asked.Slots.Count < 2 || hits.Cardinality() < Many)
            return null;
        var skills = segment.Columns.Skills.Skills;
        var shown = new List<(FitSlot Slot, int Ordinal)>(asked.Slots.Count);
        foreach (var slot in asked.Slots)
            switch (slot.Fit is FitSkill ? SegmentFit.OrdinalsOf(slot.Fit.Skills, segment.Columns) : null)
            {
                case []:
                    break;
                case [var ordinal]:
                    shown.Add((slot, ordinal));
                    break;
                default:
                    return null;
            }

        var (once, several) = (segment.New(), segment.New());
        foreach (var (_, ordinal) in shown)
        {
            var again = segment.New();
            again.Add(once);
            again.KeepIn(skills.Bits(ordinal));
            several.Add(again);
            once.Add(skills.Bits(ordinal));
        }

        once.TakeOut(several);
        var others = segment.New();
        others.Add(hits);
        others.TakeOut(once);
        once.KeepIn(hits);
        return new OneSkillHits(others, [.. shown.Select(s => (s.Slot, s.Ordinal, Both(segment, once, skills.Bits(s.Ordinal))))]);
    }

    private static DocBits Both(SegmentQuery segment, DocBits a, DocBits b)
    {
        var both = segment.New();
        both.Add(a);
        both.KeepIn(b);
        return both;
    }
}
