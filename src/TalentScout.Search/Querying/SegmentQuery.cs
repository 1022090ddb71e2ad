using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>A query on one segment: which documents each of its nodes finds. A node is evaluated once, however often it is asked for.</summary>
internal sealed class SegmentQuery(QueryContext context, SegmentView segment)
{
    private readonly Dictionary<QueryNode, DocBits> _found = [];

    public QueryContext Context => context;
    public SegmentView Segment => segment;
    public SegmentColumns Columns => segment.Columns;

    /// <summary>Documents the node finds, deleted ones not left out. NOT turns a set over: whatever is not known to match.</summary>
    public DocBits Find(QueryNode node)
    {
        if (!_found.TryGetValue(node, out var bits))
            _found[node] = bits = Evaluate(node);
        return bits;
    }

    /// <summary>The hits: what the root finds of what is not deleted.</summary>
    public DocBits Hits(QueryNode? root) => root is null ? segment.Live : Find(root).And(segment.Live);

    public DocBits Text(TextNode node, ImmutableArray<string> fields) => TextFinder.Find(this, fields, node.Text);

    private DocBits Evaluate(QueryNode node) => node switch
    {
        AndNode and => Conjunction(and),
        OrNode or => or.Parts.Select(Find).Aggregate((a, b) => a.Or(b)),
        NotNode not => segment.Live.AndNot(Find(not.Part)),
        SkillNode skill => AnyOf(skill),
        TextNode text => TextClasses.All.Select(c => Text(text, c.Fields)).Aggregate((a, b) => a.Or(b)),
        FieldNode field => FieldRules.Of(field.Field).Find(this, field),
        FlagNode flag => FieldRules.Of(flag.Field).Find(this, flag),
        RangeNode range => FieldRules.Of(range.Field).Find(this, range),
        NearNode near => NearRule.Find(this, near),
        _ => throw new ArgumentException($"a query node of an unknown kind, {node.GetType().Name}", nameof(node)),
    };

    /// <summary>What is excluded is taken away from what was found, without a set of all the others.</summary>
    private DocBits Conjunction(AndNode and)
    {
        var found = and.Parts.Where(p => p is not NotNode).Select(Find).Aggregate((DocBits?)null, (a, b) => a?.And(b) ?? b) ?? segment.Live;
        return and.Parts.OfType<NotNode>().Aggregate(found, (a, not) => a.AndNot(Find(not.Part)));
    }

    private DocBits AnyOf(SkillNode node)
    {
        var skills = Columns.Skills.Skills;
        DocBits? found = null;
        foreach (var id in context.WithChildren(node))
            if (skills.Ordinal(id) is >= 0 and var ordinal)
                found = found?.Or(skills.Bits(ordinal)) ?? skills.Bits(ordinal);
        return found ?? new DocBits(Columns.Count);
    }
}
