using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene41;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>
/// The terms and documents of all fields in the form of Lucene's own format, and read by it. Only the writer is another (<see cref="TermBlocksWriter"/>): Lucene's builds an automaton of all terms
/// to find out which of them share a block, with several objects for each letter, and takes most of an index's time and memory for that.
/// </summary>
[PostingsFormatName("TalentScoutTerms")]
internal sealed class TermBlocksFormat : PostingsFormat
{
    public override FieldsConsumer FieldsConsumer(SegmentWriteState state) => new TermBlocksWriter(state);

    public override FieldsProducer FieldsProducer(SegmentReadState state)
    {
        var postings = new Lucene41PostingsReader(state.Directory, state.FieldInfos, state.SegmentInfo, state.Context, state.SegmentSuffix);
        try
        {
            return new BlockTreeTermsReader<object?>(state.Directory, state.FieldInfos, state.SegmentInfo, postings, state.Context, state.SegmentSuffix, state.TermsIndexDivisor, null);
        }
        catch
        {
            postings.Dispose();
            throw;
        }
    }
}
