using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TalentScout.Search;

/// <summary>Answers queries on what the index shows at the moment. Safe from many threads. The same index and the same query give the same answer.</summary>
/// <param name="answersKept">whole answers at hand until the index changes: for somebody who turns pages and comes back, or a dashboard that asks the same again; 0 to measure</param>
public sealed class SearchEngine(CandidateIndex index, int answersKept = SearchEngine.AnswersKept)
{
    private const int MaxSize = 100;
    private const int AnswersKept = 128;

    /// <summary>People of an index in which counting takes as long as reading a page of cards: then both are done at once.</summary>
    private const int CountedBeside = 500_000;

    /// <summary>Cards of a page from which on two threads read them.</summary>
    private const int CardsShared = 8;

    /// <summary>Some ten megabytes: an answer shows twenty, and the next one mostly the same.</summary>
    private const int PeoplePerAnswerKept = 4;

    private readonly LastKept<AnswerKey, SearchAnswer> _answers = new(answersKept);
    private readonly PeopleAtHand _people = new(index, answersKept * PeoplePerAnswerKept);
    private readonly string _scorer = index.Ranking.Scorer;

    /// <summary>Answers being worked out.</summary>
    private int _working;

    /// <summary>Who has a tag at the moment, from those who keep them (the store): not part of the index, and of no generation of it.</summary>
    public Func<string, IReadOnlyList<CandidateId>>? Tagged { get; init; }

    /// <summary>The day that activity and recency are counted from.</summary>
    public DateOnly AsOf => index.AsOf;

    /// <summary>The rules in force, without a request's own weights.</summary>
    public RankingOptions Ranking => index.Ranking;

    /// <exception cref="ArgumentException">for a page, size, facet or weight that cannot be: callers check what people type</exception>
    public SearchAnswer Search(SearchRequest request)
    {
        Check(request);
        var started = index.Clock.GetTimestamp();
        using var held = index.Acquire();
        var key = AnswerKey.Of(request, held.Generation);
        var rules = index.Ranking.With(request.Weights);
        var answer = AsksForTags(request.Query) ? Answer(request, rules, held) : _answers.Find(key) ?? _answers.Keep(key, Answer(request, rules, held));
        return answer with { TookMs = index.Clock.GetElapsedTime(started).TotalMilliseconds };
    }

    /// <summary>
    /// A past ranking made again: by the rules of that scorer, on that generation of the index. Refused, with the reason, where the index has moved on,
    /// the rules are not known any more, or they need other strengths than the index holds.
    /// </summary>
    /// <param name="scorer">As in <see cref="SearchAnswer.Scorer"/>; with the request's weights as they were then.</param>
    public ReplayAnswer Replay(SearchRequest request, string scorer, long generation)
    {
        Check(request);
        var started = index.Clock.GetTimestamp();
        using var held = index.Acquire();
        if (held.Generation != generation)
            return new ReplayAnswer(null, generation > held.Generation ? FormattableString.Invariant($"the index is at generation {held.Generation}: {generation} is still to come") : FormattableString.Invariant(
                $"the index is at generation {held.Generation}, and keeps its newest state alone: of generation {generation} it knows no more who was in it. A backup of that time shows it again"));
        if (index.Scorers.Find(scorer, request.Weights) is not { } rules)
            return new ReplayAnswer(null, $"the rules of scorer {scorer}, with these weights, have never ranked here; the rules in force with them are {index.Ranking.With(request.Weights).Scorer}");
        return rules.IndexedRules != index.Ranking.IndexedRules
            ? new ReplayAnswer(null, $"scorer {scorer} needs other strengths than the index holds: its rules under \"strength\" or \"person\" differ from those in force, {index.Ranking.Scorer}")
            : new ReplayAnswer(Answer(request, rules, held) with { TookMs = index.Clock.GetElapsedTime(started).TotalMilliseconds }, null);
    }

    /// <summary>The query for people whose work is like theirs; null where one of them is not in the index.</summary>
    /// <param name="ids">1 to <see cref="ExampleQuery.MostExamples"/></param>
    public SearchQuery? Like(params IReadOnlyList<CandidateId> ids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ids.Count, 1, nameof(ids));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, ExampleQuery.MostExamples, nameof(ids));
        using var held = index.Acquire();
        var examples = new List<QueryExample>(ids.Count);
        foreach (var id in ids.Distinct())
        {
            if (StoredFields.Find(held, id) is not { } found)
                return null;
            var candidate = StoredFields.Candidate(held.Searcher, held.View, found.Segment, found.Doc);
            examples.Add(new QueryExample(candidate.Login, [.. Strengths(candidate).Select(s => new ExampleSkill(s.Id, s.Kind, s.Strength))], candidate.Roles));
        }

        return ExampleQuery.Of(examples, index.Catalogue, Rarity(held.View));
    }

    /// <summary>The same hits and counts as <see cref="Search"/>, with a line of each hit in place of its card; always worked out anew. Explain is not looked at.</summary>
    /// <exception cref="ArgumentException">as for <see cref="Search"/></exception>
    public SearchRows Rows(SearchRequest request)
    {
        Check(request);
        using var held = index.Acquire();
        using var run = Run(request.Query, index.Ranking.With(request.Weights), held, request.Match, adjacent: request.Sort == SearchSort.Score);
        return new SearchRows
        {
            Total = run.Total,
            Generation = held.Generation,
            Rows = new RowReader(run.View).Rows(Page(run, request, held, together: false, out _)),
            Facets = run.Facets(request.Facets),
        };
    }

    /// <summary>All hits in their order, made one after the other on one state of the index: for lists too long for pages. Page, size, facets and spread are not looked at.</summary>
    /// <param name="most">Hits at most.</param>
    public IEnumerable<SearchHit> Stream(SearchRequest request, int most)
    {
        Check(request);
        using var held = index.Acquire();
        using var run = Run(request.Query, index.Ranking.With(request.Weights), held, request.Match, adjacent: request.Sort == SearchSort.Score);
        var makeHit = new HitMaker(run, held.Searcher, new PeopleAtHand(index, 0), request.Explain);
        var rank = 0;
        foreach (var hit in run.Top(Math.Min(most, run.Total), request.Sort))
            yield return makeHit.Of(hit, ++rank);
    }

    /// <summary>People by id, in that order, as a query's hits would show them, whether it finds them or not; those whom the index does not have are left out. Rank is the place in the list given.</summary>
    public ImmutableArray<SearchHit> Cards(IReadOnlyList<CandidateId> ids, SearchQuery query)
    {
        using var held = index.Acquire();
        using var run = Run(query, index.Ranking, held);
        var makeHit = new HitMaker(run, held.Searcher, _people, explain: false);
        var cards = ImmutableArray.CreateBuilder<SearchHit>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
            if (StoredFields.Find(held, ids[i]) is { } found)
                cards.Add(makeHit.Of(new RankedDoc(0, found.Segment, found.Doc), i + 1));
        return cards.ToImmutable();
    }

    /// <summary>
    /// How many whom a query finds had begun to work in public by the end of each month. Of some the beginning is not known: they count from the index's own month on.
    /// </summary>
    /// <param name="months">in order</param>
    public ImmutableArray<int> BegunBy(SearchQuery query, IReadOnlyList<Month> months)
    {
        using var held = index.Acquire();
        using var run = Run(query, index.Ranking, held);
        return run.BegunBy(months, Month.Of(held.AsOf));
    }

    /// <summary>
    /// What became of a candidate in a query: per condition met, not met or unknown, and for a hit place, score and explanation.
    /// Null where the index does not have the candidate.
    /// </summary>
    /// <param name="weights">Signal name -> points, over those in force.</param>
    /// <param name="match">who is a hit</param>
    public WhyAnswer? Why(CandidateId id, SearchQuery query, ImmutableSortedDictionary<string, double>? weights = null, SkillMatch match = SkillMatch.All)
    {
        using var held = index.Acquire();
        if (StoredFields.Find(held, id) is not { } found)
            return null;
        using var run = Run(query, index.Ranking.With(weights ?? ImmutableSortedDictionary<string, double>.Empty), held, match, adjacent: true);
        var (segment, doc) = found;
        var candidate = _people.Reckon(held.Searcher, held.View, Month.Of(held.AsOf), segment, doc).Candidate;
        var matches = run.IsHit(segment, doc);
        var explanation = matches ? new Explainer(run, held.Searcher, _people).Of(segment, doc) : null;
        return new WhyAnswer
        {
            Id = id,
            Login = candidate.Login,
            Query = new AnsweredQuery(query.Canonical, query.Canonical),
            Matches = matches,
            NotSeen = matches ? run.NotSeen(segment, doc) : [],
            Adjacent = matches ? AdjacentHits.AsWritten(run.AdjacentTo(segment, doc), () => candidate.Repositories) : null,
            Score = explanation?.Value,
            Rank = explanation is null ? null : run.RankOf(new RankedDoc(explanation.Value, segment, doc)),
            Conditions = new WhyMaker(run, run.Segment(segment), doc, candidate, Strengths(candidate)).Conditions(),
            Explanation = explanation,
        };
    }

    /// <summary>What the score of a hit is made of, whether it shows all or some of what is asked for; null where the query does not find the candidate.</summary>
    /// <param name="weights">Signal name -> points, over those in force.</param>
    public Explanation? Explain(CandidateId id, SearchQuery query, ImmutableSortedDictionary<string, double> weights)
    {
        using var held = index.Acquire();
        using var run = Run(query, index.Ranking.With(weights), held, SkillMatch.Some, adjacent: true);
        return StoredFields.Find(held, id) is var (segment, doc) && run.IsHit(segment, doc) ? new Explainer(run, held.Searcher, _people).Of(segment, doc) : null;
    }

    /// <summary>What begins with the prefix: skills of the catalogue, and places, organisations, repositories and logins of the index, with how many people.</summary>
    /// <param name="take">1..100</param>
    /// <param name="kind">Of a <see cref="Suggestion"/>; null: all.</param>
    /// <param name="isCountry">Whether a country, by its two letters, is one whose name begins so: names are not in the index.</param>
    public ImmutableArray<Suggestion> Suggest(string prefix, int take, string? kind = null, Func<string, bool>? isCountry = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MaxSize);
        using var held = index.Acquire();
        return new Suggester(index.Catalogue, held).Suggest(prefix, take, kind, isCountry);
    }

    /// <summary>Skills with their strengths and proofs, strongest first, by the rules of the index.</summary>
    public ImmutableArray<HitSkill> Strengths(Candidate candidate) =>
        CandidateCard.SkillsOf(new StrengthCalculator(index.Catalogue, index.Ranking, Month.Of(index.AsOf), index.Ties).Of(candidate), index.Catalogue, candidate.Login);

    /// <summary>The same with the proofs of each skill in the order of what they bring to its strength, by the rules of the index; what brings nothing comes last.</summary>
    public Candidate StrongestFirst(Candidate candidate)
    {
        var masses = new Dictionary<SkillTrace, double>(ReferenceEqualityComparer.Instance);
        foreach (var part in new StrengthCalculator(index.Catalogue, index.Ranking, Month.Of(index.AsOf), index.Ties).Of(candidate).SelectMany(s => s.Parts).Where(p => p.ImpliedBy is null))
            masses[part.Trace] = part.Mass;
        return candidate with { Skills = ImmutableArray.CreateRange(candidate.Skills, s => s with { Traces = [.. s.Traces.OrderByDescending(t => masses.GetValueOrDefault(t))] }) };
    }

    /// <summary>Skills that follow from others alone, strongest first, with the proofs of those; what was seen itself is not among them.</summary>
    public ImmutableArray<CandidateSkill> Implied(Candidate candidate)
    {
        var seen = candidate.Skills.Select(s => s.Skill).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. new StrengthCalculator(index.Catalogue, index.Ranking, Month.Of(index.AsOf), index.Ties).Of(candidate).Where(s => !seen.Contains(s.Skill))
                .OrderByDescending(s => s.Value).ThenBy(s => s.Skill, StringComparer.Ordinal).Select(Implied),
        ];
    }

    /// <summary>The candidate as it was indexed; null where the index does not have it.</summary>
    public Candidate? Get(CandidateId id)
    {
        using var held = index.Acquire();
        return StoredFields.Find(held, id) is { } found ? StoredFields.Candidate(held.Searcher, held.View, found.Segment, found.Doc) : null;
    }

    private CandidateSkill Implied(SkillStrength strength)
    {
        var traces = strength.Parts.Select(p => p.Trace).Distinct().ToList();
        return new CandidateSkill
        {
            Skill = strength.Skill,
            Kind = strength.Kind,
            How = strength.How,
            First = traces.Min(t => t.First),
            Last = strength.Last,
            Traces = [.. traces.Take(CandidateFold.TracesPerSkill)],
            TraceCount = traces.Count,
            ImpliedBy = strength.Parts[0].ImpliedBy is { } other ? index.Catalogue.Find(other)?.Name : null,
        };
    }

    private SearchAnswer Answer(SearchRequest request, RankingOptions rules, CandidateIndex.Held held)
    {
        // Whoever is alone has all cores; several share them better one core each. Tags may change between two looks at them.
        var alone = Interlocked.Increment(ref _working) == 1 && Environment.ProcessorCount > 1 && !AsksForTags(request.Query);
        try
        {
            return Answer(request, rules, held, alone);
        }
        finally
        {
            Interlocked.Decrement(ref _working);
        }
    }

    private SearchAnswer Answer(SearchRequest request, RankingOptions rules, CandidateIndex.Held held, bool alone)
    {
        using var run = Run(request.Query, rules, held, request.Match, adjacent: request.Sort == SearchSort.Score);
        var canonical = request.Query.Canonical;
        ImmutableArray<SearchHit> hits = [];
        var counts = ImmutableSortedDictionary<string, ImmutableArray<FacetCount>>.Empty;
        // The run lends its sets: they are not given back before both are done.
        Beside.Both(run.View.Count >= CountedBeside && !request.Facets.IsEmpty, () => hits = Hits(run, request, held, alone), () => counts = run.Facets([.. request.Facets.Distinct(StringComparer.Ordinal)]));
        return new SearchAnswer
        {
            Query = new AnsweredQuery(canonical, canonical),
            Scorer = ReferenceEquals(rules, index.Ranking) ? _scorer : rules.Scorer,
            Generation = held.Generation,
            Total = run.Total,
            Complete = run.Complete,
            Page = request.Page,
            Size = request.Size,
            Hits = hits,
            Facets = counts,
            TookMs = 0,
        };
    }

    /// <param name="together">whether two threads share the work</param>
    private ImmutableArray<SearchHit> Hits(QueryRun run, SearchRequest request, CandidateIndex.Held held, bool together)
    {
        var page = Page(run, request, held, together, out var first);
        var hits = new SearchHit[page.Length];
        if (together && page.Length >= CardsShared)
            Beside.Both(true, () => Make(run, 0, page.Length / 2), () =>
            {
                using var other = run.ForAnotherThread();
                Make(other, page.Length / 2, page.Length);
            });
        else
            Make(run, 0, page.Length);
        return ImmutableCollectionsMarshal.AsImmutableArray(hits);

        void Make(QueryRun of, int from, int to)
        {
            var makeHit = new HitMaker(of, held.Searcher, _people, request.Explain);
            for (var i = from; i < to; i++)
                hits[i] = makeHit.Of(page[i], first + i + 1);
        }
    }

    /// <summary>The hits of the page, best first.</summary>
    private static RankedDoc[] Page(QueryRun run, SearchRequest request, CandidateIndex.Held held, bool together, out int first)
    {
        var from = (request.Page - 1L) * request.Size;
        var last = (int)Math.Min(from + request.Size, SearchRequest.MaxHit);
        first = (int)Math.Min(from, last);
        return first < last && first < run.Total ? Top(run, request, held, together, first, last) : [];
    }

    private static RankedDoc[] Top(QueryRun run, SearchRequest request, CandidateIndex.Held held, bool together, int first, int last)
    {
        if (!request.Diverse)
            return run.Top(last, request.Sort, first, together);
        var spread = new Spread(run, held).Order(run.Top(Math.Max(last, Spread.Depth), request.Sort, together: together));
        return spread[first..Math.Min(last, spread.Length)];
    }

    /// <summary>1 for a skill that one person has, towards 0 for one that everybody has: on a log scale.</summary>
    private static Func<string, double> Rarity(IndexView view) => skill =>
    {
        var people = view.Segments.Sum(s => s.Columns.Skills.Skills.Ordinal(skill) is >= 0 and var ordinal ? s.Columns.Skills.Skills.Bits(ordinal).CardinalityWith(s.Live) : 0);
        return Math.Log(1 + ((double)view.Count / Math.Max(1, people))) / Math.Log(2 + view.Count);
    };

    private QueryRun Run(SearchQuery query, RankingOptions options, CandidateIndex.Held held, SkillMatch match = SkillMatch.All, bool adjacent = false) =>
        new(query, new QueryContext(index.Catalogue, options, held.Searcher, held.AsOf, Tagged), held.View, match, adjacent);

    /// <summary>Tags change without the index: an answer about them is not kept.</summary>
    private static bool AsksForTags(SearchQuery query) =>
        query.Nice.Concat(QueryTree.Conjuncts(query.Root)).SelectMany(QueryTree.Leaves).Any(leaf => leaf is FieldNode { Field: QueryField.Tag });

    private static void Check(SearchRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Page, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Size, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Size, MaxSize, nameof(request));
        if (request.Facets.FirstOrDefault(f => !SearchRequest.FacetNames.Contains(f)) is { } facet)
            throw new ArgumentException($"unknown facet `{facet}`, want one of {string.Join(", ", SearchRequest.FacetNames)}", nameof(request));
        if (RankingCheck.Signals("weights", request.Weights) is { } problem)
            throw new ArgumentException(problem, nameof(request));
    }
}
