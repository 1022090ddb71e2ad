using Lucene.Net.Search;
using Microsoft.Extensions.Logging;

namespace TalentScout.Search;

/// <summary>
/// The index of candidates on disk. One process writes (whoever has the write lock), all others follow its commits; <see cref="Refresh"/>
/// takes the lock over once it is free, and changes to a rebuilt index once there is one. An index that was made by another format, other
/// ranking rules or another catalogue is not served: it starts empty, with sequence 0, and is filled anew by the change feed.
/// </summary>
public sealed class CandidateIndex : IDisposable
{
    private readonly Lock _changing = new();
    private readonly GenerationFolders _folders;
    private readonly ILogger? _log;
    private volatile IndexBuild _build;

    private CandidateIndex(GenerationFolders folders, SkillCatalogue catalogue, RankingOptions ranking, TimeProvider clock, ILogger? log)
    {
        (_folders, Catalogue, Ranking, Clock, _log) = (folders, catalogue, ranking, clock, log);
        _build = OpenCurrent() ?? Begin();
    }

    public SkillCatalogue Catalogue { get; }
    public RankingOptions Ranking { get; }

    /// <summary>False while another process has the write lock: then <see cref="Apply"/> and <see cref="Commit"/> throw.</summary>
    public bool CanWrite => _build.CanWrite;

    /// <summary>The store's sequence number that the last commit reaches to; 0 for a new index.</summary>
    public long Sequence => _build.Data.Sequence;

    /// <summary>Grows with every change that became visible.</summary>
    public long Generation => _build.Generation;

    /// <summary>The day that recency is counted from: fixed when the index is built, moved on by a rebuild.</summary>
    public DateOnly AsOf => _build.Data.AsOf;

    internal TimeProvider Clock { get; }

    /// <exception cref="IOException">where the directory cannot be used, or another process is just making the index</exception>
    public static CandidateIndex Open(string directory, SkillCatalogue catalogue, RankingOptions ranking, TimeProvider clock, ILogger? log = null) =>
        new(new GenerationFolders(directory), catalogue, ranking, clock, log);

    /// <summary>Upserts and deletes; the last change of a candidate wins. Accounts that are not a person's are taken out.</summary>
    public void Apply(IEnumerable<CandidateChange> changes)
    {
        lock (_changing)
            IndexChanges.Apply(_build, DocumentsOf(_build), changes);
    }

    /// <param name="sequence">of the store's last change that was applied</param>
    public void Commit(long sequence)
    {
        lock (_changing)
            _build.Commit(sequence);
    }

    /// <summary>Leaves one segment: the fastest to search, worth it where little changes. Takes as long as writing the index once more; searches go on.</summary>
    public void Compact()
    {
        lock (_changing)
            _build.Compact();
    }

    /// <summary>Makes what was applied, committed elsewhere or rebuilt visible to searches; true where something changed.</summary>
    public bool Refresh()
    {
        lock (_changing)
        {
            var old = _build;
            var rebuilt = _folders.Current is { } current && current != old.Number;
            if ((rebuilt || (!old.CanWrite && IndexBuild.IsFree(_folders.PathOf(old.Number)))) && OpenCurrent() is { } other)
            {
                _build = other;
                old.Dispose();
                if (other.CanWrite)
                    _folders.RemoveOld();
                return true;
            }

            return old.Refresh();
        }
    }

    /// <summary>Begins an index beside this one, which goes on serving. Needs no write lock.</summary>
    public IndexRebuild BeginRebuild() => new(_folders, NewData(Generation + 1), DocumentsOf);

    public void Dispose() => _build.Dispose();

    internal Held Acquire()
    {
        while (true)
        {
            var build = _build;
            try
            {
                return new Held(build, build.Acquire());
            }
            catch (ObjectDisposedException) when (build != _build)
            {
                // A rebuild took its place between the two lines.
            }
        }
    }

    private CandidateDocument DocumentsOf(IndexBuild build) => new(Catalogue, Ranking, Month.Of(build.Data.AsOf));

    private CommitData NewData(long generationBase) =>
        new(0, IndexSchema.Format, IndexedRules.Fingerprint(Ranking, Catalogue), DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime), generationBase);

    /// <summary>The build that CURRENT names; null where there is none, or it was made by other rules.</summary>
    private IndexBuild? OpenCurrent()
    {
        if (_folders.Current is not { } number || IndexBuild.Open(_folders.PathOf(number), number) is not { } build)
            return null;
        if (build.Data.Rules == IndexedRules.Fingerprint(Ranking, Catalogue))
            return build;
        build.Dispose();
        if (_log is not null)
            Log.OtherRules(_log, number);
        return null;
    }

    private IndexBuild Begin()
    {
        var before = _folders.Current;
        var number = _folders.Next();
        var build = IndexBuild.Create(_folders.PathOf(number), number, NewData((long)number << 32))
            ?? throw new IOException($"{_folders.PathOf(number)}: another process is making the index; try again in a moment");
        if (_folders.Current != before)
        {
            build.Dispose();
            throw new IOException($"{_folders.PathOf(number)}: another process has made the index; try again");
        }

        _folders.MakeCurrent(number);
        if (_log is not null)
            Log.Begun(_log, number);
        return build;
    }

    /// <summary>A state of the index, held for one search.</summary>
    internal readonly struct Held(IndexBuild build, IndexSearcher searcher) : IDisposable
    {
        public IndexSearcher Searcher => searcher;
        public IndexView View => IndexView.Of(searcher);
        public long Generation => build.GenerationOf(searcher);
        public DateOnly AsOf => build.Data.AsOf;

        public void Dispose() => build.Release(searcher);
    }
}
