using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Compressing;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Opens folders of indexes; whoever reads or writes one does it here, so that <see cref="IndexCodec"/> is known to Lucene.</summary>
internal static class IndexDirectory
{
    static IndexDirectory() => Codec.SetCodecFactory(new DefaultCodecFactory { CustomCodecTypes = [typeof(IndexCodec)] });

    public static FSDirectory Open(string path) => new MappedDirectory(path);
}

/// <summary>Lucene's own formats, but that it does not pack what is stored: <see cref="StoredCandidate"/> has done that, and to look for more takes as long as to invert a text.</summary>
[CodecName("TalentScout")]
internal sealed class IndexCodec : FilterCodec
{
    private const int ChunkSize = 1 << 14;

    public IndexCodec()
        : base(new Lucene46Codec())
    {
    }

    public override PostingsFormat PostingsFormat { get; } = new TermBlocksFormat();

    public override StoredFieldsFormat StoredFieldsFormat { get; } = new CompressingStoredFieldsFormat("TalentScoutStored", new AsItIs(), ChunkSize);

    private sealed class AsItIs : CompressionMode
    {
        public override Compressor NewCompressor() => new Writer();

        public override Decompressor NewDecompressor() => new Reader();
    }

    private sealed class Writer : Compressor
    {
        public override void Compress(byte[] bytes, int off, int len, DataOutput @out) => @out.WriteBytes(bytes, off, len);
    }

    private sealed class Reader : Decompressor
    {
        public override void Decompress(DataInput @in, int originalLength, int offset, int length, BytesRef bytes)
        {
            if (bytes.Bytes.Length < length)
                bytes.Bytes = new byte[length];
            @in.SkipBytes(offset);
            @in.ReadBytes(bytes.Bytes, 0, length);
            (bytes.Offset, bytes.Length) = (0, length);
        }

        public override object Clone() => new Reader();
    }
}
