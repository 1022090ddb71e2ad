namespace TalentScout.Search;

/// <summary>
/// Wishes that a document meets, does not meet, or of which nothing is known: the weighted mean of 1, 0 and the rules' middle. The base of
/// the signals that are only there when asked for.
/// </summary>
internal abstract class WishSignal<TNode>(IReadOnlyList<Asked<TNode>> wishes, string title) : IBoundSignal
    where TNode : QueryNode
{
    private readonly double _weights = wishes.Sum(w => w.Weight);

    // Of the segment that was scored last: its documents come in blocks.
    private SegmentQuery? _segment;
    private Func<int, double>[] _valuesOf = [];

    public void Score(ScoreBlock block, Span<double> values)
    {
        values.Clear();
        if (_segment != block.Segment)
            (_segment, _valuesOf) = (block.Segment, [.. wishes.Select(w => ValueOf(block.Segment, w.Node))]);
        var docs = block.Docs;
        for (var wish = 0; wish < wishes.Count; wish++)
        {
            var value = _valuesOf[wish];
            var factor = wishes[wish].Weight / _weights;
            for (var i = 0; i < docs.Length; i++)
                values[i] += factor * value(docs[i]);
        }
    }

    public virtual bool IsDear => false;

    public virtual PersonPart? Person => null;

    public virtual void Most(ScoreBlock block, Span<double> values) => Score(block, values);

    public Explanation Explain(double points, Explained who) => Shares.Wishes(points, title, wishes.Select(w =>
    {
        var value = ValueOf(who.Segment, w.Node)(who.Doc);
        return (w.Weight * value, (Func<double, Explanation>)(p => Leaf(p, w.Node, value, who)));
    }));

    /// <summary>The mean over the wishes, weighted.</summary>
    protected double MeanOf(Func<TNode, double> value) => wishes.Sum(w => w.Weight / _weights * value(w.Node));

    /// <summary>The value of a document, 0..1.</summary>
    protected abstract Func<int, double> ValueOf(SegmentQuery segment, TNode node);

    protected abstract Explanation Leaf(double points, TNode node, double value, Explained who);
}

/// <summary>The share of the wanted kind of work.</summary>
internal sealed class RoleSignal : IRankingSignal
{
    public string Name => SignalNames.Role;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Roles.Count == 0 ? null : new Bound(asked.Roles);

    private sealed class Bound(IReadOnlyList<Asked<FieldNode>> roles) : WishSignal<FieldNode>(roles, "role: share of the work")
    {
        protected override Func<int, double> ValueOf(SegmentQuery segment, FieldNode node)
        {
            var roles = segment.Columns.Roles;
            var ordinal = roles.Roles.Ordinal(node.Value.ToLowerInvariant());
            return ordinal < 0 ? _ => 0 : doc => roles.Shares(ordinal)[doc];
        }

        protected override Explanation Leaf(double points, FieldNode node, double value, Explained who) => Explanation.Leaf(
            points,
            who.Candidate.Roles.FirstOrDefault(r => string.Equals(r.Role, node.Value, StringComparison.OrdinalIgnoreCase)) is { } role
                ? FormattableString.Invariant($"{role.Role} {role.Share:P0}: {role.Because}")
                : $"{node.Value}: no such work seen",
            who.Candidate.ProfileUrl);
    }
}

/// <summary>How certain it is that they live where asked.</summary>
internal sealed class PlaceSignal : IRankingSignal
{
    public string Name => SignalNames.Place;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Places.Count == 0 ? null : new Bound(asked.Places);

    private sealed class Bound(IReadOnlyList<Asked<QueryNode>> places) : WishSignal<QueryNode>(places, "place")
    {
        public override PersonPart? Person => PersonPart.Place;

        protected override Func<int, double> ValueOf(SegmentQuery segment, QueryNode node)
        {
            var found = segment.Find(node);
            var persons = segment.Columns.Persons;
            var unknown = segment.Context.Options.Query.Unknown;
            return doc => found[doc] ? persons[doc].PlaceConfidence : persons[doc].PlaceConfidence > 0 ? 0 : unknown;
        }

        protected override Explanation Leaf(double points, QueryNode node, double value, Explained who) => Explanation.Leaf(
            points,
            who.Candidate.Place.Confidence > 0 ? $"{who.Candidate.Place.Text ?? who.Candidate.Place.City}" : "place not known, counted as the middle",
            who.Candidate.ProfileUrl);
    }
}

/// <summary>That they say to be open to offers.</summary>
internal sealed class AvailabilitySignal : IRankingSignal
{
    public string Name => SignalNames.Availability;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Availability.Count == 0 ? null : new Bound(asked.Availability);

    private sealed class Bound(IReadOnlyList<Asked<FlagNode>> flags) : WishSignal<FlagNode>(flags, "availability")
    {
        protected override Func<int, double> ValueOf(SegmentQuery segment, FlagNode node)
        {
            var open = segment.Columns.Open;
            var unknown = segment.Context.Options.Query.Unknown;
            return doc => open[doc] < 0 ? unknown : open[doc];
        }

        protected override Explanation Leaf(double points, FlagNode node, double value, Explained who) => who.Candidate.Availability is { } said
            ? Explanation.Leaf(points, said.Open ? "says to be open to offers" : "says not to be open to offers", said.Url)
            : Explanation.Leaf(points, "not known whether open to offers, counted as the middle");
    }
}

/// <summary>Nice parts that no other signal weighs: an organisation, a range, a name.</summary>
internal sealed class NiceSignal : IRankingSignal
{
    public string Name => SignalNames.Nice;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Nice.Count == 0 ? null : new Bound(asked.Nice);

    private sealed class Bound(IReadOnlyList<Asked<QueryNode>> wishes) : WishSignal<QueryNode>(wishes, "nice to have")
    {
        protected override Func<int, double> ValueOf(SegmentQuery segment, QueryNode node)
        {
            var found = segment.Find(node);
            return doc => found[doc] ? 1 : 0;
        }

        protected override Explanation Leaf(double points, QueryNode node, double value, Explained who) =>
            Explanation.Leaf(points, $"{NodeText.Of(node)}: {(value > 0 ? "yes" : "not seen")}", who.Candidate.ProfileUrl);
    }
}

/// <summary>Free words: where they stand counts, not how often.</summary>
internal sealed class TextSignal : IRankingSignal
{
    public string Name => SignalNames.Text;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Texts.Count == 0 ? null : new Bound(asked.Texts);

    private sealed class Bound(IReadOnlyList<Asked<TextNode>> texts) : WishSignal<TextNode>(texts, "text")
    {
        private SegmentQuery? _segment;
        private double _most;

        public override bool IsDear => true;

        /// <summary>What those have who have it in the best of places where anybody of the segment has it.</summary>
        public override void Most(ScoreBlock block, Span<double> values)
        {
            if (_segment != block.Segment)
                (_segment, _most) = (block.Segment, MeanOf(text => Classes(block.Segment, text).Max(c => c.List.Count > 0 ? c.Value : 0)));
            values.Fill(_most);
        }

        protected override Func<int, double> ValueOf(SegmentQuery segment, TextNode node)
        {
            var classes = Classes(segment, node);
            return doc =>
            {
                var best = 0.0;
                foreach (var (list, value) in classes)
                    if (value > best && list.Has(doc))
                        best = value;
                return best;
            };
        }

        /// <summary>Few hits are asked after: no sets are made of the lists.</summary>
        private static (WordList List, double Value)[] Classes(SegmentQuery segment, TextNode node) =>
            [.. TextClasses.All.Select(c => (TextFinder.Find(segment, c.Fields, node.Text), c.Value(segment.Context.Options.Query)))];

        protected override Explanation Leaf(double points, TextNode node, double value, Explained who)
        {
            var found = TextClasses.All.Where(c => who.Segment.Text(node, c.Fields)[who.Doc]).Select(c => c.Name).ToList();
            return Explanation.Leaf(points, $"\"{node.Text}\" {(found.Count > 0 ? string.Join(", ", found) : "not found")}", who.Candidate.ProfileUrl);
        }
    }
}
