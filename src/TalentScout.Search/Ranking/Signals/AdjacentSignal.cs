using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>Of those who do not show what is asked for: how strongly they show the one skill that tells most of it, times how much it tells.</summary>
internal sealed class AdjacentSignal(AdjacentSkills adjacent, string asked) : IBoundSignal
{
    private SegmentColumns? _columns;
    private (int Ordinal, double Share)[] _skills = [];

    [SkipLocalsInit]
    public void Score(ScoreBlock block, Span<double> values)
    {
        values.Clear();
        var skills = block.Columns.Skills;
        foreach (var (ordinal, share) in Skills(block.Columns))
        {
            var rows = block.Rows(ordinal);
            for (var i = 0; i < rows.Length; i++)
                values[i] = Math.Max(values[i], share * skills.Strength(rows[i]));
        }
    }

    /// <summary>The skill that the value is of; null of somebody who shows none of them.</summary>
    public AdjacentSkill? Of(SegmentColumns columns, int doc)
    {
        var (best, most) = ((AdjacentSkill?)null, -1.0);
        var skills = columns.Skills;
        foreach (var skill in adjacent.Skills)
            if (skills.Skills.Ordinal(skill.Id) is >= 0 and var ordinal && skills.Skills.Find(doc, ordinal) is >= 0 and var row && skill.Share * skills.Strength(row) is var value && value > most)
                (best, most) = (skill, value);
        return best;
    }

    public Explanation Explain(double points, Explained who)
    {
        if (Of(who.Columns, who.Doc) is not { } skill)
            return Explanation.Leaf(points, $"{asked}: no trace seen");
        var name = who.Segment.Context.NameOf(skill.Id);
        var fit = FitExplanations.Of(new FitSkill(name, 1, [skill.Id]), points, who);
        return new Explanation(
            points,
            FormattableString.Invariant($"adjacent: {asked} not seen, {name} shown, which goes with it in {skill.Both} of {skill.People} people"),
            [fit]);
    }

    private (int Ordinal, double Share)[] Skills(SegmentColumns columns)
    {
        if (_columns != columns)
            (_columns, _skills) = (columns, [.. adjacent.Skills.Select(s => (columns.Skills.Skills.Ordinal(s.Id), s.Share)).Where(s => s.Item1 >= 0)]);
        return _skills;
    }
}
