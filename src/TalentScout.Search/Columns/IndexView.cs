using System.Collections.Immutable;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>One state of the index: the segments with their columns and the documents that are not deleted. Valid while its searcher is held.</summary>
internal sealed class IndexView
{
    private readonly Lazy<LoginOrder> _logins;

    /// <summary>Made when a searcher is opened, so that no query waits for it.</summary>
    public IndexView(DirectoryReader reader)
    {
        _logins = new Lazy<LoginOrder>(() => new LoginOrder(reader));
        Segments = [.. reader.Leaves.Select(leaf => new SegmentView(leaf))];
        Count = reader.NumDocs;
        Documents = reader.MaxDoc;
    }

    public ImmutableArray<SegmentView> Segments { get; }
    public int Count { get; }

    /// <summary>With deleted ones that are not merged away yet, which the counts of words know too.</summary>
    public int Documents { get; }

    /// <summary>Made when somebody first sorts by login.</summary>
    public LoginOrder Logins => _logins.Value;
}

internal sealed class SegmentView
{
    public SegmentView(AtomicReaderContext context)
    {
        Context = context;
        Columns = SegmentColumns.Of(context.AtomicReader);
        AllLive = context.AtomicReader.LiveDocs is null;
        Live = context.AtomicReader.LiveDocs is { } live ? DocBits.Where(Columns.Count, live.Get) : DocBits.All(Columns.Count);
    }

    public AtomicReaderContext Context { get; }
    public AtomicReader Reader => Context.AtomicReader;
    public SegmentColumns Columns { get; }

    /// <summary>Nothing of it was deleted.</summary>
    public bool AllLive { get; }
    public DocBits Live { get; }
}
