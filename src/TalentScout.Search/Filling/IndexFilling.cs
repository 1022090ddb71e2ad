using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>
/// An index from nothing to its first commit: who is new is known without asking it, documents are gathered by every thread on its own, and segments are merged late. When somebody comes a second
/// time all goes Lucene's own way from there on.
/// </summary>
internal sealed class IndexFilling
{
    /// <summary>What a thread gathers before it is written.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Written beside at a time; more are written by whoever gathered them.</summary>
    private const int MostBeside = 1;

    /// <summary>Before they are merged: what is filled is mostly merged into one when it is complete, and until then nobody searches it.</summary>
    private const int Segments = 500;

    private readonly IndexWriter _writer;
    private readonly TieredMergePolicy? _merging;
    private readonly double _segmentsPerTier;
    private readonly HashSet<CandidateId> _seen = [];
    private readonly Stack<SegmentFill> _idle = [];

    /// <summary>Taken from the idle ones, to be added to or written; and of these, those written beside.</summary>
    private int _lent;
    private int _beside;

    /// <summary>Somebody came a second time; and all that was gathered until then is written.</summary>
    private bool _over;
    private bool _written;
    private Exception? _failure;

    public IndexFilling(IndexWriter writer)
    {
        _writer = writer;
        _merging = writer.Config.MergePolicy as TieredMergePolicy;
        if (_merging is null)
            return;
        _segmentsPerTier = _merging.SegmentsPerTier;
        _merging.SegmentsPerTier = Segments;
    }

    /// <summary>False where it is over: then the index has to be asked who is in it.</summary>
    /// <param name="fields">null: nothing is to be added</param>
    public bool TryAdd(CandidateId id, Action<IDocumentFields>? fields)
    {
        if (!TryLend(id, fields is not null, out var fill))
            return false;
        if (fill is null || fields is null)
            return true;
        var beside = false;
        try
        {
            fill.Add(fields);
            if (fill.Size >= MostBytes && !(beside = TryWriteBeside(fill)))
                fill.WriteTo(_writer);
        }
        finally
        {
            if (!beside)
                GiveBack(fill);
        }

        return true;
    }

    /// <summary>Writes what was gathered: to be searched, or committed. Nobody may be adding.</summary>
    public void Write()
    {
        lock (_idle)
            WriteAll();
    }

    public void End()
    {
        if (_merging is not null)
            _merging.SegmentsPerTier = _segmentsPerTier;
    }

    /// <param name="wanted">false where there is nothing to add</param>
    private bool TryLend(CandidateId id, bool wanted, out SegmentFill? fill)
    {
        lock (_idle)
        {
            fill = null;
            if (!_over && !_seen.Add(id))
                Stop();
            // Who is in it cannot be asked before they are.
            while (_over && !_written)
                Monitor.Wait(_idle);
            if (_over || !wanted)
                return !_over;
            _lent++;
            if (!_idle.TryPop(out fill))
                fill = new SegmentFill(WordAnalyzer.Gap);
            return true;
        }
    }

    private void Stop()
    {
        _over = true;
        try
        {
            WriteAll();
            _idle.Clear();
        }
        finally
        {
            _written = true;
            Monitor.PulseAll(_idle);
        }
    }

    private void GiveBack(SegmentFill fill)
    {
        lock (_idle)
        {
            _idle.Push(fill);
            _lent--;
            Monitor.PulseAll(_idle);
        }
    }

    private bool TryWriteBeside(SegmentFill fill)
    {
        lock (_idle)
        {
            if (_beside == MostBeside)
                return false;
            _beside++;
        }

        _ = Task.Run(() =>
        {
            try
            {
                fill.WriteTo(_writer);
            }
            catch (Exception e)
            {
                _failure = e;
            }
            finally
            {
                lock (_idle)
                    _beside--;
                GiveBack(fill);
            }
        });
        return true;
    }

    /// <summary>Under the lock, which whoever still has something to give back gets meanwhile.</summary>
    private void WriteAll()
    {
        while (_lent > 0)
            Monitor.Wait(_idle);
        if (_failure is not null)
            throw new IOException("a part of the index could not be written", _failure);
        Parallel.ForEach(_idle, fill => fill.WriteTo(_writer));
    }
}
