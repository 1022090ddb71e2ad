using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// One folder with a Lucene index, open: as its writer where the write lock can be had, else as a reader that follows the commits of
/// whoever has it. Searches see what was applied after <see cref="Refresh"/>.
/// </summary>
internal sealed class IndexBuild : IDisposable
{
    public const string TiesFile = "ties.tsv";
    private const double RamBufferMb = 64;

    /// <summary>
    /// Changes are written into one segment, however many threads apply them: a refresh that finds two makes both, which takes twice the buffers, and queries look through both. What is
    /// indexed by the thousand does not come this way (<see cref="IndexFilling"/>).
    /// </summary>
    private const int OneSegmentAtOnce = 1;

    /// <summary>Of an index that is made one segment: all of them, so that nothing is written twice.</summary>
    private const int MostMergedAtOnce = 1000;

    /// <summary>Of so many documents the columns are kept in a file: making them when the index is opened would be waited for.</summary>
    private const int LargeSegment = 50_000;

    /// <summary>In more pieces than this the index is slower to search than need be; and what is left of them then.</summary>
    private const int MostSegments = 8;
    private const int FewSegments = 3;
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly FSDirectory _directory;
    private readonly IndexWriter? _writer;
    private readonly SearcherManager _searchers;
    private IndexFilling? _filling;

    /// <summary>The merging of many segments that is under way, or done and not yet committed.</summary>
    private Task? _gathering;

    private IndexBuild(int number, FSDirectory directory, IndexWriter? writer, CommitData data, RepositoryTies ties, IndexFilling? filling = null)
    {
        (Number, _directory, _writer, Data, Ties, _filling) = (number, directory, writer, data, ties, filling);
        var warming = new SearcherWarming();
        if (writer is not null)
            writer.Config.MergedSegmentWarmer = new MergeWarming(warming);
        _searchers = writer is null ? new SearcherManager(directory, warming) : new SearcherManager(writer, applyAllDeletes: true, warming);
    }

    public int Number { get; }
    public bool CanWrite => _writer is not null;

    /// <summary>From nothing: until its first commit.</summary>
    public bool IsFilled => _filling is not null;

    /// <summary>As surveyed when the build was begun; the same for all its life, so that all are ranked alike.</summary>
    public RepositoryTies Ties { get; }

    /// <summary>Changed since the last <see cref="Refresh"/>: searches do not know yet that they are in it.</summary>
    private readonly ConcurrentDictionary<CandidateId, bool> _fresh = [];

    /// <summary>Somebody who was in it.</summary>
    private volatile bool _removed;

    /// <summary>Of the last commit.</summary>
    public CommitData Data { get; private set; }

    /// <summary>Begins an empty index in an empty folder; null where another process is at it.</summary>
    public static IndexBuild? Create(string path, int number, CommitData data, RepositoryTies ties)
    {
        var directory = IndexDirectory.Open(path);
        if (TryLock(directory, OpenMode.CREATE) is not { } writer)
        {
            directory.Dispose();
            return null;
        }

        ties.Save(Path.Combine(path, TiesFile));
        writer.SetCommitData(data.ToDictionary());
        writer.Commit();
        return new IndexBuild(number, directory, writer, data, ties, new IndexFilling(writer));
    }

    /// <summary>Opens an index that has a commit of ours; null where it has none.</summary>
    public static IndexBuild? Open(string path, int number)
    {
        var directory = IndexDirectory.Open(path);
        try
        {
            if (DirectoryReader.IndexExists(directory) && ReadData(directory) is { } data && data.Format == IndexSchema.Format)
                return new IndexBuild(number, directory, TryLock(directory, OpenMode.APPEND), data, RepositoryTies.Load(Path.Combine(path, TiesFile)));
        }
        catch (IndexNotFoundException)
        {
            // The folder was removed in between: as if it had never been.
        }

        directory.Dispose();
        return null;
    }

    /// <summary>Whether nobody writes there now.</summary>
    public static bool IsFree(string path)
    {
        using var directory = IndexDirectory.Open(path);
        return !IndexWriter.IsLocked(directory);
    }

    /// <summary>Upserts or deletes. Safe from several threads for different candidates.</summary>
    /// <param name="fields">writes those of the document; null: it is deleted</param>
    public void Update(CandidateId id, Action<IDocumentFields>? fields)
    {
        var writer = _writer ?? throw new InvalidOperationException("another process writes this index");
        if (_filling?.TryAdd(id, fields) == true)
            return;
        var term = new Term(FieldNames.Id, id.ToString());
        if (fields is null)
        {
            // Most of whom nothing is wanted, bots above all, never were in it.
            _removed |= _fresh.ContainsKey(id) || IsFound(term);
            writer.DeleteDocuments(term);
            return;
        }

        _fresh[id] = true;
        writer.UpdateDocument(term, LuceneFields.Of(fields));
    }

    /// <summary>Makes all that was applied durable, with the store's sequence number that it reaches to.</summary>
    public void Commit(long sequence)
    {
        var writer = _writer ?? throw new InvalidOperationException("another process writes this index");
        Data = Data with { Sequence = sequence };
        _filling?.Write();
        // Somebody was removed: their words must not stay readable in the segments, nor be completed.
        if (_removed && writer.HasDeletions())
            writer.ForceMergeDeletes();
        _removed = false;
        writer.SetCommitData(Data.ToDictionary());
        writer.Commit();
        _filling?.End();
        _filling = null;
        ColumnFile.Keep(_directory, LargeSegment);
    }

    /// <summary>Leaves one segment without deleted documents: the fastest to search. Takes as long as writing it all once more.</summary>
    public void Compact()
    {
        var writer = _writer ?? throw new InvalidOperationException("another process writes this index");
        _filling?.Write();
        writer.ForceMerge(1);
    }

    /// <summary>
    /// Where the index lies in many pieces, as after everybody was folded anew, merges the smaller of them beside all else. To be called now and then while
    /// little changes: what was merged meanwhile is made durable, and seen after the next <see cref="Refresh"/>.
    /// </summary>
    /// <exception cref="IOException">It could not be merged: once, then it stays as it is until the index is opened again.</exception>
    public void Gather()
    {
        var writer = _writer ?? throw new InvalidOperationException("another process writes this index");
        if (_gathering is null && _filling is null && Segments > MostSegments)
            _gathering = Task.Run(() => writer.ForceMerge(FewSegments));
        else if (_gathering is { IsCompletedSuccessfully: true })
        {
            Commit(Data.Sequence);
            _gathering = null;
        }
        else if (_gathering is { IsFaulted: true, Exception: var failure })
        {
            _gathering = Never;
            throw new IOException("the parts of the index could not be merged", failure);
        }
    }

    /// <summary>Lets searches see the newest state; true where it changed.</summary>
    public bool Refresh()
    {
        var before = Generation;
        _filling?.Write();
        _fresh.Clear();
        _searchers.MaybeRefreshBlocking();
        if (!CanWrite && ReadData(_directory) is { } data)
            Data = data;
        return Generation != before;
    }

    public long Generation
    {
        get
        {
            var searcher = _searchers.Acquire();
            try
            {
                return GenerationOf(searcher);
            }
            finally
            {
                _searchers.Release(searcher);
            }
        }
    }

    /// <summary>That searches look through, as of the last <see cref="Refresh"/>.</summary>
    public int Segments
    {
        get
        {
            var searcher = _searchers.Acquire();
            try
            {
                return searcher.IndexReader.Leaves.Count;
            }
            finally
            {
                _searchers.Release(searcher);
            }
        }
    }

    public long GenerationOf(IndexSearcher searcher) => Data.GenerationBase + ((DirectoryReader)searcher.IndexReader).Version;

    public IndexSearcher Acquire() => _searchers.Acquire();

    public void Release(IndexSearcher searcher) => _searchers.Release(searcher);

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        _writer?.Rollback();
        _directory.Dispose();
    }

    private bool IsFound(Term term)
    {
        var searcher = Acquire();
        try
        {
            return searcher.IndexReader.DocFreq(term) > 0;
        }
        finally
        {
            Release(searcher);
        }
    }

    private static CommitData? ReadData(Lucene.Net.Store.Directory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        return CommitData.From(infos.UserData);
    }

    private static IndexWriter? TryLock(Lucene.Net.Store.Directory directory, OpenMode mode)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new WordAnalyzer())
        {
            OpenMode = mode,
            RAMBufferSizeMB = RamBufferMb,
            WriteLockTimeout = 0,
            UseCompoundFile = false,
            MaxThreadStates = OneSegmentAtOnce,
            Codec = new IndexCodec(),
            MergeScheduler = new MergesGivingWay(),
            // Of a segment with anybody removed nothing is left as it was (Commit): not only where a tenth of it was.
            MergePolicy = new TieredMergePolicy { NoCFSRatio = 0, MaxMergeAtOnceExplicit = MostMergedAtOnce, ForceMergeDeletesPctAllowed = 0 },
        };
        try
        {
            return new IndexWriter(directory, config);
        }
        catch (LockObtainFailedException)
        {
            return null;
        }
    }
}
