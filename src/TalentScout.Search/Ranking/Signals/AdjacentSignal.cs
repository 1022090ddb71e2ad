using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>
/// Of those who do not show what is asked for: how many of the people they work beside show it (<see cref="ShownBeside"/>), and to a small part how strongly they show the one skill that tells most
/// of it (<see cref="AdjacentSkills"/>).
/// </summary>
/// <param name="beside">counted when somebody is scored: most lists are full before</param>
internal sealed class AdjacentSignal(AdjacentSkills adjacent, Lazy<BesideShares> beside, double besidePart, string asked) : IBoundSignal
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

        var first = block.Segment.Segment.Context.DocBase;
        for (var i = 0; i < block.Count; i++)
            values[i] = (besidePart * beside.Value.Share(first + block.Docs[i])) + ((1 - besidePart) * values[i]);
    }

    /// <summary>The skill that goes with it and tells most of it; null of somebody who shows none.</summary>
    public AdjacentSkill? SkillOf(SegmentColumns columns, int doc) => Most(columns, doc).Skill;

    /// <summary>Where most of those they work beside show it; null where nobody does.</summary>
    public BesideIn? PlaceOf(SegmentView segment, int doc) => beside.Value.Where(segment.Context.DocBase + doc);

    public Explanation Explain(double points, Explained who)
    {
        var (skill, value) = Most(who.Columns, who.Doc);
        var segment = who.Segment.Segment;
        var ofBeside = besidePart * beside.Value.Share(segment.Context.DocBase + who.Doc);
        var ofSkill = (1 - besidePart) * value;
        var parts = ImmutableArray.CreateBuilder<Explanation>();
        var whole = ofBeside + ofSkill;
        if (PlaceOf(segment, who.Doc) is { } place && whole > 0)
            parts.Add(Beside(points * ofBeside / whole, place, who));
        if (skill is not null)
            parts.Add(Goes(whole > 0 ? points * ofSkill / whole : points, skill, who));
        return new Explanation(points, $"adjacent: {asked} not seen", parts.ToImmutable());
    }

    private static Explanation Goes(double points, AdjacentSkill skill, Explained who)
    {
        var name = who.Segment.Context.NameOf(skill.Id);
        return new Explanation(
            points, FormattableString.Invariant($"{name} goes with it in {skill.Both} of {skill.People} people"), [FitExplanations.Of(new FitSkill(name, 1, [skill.Id]), points, who)]);
    }

    private static Explanation Beside(double points, BesideIn place, Explained who)
    {
        var work = who.Candidate.Repositories.FirstOrDefault(r => Words.Fold(r.FullName) == place.Repository);
        return new Explanation(
            points,
            FormattableString.Invariant($"{place.Both} of {place.People} people of {work?.FullName ?? place.Repository} show it"),
            work is null ? [] : [Explanation.Leaf(points, TraceSentence.Of(work), work.Url)]);
    }

    private (AdjacentSkill? Skill, double Value) Most(SegmentColumns columns, int doc)
    {
        var (best, most) = ((AdjacentSkill?)null, -1.0);
        var skills = columns.Skills;
        foreach (var skill in adjacent.Skills)
            if (skills.Skills.Ordinal(skill.Id) is >= 0 and var ordinal && skills.Skills.Find(doc, ordinal) is >= 0 and var row && skill.Share * skills.Strength(row) is var value && value > most)
                (best, most) = (skill, value);
        return (best, Math.Max(0, most));
    }

    private (int Ordinal, double Share)[] Skills(SegmentColumns columns)
    {
        if (_columns != columns)
            (_columns, _skills) = (columns, [.. adjacent.Skills.Select(s => (columns.Skills.Skills.Ordinal(s.Id), s.Share)).Where(s => s.Item1 >= 0)]);
        return _skills;
    }
}
