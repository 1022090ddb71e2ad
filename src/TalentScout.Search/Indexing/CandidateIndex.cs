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
    /// <summary>Months that a harvest which is kept up may be behind.</summary>
    private const int UsualLag = 2;

    /// <summary>One in so many people may have a date from the future.</summary>
    private const int WrongClocks = 100;

    /// <summary>For so long after a search the next one is expected.</summary>
    private static readonly TimeSpan SearchedLately = TimeSpan.FromSeconds(2);
    private readonly Lock _changing = new();
    private readonly GenerationFolders _folders;
    private readonly ILogger? _log;
    private volatile IndexBuild _build;

    /// <summary>When somebody searched last, by the clock's timestamps.</summary>
    private long _searched;

    private CandidateIndex(GenerationFolders folders, SkillCatalogue catalogue, RankingOptions ranking, TimeProvider clock, ILogger? log)
    {
        (_folders, Catalogue, Ranking, Clock, _log) = (folders, catalogue, ranking, clock, log);
        Scorers = new ScorerHistory(folders.Root);
        Scorers.Keep(ranking);
        _build = OpenCurrent() ?? Begin();
    }

    public SkillCatalogue Catalogue { get; }
    public RankingOptions Ranking { get; }

    /// <summary>False while another process has the write lock: then <see cref="Apply"/> and <see cref="Commit"/> throw.</summary>
    public bool CanWrite => _build.CanWrite;

    /// <summary>The store's sequence number that the last commit reaches to; 0 for a new index.</summary>
    public long Sequence => _build.Data.Sequence;

    /// <summary>Each costs a search a little.</summary>
    public int Segments => _build.Segments;

    /// <summary>Grows with every change that became visible.</summary>
    public long Generation => _build.Generation;

    /// <summary>The day that recency is counted from: fixed when the index is built, moved on by a rebuild.</summary>
    public DateOnly AsOf => _build.Data.AsOf;

    /// <summary>
    /// The day that recency should be counted from: today, or the end of the newest month with work in it where that is months ago. Else an old
    /// harvest, or an old world, would make everybody look idle, and last year's work no newer than that of ten years ago.
    /// </summary>
    public DateOnly Reckoning
    {
        get
        {
            using var held = Acquire();
            return ReckoningOf(held.View.Segments.SelectMany(LastMonths));
        }
    }

    /// <summary>
    /// Whether what is counted over everybody is of another time: recency from a month that is neither the right one nor next to it, or the survey of who
    /// works where of far fewer people. Time for a rebuild.
    /// </summary>
    public bool IsOutdated
    {
        get
        {
            using var held = Acquire();
            return held.View.Count > 0 && (held.Ties.IsOutdated(held.View.Count) || Math.Abs(Month.Of(Reckoning) - Month.Of(AsOf)) > 1);
        }
    }

    internal TimeProvider Clock { get; }

    /// <summary>Of the build that serves.</summary>
    internal string Folder => _folders.PathOf(_build.Number);

    internal RepositoryTies Ties => _build.Ties;

    /// <summary>The rules that have ranked here.</summary>
    internal ScorerHistory Scorers { get; }

    /// <exception cref="IOException">where the directory cannot be used, or another process is just making the index</exception>
    public static CandidateIndex Open(string directory, SkillCatalogue catalogue, RankingOptions ranking, TimeProvider clock, ILogger? log = null) =>
        new(new GenerationFolders(directory), catalogue, ranking, clock, log);

    /// <summary>Upserts and deletes; the last change of a candidate wins. Accounts that are not a person's are taken out.</summary>
    public void Apply(IEnumerable<CandidateChange> changes)
    {
        lock (_changing)
            IndexChanges.Apply(_build, DocumentsOf(_build), changes, _build.IsFilled ? null : IsSearched);
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

    /// <summary>
    /// Keeps the index in few segments, in the background: searches and changes go on. To be called now and then while nothing is applied; does nothing where
    /// there are few, or another process writes.
    /// </summary>
    /// <exception cref="IOException">An earlier call's merging failed: a full disk, say.</exception>
    public void Gather()
    {
        lock (_changing)
        {
            if (_build.CanWrite)
                _build.Gather();
        }
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
    /// <param name="everybody">Who will be in it, to be looked at before the first is ranked; null: the survey of this index goes on.</param>
    public IndexRebuild BeginRebuild(PeopleSurvey? everybody = null) =>
        new(_folders, NewData(Generation + 1, everybody is null ? Reckoning : ReckoningOf(everybody.LastMonths)), everybody?.Result() ?? Ties, DocumentsOf, IsSearched);

    public void Dispose() => _build.Dispose();

    internal Held Acquire()
    {
        Volatile.Write(ref _searched, Clock.GetTimestamp());
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

    /// <param name="lastMonths">Of everybody the last month with work in it (<see cref="Month.Index"/>).</param>
    private DateOnly ReckoningOf(IEnumerable<int> lastMonths)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var months = lastMonths.OrderDescending().ToList();
        // A few machines have wrong clocks: one in a hundred is let go before.
        var newest = months.Count > 0 ? new Month(months[months.Count / WrongClocks]).LastDay : today;
        return Month.Of(today) - Month.Of(newest) > UsualLag ? newest : today;
    }

    private static IEnumerable<int> LastMonths(SegmentView segment)
    {
        for (var doc = 0; doc < segment.Columns.Count; doc++)
            if (segment.Columns.LastActive[doc] is >= 0 and var month && segment.Live[doc])
                yield return month;
    }

    private CandidateDocument DocumentsOf(IndexBuild build) => new(Catalogue, Ranking, Month.Of(build.Data.AsOf), build.Ties);

    private CommitData NewData(long generationBase, DateOnly asOf) =>
        new(0, IndexSchema.Format, IndexedRules.Fingerprint(Ranking, Catalogue), asOf, generationBase);

    private bool IsSearched() => Clock.GetElapsedTime(Volatile.Read(ref _searched)) < SearchedLately;

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
        var build = IndexBuild.Create(_folders.PathOf(number), number, NewData((long)number << 32, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime)), RepositoryTies.None)
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
        public IndexView View => ((ViewSearcher)searcher).View;
        public long Generation => build.GenerationOf(searcher);
        public DateOnly AsOf => build.Data.AsOf;
        public RepositoryTies Ties => build.Ties;

        public void Dispose() => build.Release(searcher);
    }
}
