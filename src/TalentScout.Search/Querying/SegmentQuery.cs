using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// A query on one segment: which documents each of its nodes finds. A node is evaluated once, however often it is asked for; one that is equal to it but made anew, once more: to compare
/// whole trees takes longer than most of them do. Sets are scratch space of this query: nobody holds one after <see cref="Dispose"/>.
/// </summary>
internal sealed class SegmentQuery(QueryContext context, SegmentView segment) : IDisposable
{
    private readonly List<(QueryNode Node, DocBits Bits)> _found = [];
    private readonly List<DocBits> _rented = [];
    private Dictionary<WordList, DocBits>? _listed;

    public QueryContext Context => context;
    public SegmentView Segment => segment;
    public SegmentColumns Columns => segment.Columns;

    /// <summary>An empty set to fill.</summary>
    public DocBits New() => Rented(DocBits.Rent(Columns.Count));

    /// <summary>Documents the node finds, deleted ones not left out. NOT turns a set over: whatever is not known to match.</summary>
    public DocBits Find(QueryNode node)
    {
        foreach (var found in _found)
            if (ReferenceEquals(found.Node, node))
                return found.Bits;
        var bits = Evaluate(node);
        _found.Add((node, bits));
        return bits;
    }

    /// <summary>The hits: what the root finds of what is not deleted.</summary>
    public DocBits Hits(QueryNode? root)
    {
        if (root is null)
            return segment.Live;
        var found = Find(root);
        if (segment.AllLive)
            return found;
        var hits = Copy(found);
        hits.KeepIn(segment.Live);
        return hits;
    }

    public DocBits Either(DocBits a, DocBits b)
    {
        var either = Copy(a);
        either.Add(b);
        return either;
    }

    /// <param name="fields">the same instance for the same fields</param>
    public DocBits Text(TextNode node, ImmutableArray<string> fields) => Listed(TextFinder.Find(this, fields, node.Text));

    /// <summary>A single word, as the index has it.</summary>
    public WordList Word(ImmutableArray<string> fields, string word) => Columns.Word(segment.Reader, fields, word);

    public DocBits Listed(WordList list)
    {
        if (list.Bits is { } known)
            return known;
        _listed ??= [];
        if (!_listed.TryGetValue(list, out var bits))
        {
            _listed[list] = bits = New();
            list.AddTo(bits);
        }

        return bits;
    }

    public void Dispose()
    {
        foreach (var bits in _rented)
            bits.Return();
        _rented.Clear();
    }

    private DocBits Evaluate(QueryNode node) => node switch
    {
        AndNode and => Conjunction(and),
        OrNode or => Alternatives(or),
        NotNode not => Outside(not),
        SkillNode skill => AnyOf(skill),
        TextNode text => Text(text, TextClasses.Everywhere),
        PrefixNode prefix => Filled(found => WordFinder.Beginning(this, Words.Fold(prefix.Text), found)),
        FuzzyNode fuzzy => Filled(found => WordFinder.Near(this, Words.Fold(fuzzy.Text), fuzzy.Edits, found)),
        FieldNode field => FieldRules.Of(field.Field).Find(this, field),
        FlagNode flag => FieldRules.Of(flag.Field).Find(this, flag),
        RangeNode range => FieldRules.Of(range.Field).Find(this, range),
        NearNode near => NearRule.Find(this, near),
        _ => throw new ArgumentException($"a query node of an unknown kind, {node.GetType().Name}", nameof(node)),
    };

    /// <summary>What is excluded is taken away from what was found, without a set of all the others.</summary>
    private DocBits Conjunction(AndNode and)
    {
        var all = new List<DocBits>(and.Parts.Length);
        foreach (var part in and.Parts)
            if (part is not NotNode)
                all.Add(Find(part));
        var found = all switch
        {
            [] => Copy(segment.Live),
            [var only] => Copy(only),
            [var a, var b] => Rented(DocBits.RentBoth(a, b)),
            [var a, var b, var c, ..] => Rented(DocBits.RentAll(a, b, c)),
        };
        for (var i = 3; i < all.Count; i++)
            found.KeepIn(all[i]);
        foreach (var part in and.Parts)
            if (part is NotNode not)
                found.TakeOut(Find(not.Part));
        return found;
    }

    /// <summary>Words are added from their lists: most of a long text are in few documents.</summary>
    private DocBits Alternatives(OrNode or) => Filled(found =>
    {
        foreach (var part in or.Parts)
            if (part is TextNode text)
                TextFinder.Find(this, TextClasses.Everywhere, text.Text).AddTo(found);
            else
                found.Add(Find(part));
    });

    private DocBits Outside(NotNode not)
    {
        var others = Copy(segment.Live);
        others.TakeOut(Find(not.Part));
        return others;
    }

    private DocBits AnyOf(SkillNode node)
    {
        var skills = Columns.Skills.Skills;
        return skills.Any(this, SegmentFit.OrdinalsOf(context.WithChildren(node), Columns));
    }

    private DocBits Filled(Action<DocBits> fill)
    {
        var bits = New();
        fill(bits);
        return bits;
    }

    private DocBits Copy(DocBits bits) => Rented(DocBits.RentCopy(bits));

    private DocBits Rented(DocBits bits)
    {
        _rented.Add(bits);
        return bits;
    }
}
