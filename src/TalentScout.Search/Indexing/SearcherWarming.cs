using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Makes the columns of new segments before a searcher is handed out.</summary>
internal sealed class SearcherWarming : SearcherFactory
{
    private volatile IndexView? _last;

    /// <summary>Of the searcher handed out last.</summary>
    public IndexView? Last => _last;

    public override IndexSearcher NewSearcher(IndexReader reader)
    {
        var searcher = new ViewSearcher((DirectoryReader)reader);
        _last = searcher.View;
        return searcher;
    }
}

/// <summary>Lucene's searcher with our view of the same state beside it.</summary>
internal sealed class ViewSearcher(DirectoryReader reader) : IndexSearcher(reader)
{
    public IndexView View { get; } = new(reader);
}

/// <summary>
/// Makes the columns of a merged segment, and the lists of words that were asked for lately, while it is still being merged: neither a refresh nor a
/// query waits for them.
/// </summary>
internal sealed class MergeWarming(SearcherWarming searchers) : IndexWriter.IndexReaderWarmer
{
    private const int Words = 500;

    public override void Warm(AtomicReader reader)
    {
        // While an index is filled from nothing nobody searches it: what is merged now is merged again soon.
        if (searchers.Last is not { Count: > 0 } last)
            return;
        var columns = SegmentColumns.Of(reader);
        foreach (var (fields, word) in last.Segments.SelectMany(s => s.Columns.Words.Latest(Words)).Distinct().Take(Words))
            columns.Word(reader, fields, word);
    }
}
