using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene41;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>
/// The documents of terms, and the places of words in them, as <see cref="Lucene41PostingsReader"/> reads them. Short lists, which nearly all are, are written here; those of a block and more, with
/// what is skipped by, by Lucene's own writer into the same files.
/// </summary>
internal sealed class TermPostings : IDisposable
{
    /// <summary>Documents or places of a list that has a block: <see cref="Lucene41PostingsFormat.BLOCK_SIZE"/>, which is part of the form.</summary>
    public const int Long = 128;
    private const int MostHeld = 1 << 15;

    private readonly Lucene41PostingsWriter _lucene;
    private readonly WrittenHere _docs;
    private readonly WrittenHere? _places;
    private readonly TermBytes _described = new();
    private long[] _addresses = [];
    private bool _hasPlaces;

    public TermPostings(SegmentWriteState state)
    {
        var files = new Files(state.Directory);
        _lucene = new Lucene41PostingsWriter(new SegmentWriteState(
            new SegmentWriteState(state.InfoStream, files, state.SegmentInfo, state.FieldInfos, state.TermIndexInterval, state.SegUpdates, state.Context), state.SegmentSuffix));
        _docs = new WrittenHere(files.Created[0]);
        // Where no field has places there is no second file.
        _places = files.Created is [_, var places, ..] ? new WrittenHere(places) : null;
    }

    public void Begin(IndexOutput terms) => _lucene.Init(terms);

    /// <returns>how many addresses a term has: of its documents, and of its places</returns>
    public int SetField(FieldInfo field)
    {
        _addresses = new long[_lucene.SetField(field)];
        _hasPlaces = _addresses.Length > 1;
        return _addresses.Length;
    }

    /// <summary>A term of fewer than <see cref="Long"/> documents and places.</summary>
    /// <param name="docs">ascending; a document as often as the term stands in it</param>
    /// <param name="places">of each; none where the field has none</param>
    public TermPlace Write(ReadOnlySpan<int> docs, ReadOnlySpan<int> places)
    {
        var (docsStart, placesStart) = (_docs.Position, _places?.Position ?? 0);
        var (docFreq, single, last) = (0, -1, 0);
        if (docs[0] == docs[^1])
            (docFreq, single) = (1, docs[0]);
        for (var at = 0; single < 0 && at < docs.Length; docFreq++)
        {
            var (doc, first) = (docs[at], at);
            while (++at < docs.Length && docs[at] == doc)
            {
            }

            AddDocument(doc - last, at - first);
            last = doc;
        }

        for (var at = 0; at < places.Length; at++)
            _places!.Held.AddNumber(at > 0 && docs[at] == docs[at - 1] ? places[at] - places[at - 1] : places[at]);
        _docs.WriteMany();
        _places?.WriteMany();
        return new TermPlace(docFreq, _hasPlaces ? docs.Length : -1, docsStart, placesStart, single, null);
    }

    /// <summary>What writes the next term, until <see cref="FinishLong"/>.</summary>
    public PostingsWriterBase StartLong()
    {
        _docs.WriteHeld();
        _places?.WriteHeld();
        _lucene.StartTerm();
        return _lucene;
    }

    public TermPlace FinishLong(int docFreq, long totalTermFreq)
    {
        var state = _lucene.NewTermState();
        (state.DocFreq, state.TotalTermFreq) = (docFreq, totalTermFreq);
        _lucene.FinishTerm(state);
        return new TermPlace(docFreq, totalTermFreq, 0, 0, -1, state);
    }

    /// <summary>Says in a block of terms where the lists of one are.</summary>
    /// <param name="before">addresses of the term before it in the block, zeros for the first; afterwards those of this one</param>
    public void Describe(in TermPlace place, FieldInfo field, Span<long> before, TermBytes to)
    {
        if (place.Lucene is { } state)
            _lucene.EncodeTerm(_addresses, _described, field, state, absolute: true);
        else
            Describe(place);
        for (var i = 0; i < _addresses.Length; i++)
        {
            to.AddNumber(_addresses[i] - before[i]);
            before[i] = _addresses[i];
        }

        _described.MoveTo(to);
    }

    public void Dispose()
    {
        using (_lucene)
        {
            _docs.WriteHeld();
            _places?.WriteHeld();
        }
    }

    private void Describe(in TermPlace place)
    {
        _addresses[0] = place.Docs;
        if (_hasPlaces)
            _addresses[1] = place.Places;
        if (place.Single >= 0)
            _described.AddNumber(place.Single);
    }

    /// <summary>How far behind the one before, and how often the term stands in it.</summary>
    private void AddDocument(int gap, int freq)
    {
        if (!_hasPlaces)
        {
            _docs.Held.AddNumber(gap);
        }
        else if (freq == 1)
        {
            _docs.Held.AddNumber((gap << 1) | 1);
        }
        else
        {
            _docs.Held.AddNumber(gap << 1);
            _docs.Held.AddNumber(freq);
        }
    }

    /// <summary>A file of Lucene's writer, and what is to be written there next.</summary>
    private sealed class WrittenHere(IndexOutput file)
    {
        public TermBytes Held { get; } = new();

        public long Position => file.Position + Held.Length;

        public void WriteMany()
        {
            if (Held.Length > MostHeld)
                WriteHeld();
        }

        public void WriteHeld() => Held.MoveTo(file);
    }

    /// <summary>Knows the files that are made in it: of documents first, then of places.</summary>
    private sealed class Files(Directory directory) : FilterDirectory(directory)
    {
        public List<IndexOutput> Created { get; } = [];

        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            var file = base.CreateOutput(name, context);
            Created.Add(file);
            return file;
        }
    }
}

/// <summary>Where the lists of a term are.</summary>
/// <param name="TotalTermFreq">-1 where there are no places</param>
/// <param name="Docs">address of its documents</param>
/// <param name="Places">address of its places</param>
/// <param name="Single">its document, where it has no other; else -1</param>
/// <param name="Lucene">where Lucene's writer wrote them, the same as that knows it</param>
internal readonly record struct TermPlace(int DocFreq, long TotalTermFreq, long Docs, long Places, int Single, BlockTermState? Lucene);
