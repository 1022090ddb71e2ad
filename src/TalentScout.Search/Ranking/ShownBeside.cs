using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// Of people who do not show a skill, in which of the repositories that they work on the most people show it: the nearest are told by that. Counted for those alone who are asked about, where
/// they are few, and kept with the state of the index that it is counted on. Safe from many threads.
/// </summary>
internal sealed class ShownBeside
{
    /// <summary>Of one person in so many their repositories are read and looked up: of more it takes less to go through all repositories once, for everybody.</summary>
    private const int FewOf = 2000;

    /// <summary>People and repositories that are remembered one by one.</summary>
    private const int MostRemembered = 50_000;

    private readonly IndexView _view;
    private readonly double _unknown;
    private readonly DocBits _shown;
    private readonly DocBits _regulars;
    private readonly IBits? _live;
    private readonly Lock _counting = new();
    private volatile BesideShares? _everybody;

    /// <summary>By name as the index has it; null where nobody shows it.</summary>
    private readonly ConcurrentDictionary<string, BesideIn?> _repositories = new(StringComparer.Ordinal);

    /// <summary>By document of the whole index; null of somebody who works with nobody who shows it.</summary>
    private readonly ConcurrentDictionary<int, BesideIn?> _people = new();

    private ShownBeside(ImmutableArray<string> asked, double unknown, IndexView view)
    {
        (_view, _unknown, _live) = (view, unknown, MultiFields.GetLiveDocs(view.Reader));
        (_shown, _regulars) = (new DocBits(view.Documents), new DocBits(view.Documents));
        foreach (var segment in view.Segments)
        {
            foreach (var doc in Docs(Regulars.Of(segment)))
                _regulars.Set(segment.Context.DocBase + doc);
            foreach (var ordinal in SegmentFit.OrdinalsOf(asked, segment.Columns))
                foreach (var doc in Docs(segment.Columns.Skills.Skills.Bits(ordinal)))
                    _shown.Set(segment.Context.DocBase + doc);
        }
    }

    /// <param name="asked">ids of skills of which one is enough</param>
    /// <param name="unknown">people thought to be in each repository besides, who do not show it</param>
    public static ShownBeside Of(ImmutableArray<string> asked, double unknown, IndexView view)
    {
        var key = (SkillsAsked.Of(asked), unknown);
        return view.Beside.Find(key) ?? view.Beside.Keep(key, new ShownBeside(asked, unknown, view));
    }

    /// <param name="wanted">by segment of the view; nobody of them shows it</param>
    public BesideShares For(ImmutableArray<DocBits> wanted) =>
        _everybody is not null || _repositories.Count > MostRemembered || wanted.Sum(segment => segment.Cardinality()) > _view.Documents / FewOf ? Everybody() : Few(wanted);

    /// <summary>Counted once. What goes wrong is not kept: the next who asks has it counted again.</summary>
    internal BesideShares Everybody()
    {
        if (_everybody is { } counted)
            return counted;
        lock (_counting)
            return _everybody ??= CountEverybody();
    }

    internal BesideShares Few(ImmutableArray<DocBits> wanted)
    {
        var docs = new List<int>();
        var unread = new List<(int Doc, BytesRef[] Names)>();
        var searcher = new IndexSearcher(_view.Reader);
        for (var segment = 0; segment < wanted.Length; segment++)
            foreach (var doc in Docs(wanted[segment]))
            {
                docs.Add(_view.Segments[segment].Context.DocBase + doc);
                if (_people.ContainsKey(docs[^1]))
                    continue;
                var work = StoredFields.Repositories(searcher, _view, segment, doc).Where(CandidateTerms.HasWork);
                unread.Add((docs[^1], [.. work.Select(r => new BytesRef(Words.Fold(r.FullName)))]));
            }

        Remember(unread.SelectMany(p => p.Names));
        foreach (var (doc, names) in unread)
            // In the order of the index: of equal ones the same is cited as when everybody is counted.
            _people[doc] = names.Order(BytesRef.UTF8SortedAsUnicodeComparer).Select(name => _repositories.GetValueOrDefault(name.Utf8ToString())).OfType<BesideIn>().MaxBy(r => r.Share);
        var shares = new BesideShares([.. docs], docs.Count);
        foreach (var doc in docs)
            if (_people[doc] is { } repository)
                shares.Raise(doc, shares.Add(repository));
        return shares;
    }

    private static IEnumerable<int> Docs(DocBits ofSegment)
    {
        var some = new int[ScoreBlock.Size];
        for (var next = 0; next >= 0;)
        {
            next = ofSegment.Next(next, some, out var filled);
            for (var i = 0; i < filled; i++)
                yield return some[i];
        }
    }

    private void Remember(IEnumerable<BytesRef> names)
    {
        if (MultiFields.GetTerms(_view.Reader, FieldNames.Repository)?.GetEnumerator() is not { } terms)
            return;
        DocsEnum? docs = null;
        var people = new List<int>();
        // In the order of the index, so that what is read lies close together.
        foreach (var name in names.Distinct().Order(BytesRef.UTF8SortedAsUnicodeComparer))
            if (name.Utf8ToString() is var text && !_repositories.ContainsKey(text))
                _repositories[text] = terms.SeekExact(name) ? Count(terms, ref docs, people) : null;
    }

    private BesideShares CountEverybody()
    {
        var shares = new BesideShares(docs: null, _view.Documents);
        if (MultiFields.GetTerms(_view.Reader, FieldNames.Repository)?.GetEnumerator() is not { } terms)
            return shares;
        DocsEnum? docs = null;
        var people = new List<int>();
        while (terms.MoveNext())
        {
            // owner/name; the name alone is there too, for those who type it.
            if (terms.Term.Bytes.AsSpan(terms.Term.Offset, terms.Term.Length).IndexOf((byte)'/') < 0 || Count(terms, ref docs, people) is not { } repository)
                continue;
            var place = shares.Add(repository);
            foreach (var doc in people)
                if (!_shown[doc])
                    shares.Raise(doc, place);
        }

        return shares;
    }

    /// <param name="terms">at the repository</param>
    /// <param name="people">of it, afterwards</param>
    private BesideIn? Count(TermsEnum terms, ref DocsEnum? docs, List<int> people)
    {
        people.Clear();
        if (terms.DocFreq < 2)
            return null;
        docs = terms.Docs(_live, docs, DocsFlags.NONE);
        var (both, of) = (0, 0);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
        {
            people.Add(doc);
            of += _regulars[doc] ? 1 : 0;
            both += _regulars[doc] && _shown[doc] ? 1 : 0;
        }

        return both > 0 ? new BesideIn(terms.Term.Utf8ToString(), both, of, (float)(both / (of + _unknown))) : null;
    }
}

/// <summary>Of some people or of everybody, the repository of theirs in which the greatest share shows a skill.</summary>
/// <param name="docs">whom it is of, ascending, documents of the whole index; null: everybody</param>
/// <param name="count">of them</param>
internal sealed class BesideShares(int[]? docs, int count)
{
    /// <summary>One behind the place of the repository; 0 where nobody shows it.</summary>
    private readonly int[] _where = new int[count];
    private readonly List<BesideIn> _repositories = [];

    /// <summary>0 of somebody who works with nobody who shows it.</summary>
    /// <param name="doc">of the whole index</param>
    public float Share(int doc) => Where(doc)?.Share ?? 0;

    /// <summary>Where that is; null where nobody shows it.</summary>
    public BesideIn? Where(int doc) => PlaceOf(doc) is >= 0 and var place && _where[place] > 0 ? _repositories[_where[place] - 1] : null;

    /// <returns>its place, for <see cref="Raise"/></returns>
    public int Add(BesideIn repository)
    {
        _repositories.Add(repository);
        return _repositories.Count - 1;
    }

    /// <summary>Somebody works on the repository: of equal ones the first stays.</summary>
    public void Raise(int doc, int repository)
    {
        if (PlaceOf(doc) is >= 0 and var place && _repositories[repository].Share > Share(doc))
            _where[place] = repository + 1;
    }

    /// <returns>negative of somebody whom it is not of</returns>
    private int PlaceOf(int doc) => docs is null ? doc : Array.BinarySearch(docs, doc);
}

/// <param name="Repository">owner/name as the index has it, in small letters</param>
/// <param name="Both">regulars of it who show the skill</param>
/// <param name="People">regulars who work there</param>
/// <param name="Share">of the regulars: less where only a few work there</param>
internal sealed record BesideIn(string Repository, int Both, int People, float Share);
