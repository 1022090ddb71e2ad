using System.Collections.Immutable;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>One state of the index: the segments with their columns and the documents that are not deleted. Valid while its searcher is held.</summary>
internal sealed class IndexView
{
    /// <summary>Different skills asked for alone between two changes of the index.</summary>
    private const int AdjacentKept = 64;

    /// <summary>Four bytes of everybody each, once a list was long.</summary>
    private const int BesideKept = 2;

    private readonly Lazy<LoginOrder> _logins;
    private readonly Lazy<Regulars> _regulars;

    /// <summary>Made when a searcher is opened, so that no query waits for it.</summary>
    public IndexView(DirectoryReader reader)
    {
        _logins = new Lazy<LoginOrder>(() => new LoginOrder(reader));
        Segments = [.. reader.Leaves.Select(leaf => new SegmentView(leaf))];
        Reader = reader;
        Count = reader.NumDocs;
        Documents = reader.MaxDoc;
        _regulars = new Lazy<Regulars>(() => Regulars.Of(this));
    }

    public DirectoryReader Reader { get; }
    public ImmutableArray<SegmentView> Segments { get; }
    public int Count { get; }

    /// <summary>With deleted ones that are not merged away yet, which the counts of words know too.</summary>
    public int Documents { get; }

    /// <summary>Made when somebody first sorts by login.</summary>
    public LoginOrder Logins => _logins.Value;

    /// <summary>Counted when first asked for.</summary>
    public Regulars Regulars => _regulars.Value;

    /// <summary>See <see cref="AdjacentSkills"/>.</summary>
    public LastKept<(SkillsAsked Asked, double Share, double Lift, double People), AdjacentSkills> Adjacent { get; } = new(AdjacentKept);

    /// <summary>See <see cref="ShownBeside"/>.</summary>
    public LastKept<(SkillsAsked Asked, double Unknown), ShownBeside> Beside { get; } = new(BesideKept);
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
