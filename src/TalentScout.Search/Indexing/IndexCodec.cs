using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Store;

namespace TalentScout.Search;

/// <summary>Opens folders of indexes; whoever reads or writes one does it here, so that <see cref="IndexCodec"/> is known to Lucene.</summary>
internal static class IndexDirectory
{
    static IndexDirectory() => Codec.SetCodecFactory(new DefaultCodecFactory { CustomCodecTypes = [typeof(IndexCodec)] });

    public static FSDirectory Open(string path) => new MappedDirectory(path);
}

/// <summary>Lucene's own formats, but for terms (<see cref="TermBlocksFormat"/>) and for what is stored (<see cref="StoredBytesFormat"/>).</summary>
[CodecName("TalentScout")]
internal sealed class IndexCodec : FilterCodec
{
    public IndexCodec()
        : this(StoredBytesFormat.LeastLinked)
    {
    }

    /// <param name="leastLinked">see <see cref="StoredBytesFormat"/></param>
    public IndexCodec(long leastLinked)
        : base(new Lucene46Codec()) => StoredFieldsFormat = new StoredBytesFormat(leastLinked);

    public override PostingsFormat PostingsFormat { get; } = new TermBlocksFormat();

    public override StoredFieldsFormat StoredFieldsFormat { get; }
}
