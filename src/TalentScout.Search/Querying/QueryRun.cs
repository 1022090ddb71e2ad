using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>One query on one state of the index: filter, count, score, order; for one thread. Its sets of documents are given back when it is disposed.</summary>
internal sealed class QueryRun : IDisposable
{
    /// <summary>Of fewer hits the best are found before another thread has begun.</summary>
    private const int ManyHits = 8 * ScoreBlock.Size;

    /// <summary>Of more than these in a block half as many are scored first, those who promise most; then the floor has mostly risen.</summary>
    private const int Few = 96;

    private readonly ImmutableArray<SegmentQuery> _segments;

    /// <summary>The skills that need not have been seen of who is listed; empty where all must hold.</summary>
    private readonly ImmutableArray<QueryNode> _plain;

    /// <summary>By segment: who shows all that is asked for, and who is listed.</summary>
    private readonly ImmutableArray<DocBits> _complete;
    private readonly ImmutableArray<DocBits> _hits;

    /// <summary>Those who are listed for what goes with the skill asked for alone; null where nobody is.</summary>
    private readonly AdjacentHits? _adjacent;

    /// <param name="adjacent">whether, of a skill asked for alone, those are listed too who show what goes with it; with <see cref="SkillMatch.Some"/></param>
    public QueryRun(SearchQuery query, QueryContext context, IndexView view, SkillMatch match = SkillMatch.All, bool adjacent = false)
    {
        (Context, View) = (context, view);
        Asked = new AskedQuery(query, context);
        Scorer = new Scorer(Asked, context);
        _segments = ImmutableArray.CreateRange(view.Segments, s => new SegmentQuery(context, s));
        _plain = match == SkillMatch.Some ? QueryTree.Plain(query.Root) : [];
        _complete = ImmutableArray.CreateRange(_segments, s => s.Hits(query.Root));
        Complete = query.Root is null ? view.Count : Count(_complete);
        (_hits, Total) = (_complete, Complete);
        if (!_plain.IsEmpty)
        {
            var listed = QueryTree.And([.. QueryTree.Conjuncts(query.Root).Except(_plain), QueryTree.Or(_plain)]);
            _hits = ImmutableArray.CreateRange(_segments, s => s.Hits(listed));
            Total = Count(_hits);
        }
        else if (adjacent && match == SkillMatch.Some && QueryTree.Alone(query.Root) is { } alone && AdjacentHits.Of(alone, query, _segments, context, view) is { } others)
        {
            (_adjacent, _plain) = (others, [alone]);
            _hits = [.. _segments.Select((segment, i) => segment.Either(_complete[i], others.Of(i)))];
            Total = Count(_hits);
        }
    }

    private QueryRun(QueryRun run)
    {
        (Context, View, Asked, Total, Complete) = (run.Context.ForAnotherThread(), run.View, run.Asked, run.Total, run.Complete);
        (_plain, _complete, _hits, _adjacent) = (run._plain, run._complete, run._hits, run._adjacent?.ForAnotherThread());
        Scorer = new Scorer(Asked, Context);
        _segments = ImmutableArray.CreateRange(View.Segments, s => new SegmentQuery(Context, s));
    }

    public QueryContext Context { get; }
    public IndexView View { get; }
    public AskedQuery Asked { get; }

    /// <summary>Of those who show what is asked for, or some of it.</summary>
    public Scorer Scorer { get; }
    public int Total { get; }

    /// <summary>Of the total, those who show all that is asked for.</summary>
    public int Complete { get; }

    public SegmentQuery Segment(int segment) => _segments[segment];

    public bool IsHit(int segment, int doc) => _hits[segment][doc];

    /// <summary>By which a hit is ranked.</summary>
    public Scorer ScorerOf(int segment, int doc) => _adjacent is { } others && others.Of(segment)[doc] ? others.Scorer : Scorer;

    /// <summary>Of a hit that shows nothing of what is asked for, the skill that it is listed for.</summary>
    public AdjacentTo? AdjacentTo(int segment, int doc) => _adjacent is { } others && others.Of(segment)[doc] && others.Signal.SkillOf(_segments[segment].Columns, doc) is { } skill
        ? new AdjacentTo(skill.Id, Context.NameOf(skill.Id), skill.Both, skill.People)
        {
            Beside = others.Signal.PlaceOf(_segments[segment].Segment, doc) is { } place ? new AdjacentBeside(place.Repository, place.Both, place.People) : null,
        }
        : null;

    /// <summary>Of a hit, the skills asked for that were not seen.</summary>
    public ImmutableArray<NotSeen> NotSeen(int segment, int doc) => _plain.IsEmpty || _complete[segment][doc]
        ? []
        : [.. _plain.Where(p => !_segments[segment].Find(p)[doc]).Select(p => new NotSeen(NodeText.Of(p with { Weight = 1 }), FitPart.Of(p, Context)!.Name))];

    /// <summary>The same run for another thread. It has the hits of this one, which has to outlive it.</summary>
    public QueryRun ForAnotherThread() => new(this);

    /// <summary>The best <paramref name="count"/> by the sort.</summary>
    /// <param name="from">so many of the best are left out</param>
    /// <param name="together">whether two threads share the work, where it is worth it: sooner, for somewhat more work in all</param>
    public RankedDoc[] Top(int count, SearchSort sort, int from = 0, bool together = false)
    {
        var top = new TopHits(Math.Min(count, Total), View);
        if (sort == SearchSort.Score)
        {
            if (together && Total >= ManyHits)
                top = Together(Math.Min(count, Total));
            else
                OfferScored(_adjacent is null ? _hits : _complete, top);
            OfferAdjacent(top);
        }
        else if (sort == SearchSort.Text)
            OfferByText(top);
        else
            Visit(sort, top.Offer);
        return top.Take(from);
    }

    /// <summary>1-based place of a hit by score.</summary>
    public int RankOf(RankedDoc hit)
    {
        var before = 0;
        VisitScored(least: hit.Key, other =>
        {
            if (TopHits.Compare(other, hit, View) < 0)
                before++;
        });
        return before + 1;
    }

    public ImmutableSortedDictionary<string, ImmutableArray<FacetCount>> Facets(ImmutableArray<string> facets)
    {
        if (facets.IsEmpty)
            return ImmutableSortedDictionary<string, ImmutableArray<FacetCount>>.Empty;
        var counter = new FacetCounter(Context);
        for (var i = 0; i < _segments.Length; i++)
            counter.Count(facets, _segments[i], _hits[i]);
        return counter.Result(facets);
    }

    /// <summary>Hits whose first month is at most the one given, for each.</summary>
    /// <param name="unknown">the month from which on those count of whom it is not known</param>
    public ImmutableArray<int> BegunBy(IReadOnlyList<Month> months, Month unknown)
    {
        Span<int> docs = stackalloc int[ScoreBlock.Size];
        var begun = new int[months.Count];
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            var since = _segments[segment].Columns.Since.Values;
            for (var from = 0; from >= 0;)
            {
                from = _hits[segment].Next(from, docs, out var filled);
                foreach (var doc in docs[..filled])
                    for (var i = months.Count - 1; i >= 0 && months[i].Index >= (since[doc] < 0 ? unknown.Index : since[doc]); i--)
                        begun[i]++;
            }
        }

        return [.. begun];
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
    }

    private static int Count(ImmutableArray<DocBits> hits)
    {
        var count = 0;
        foreach (var ofSegment in hits)
            count += ofSegment.Cardinality();
        return count;
    }

    private void OfferByText(TopHits top)
    {
        var order = new TextOrder(Asked.Query, View, _segments);
        for (var segment = 0; segment < _segments.Length; segment++)
            order.Offer(segment, _hits[segment], top);
    }

    /// <summary>The best by score, gathered by two threads.</summary>
    private TopHits Together(int count)
    {
        var floor = new SharedFloor();
        var (top, others) = (new TopHits(count, View, floor), new TopHits(count, View, floor));
        var hits = _adjacent is null ? _hits : _complete;
        Beside.Both(true, () => OfferScored(Halves(hits, behind: false), top), () =>
        {
            using var run = ForAnotherThread();
            run.OfferScored(run.Halves(hits, behind: true), others);
        });
        foreach (var hit in others.Take())
            top.Offer(hit);
        return top;
    }

    /// <summary>Hits in the first or in the second half of each segment.</summary>
    private ImmutableArray<DocBits> Halves(ImmutableArray<DocBits> hits, bool behind)
    {
        var halves = ImmutableArray.CreateBuilder<DocBits>(_segments.Length);
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            var half = _segments[segment].New();
            half.AddHalf(hits[segment], behind);
            halves.Add(half);
        }

        return halves.MoveToImmutable();
    }

    private void OfferScored(ImmutableArray<DocBits> hits, TopHits top)
    {
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            var bounds = Scorer.BoundsIn(_segments[segment].Columns, Context.Options.Query);
            // Where all must be shown nobody shows one alone.
            if (_plain.IsEmpty || OneSkillHits.Of(Asked, _segments[segment], hits[segment]) is not { } apart)
            {
                OfferScored(segment, hits[segment], top, bounds);
                continue;
            }

            OfferScored(segment, apart.Others, top, bounds);
            foreach (var (slot, ordinal, alone) in apart.Alone)
                OfferScored(segment, top.Room > 0 ? alone : Reaching(segment, slot, ordinal, alone, top.Floor), top, bounds);
        }
    }

    /// <summary>Mostly the list is full before.</summary>
    [SkipLocalsInit]
    private void OfferAdjacent(TopHits top)
    {
        if (_adjacent is not { } others)
            return;
        Span<double> scores = stackalloc double[ScoreBlock.Size];
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            using var block = ScoreBlock.Rent(_segments[segment]);
            for (var from = 0; from >= 0 && (top.Room > 0 || top.Floor <= others.Points);)
            {
                from = block.Fill(others.Of(segment), from);
                others.Scorer.Score(block, scores);
                for (var i = 0; i < block.Count; i++)
                    top.Offer(new RankedDoc(scores[i], segment, block.Docs[i]));
            }
        }
    }

    private DocBits Reaching(int segment, FitSlot slot, int ordinal, DocBits hits, double floor)
    {
        var reaching = _segments[segment].New();
        Scorer.Reaching(slot, _segments[segment].Columns.Skills.Ceilings(ordinal, Context.Options.Query), hits, floor, reaching);
        return reaching;
    }

    /// <summary>Those who promise most are scored first, so that once there are enough, few of the others can reach them.</summary>
    /// <param name="ceilings">by which most are ruled out before anything else is read of them; null where there are none</param>
    [SkipLocalsInit]
    private void OfferScored(int segment, DocBits hits, TopHits top, HitBounds? ceilings)
    {
        Span<double> bounds = stackalloc double[ScoreBlock.Size];
        using var block = ScoreBlock.Rent(_segments[segment]);
        for (var from = 0; from >= 0;)
        {
            from = ceilings is null ? block.Fill(hits, from) : block.Fill(hits, from, ceilings, top.Floor, bounds);
            if (block.Count > top.Room)
            {
                if (ceilings is null)
                    Scorer.Bound(block, bounds);
                else
                    Scorer.BoundOthers(block, bounds);
                OfferBest(segment, block, bounds, top);
            }

            OfferScored(segment, block, top);
        }
    }

    /// <summary>Offers those of a block that promise most, so that the floor rises, and leaves of the others the few that can reach it then.</summary>
    private void OfferBest(int segment, ScoreBlock block, Span<double> bounds, TopHits top)
    {
        using var best = ScoreBlock.Rent(_segments[segment]);
        if (top.Room > 0)
        {
            block.Move(best, bounds, top.Room);
            OfferScored(segment, best, top);
        }

        Scorer.KeepWithin(block, bounds, top.Floor);
        while (block.Count > Few)
        {
            block.Move(best, bounds, Few / 2);
            OfferScored(segment, best, top);
            Scorer.KeepStill(block, bounds, top.Floor);
        }
    }

    [SkipLocalsInit]
    private void OfferScored(int segment, ScoreBlock block, TopHits top)
    {
        if (block.Count == 0)
            return;
        Span<double> scores = stackalloc double[block.Count];
        Scorer.Score(block, scores);
        for (var i = 0; i < block.Count; i++)
            top.Offer(new RankedDoc(scores[i], segment, block.Docs[i]));
    }

    /// <param name="least">who has less in any case need not be visited</param>
    private void VisitScored(double least, Action<RankedDoc> visit)
    {
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            Visit(segment, _adjacent is null ? _hits[segment] : _complete[segment], (block, keys) => Scorer.Score(block, keys), visit);
            if (_adjacent is { } others && others.Points >= least)
                Visit(segment, others.Of(segment), (block, keys) => others.Scorer.Score(block, keys), visit);
        }
    }

    private void Visit(SearchSort sort, Action<RankedDoc> visit)
    {
        for (var segment = 0; segment < _segments.Length; segment++)
            Visit(segment, _hits[segment], (block, keys) => Keys(segment, sort, block, keys), visit);
    }

    private void Visit(int segment, DocBits hits, Action<ScoreBlock, Span<double>> read, Action<RankedDoc> visit)
    {
        Span<double> keys = stackalloc double[ScoreBlock.Size];
        using var block = ScoreBlock.Rent(_segments[segment]);
        for (var from = 0; from >= 0;)
        {
            from = block.Fill(hits, from);
            read(block, keys);
            for (var i = 0; i < block.Count; i++)
                visit(new RankedDoc(keys[i], segment, block.Docs[i]));
        }
    }

    private void Keys(int segment, SearchSort sort, ScoreBlock block, Span<double> keys)
    {

        var docs = block.Docs;
        var columns = block.Columns;
        for (var i = 0; i < docs.Length; i++)
            keys[i] = sort switch
            {
                SearchSort.Active => columns.LastActive[docs[i]],
                SearchSort.Merged => columns.Merged[docs[i]],
                _ => -View.Logins.Place(segment, docs[i]),
            };
    }
}
