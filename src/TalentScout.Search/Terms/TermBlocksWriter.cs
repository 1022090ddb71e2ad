using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Writes the terms of a segment with their documents: what <see cref="BlockTreeTermsReader{T}"/> reads.</summary>
internal sealed class TermBlocksWriter : FieldsConsumer
{
    // Names, versions and extensions are those of Lucene's writer, where they are hidden.
    private const string TermsCodec = "BLOCK_TREE_TERMS_DICT";
    private const string IndexCodec = "BLOCK_TREE_TERMS_INDEX";
    private const string TermsExtension = "tim";
    private const string IndexExtension = "tip";
    private readonly TermPostings _postings;
    private readonly IndexOutput _terms;
    private readonly IndexOutput _index;
    private readonly List<TermBlocks> _fields = [];

    public TermBlocksWriter(SegmentWriteState state)
    {
        _postings = new TermPostings(state);
        try
        {
            _terms = Create(state, TermsExtension, TermsCodec);
            _index = Create(state, IndexExtension, IndexCodec);
            _postings.Begin(_terms);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_postings, _terms, _index);
            throw;
        }
    }

    public override TermsConsumer AddField(FieldInfo field)
    {
        var blocks = new TermBlocks(field, _postings, _terms);
        _fields.Add(blocks);
        return blocks;
    }

    /// <summary>Without what Lucene lays between: an object for each term of each reader.</summary>
    public override void Merge(MergeState mergeState, Fields fields)
    {
        foreach (var field in fields)
        {
            var blocks = (TermBlocks)AddField(mergeState.FieldInfos.FieldInfo(field));
            if (mergeState.Readers is [FilledReader filled])
            {
                using var postings = filled.Postings(field);
                postings.WriteTo(blocks, _postings, filled.MaxDoc);
            }
            else
                new TermMerge(mergeState, field).WriteTo(blocks, _postings);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        using (_postings)
        using (_terms)
        using (_index)
            WriteFields();
    }

    private void WriteFields()
    {
        var fields = _fields.Where(f => f.IsComplete).ToList();
        var indexes = fields.Select(f => (Start: _index.Position, Root: f.Index.Write(_index))).ToList();
        var (terms, index) = (_terms.Position, _index.Position);
        _terms.WriteVInt32(fields.Count);
        foreach (var (field, (start, root)) in fields.Zip(indexes))
        {
            _terms.WriteVInt32(field.Field.Number);
            _terms.WriteVInt64(field.Terms);
            _terms.WriteVInt32(root.Length);
            _terms.WriteBytes(root.Bytes, root.Offset, root.Length);
            if (field.Field.IndexOptions != IndexOptions.DOCS_ONLY)
                _terms.WriteVInt64(field.SumTotalTermFreq);
            _terms.WriteVInt64(field.SumDocFreq);
            _terms.WriteVInt32(field.DocCount);
            _terms.WriteVInt32(field.Addresses);
            _index.WriteVInt64(start);
        }

        _terms.WriteInt64(terms);
        CodecUtil.WriteFooter(_terms);
        _index.WriteInt64(index);
        CodecUtil.WriteFooter(_index);
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        var output = state.Directory.CreateOutput(IndexFileNames.SegmentFileName(state.SegmentInfo.Name, state.SegmentSuffix, extension), state.Context);
        CodecUtil.WriteHeader(output, codec, BlockTreeTermsWriter.VERSION_CURRENT);
        return output;
    }
}
