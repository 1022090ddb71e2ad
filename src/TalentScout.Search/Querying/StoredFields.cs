using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Reads what is stored of a document, one field and no more.</summary>
internal static class StoredFields
{
    public static StoredCard Card(IndexSearcher searcher, IndexView view, int segment, int doc) =>
        StoredCandidate.Card(Bytes(searcher, view, segment, doc, FieldNames.Card));

    public static Candidate Candidate(IndexSearcher searcher, IndexView view, int segment, int doc) =>
        StoredCandidate.Read(Bytes(searcher, view, segment, doc, FieldNames.Candidate));

    /// <summary>Of the candidate the repositories alone, in a fraction of the time.</summary>
    public static ImmutableArray<CandidateRepository> Repositories(IndexSearcher searcher, IndexView view, int segment, int doc) =>
        StoredCandidate.Repositories(Bytes(searcher, view, segment, doc, FieldNames.Candidate));

    /// <summary>The candidate as it was written (<see cref="CandidateForm"/>).</summary>
    public static byte[] CandidateBytes(IndexSearcher searcher, IndexView view, int segment, int doc) =>
        StoredCandidate.Unpack(Bytes(searcher, view, segment, doc, FieldNames.Candidate));

    /// <summary>Null where the index does not have the candidate.</summary>
    public static (int Segment, int Doc)? Find(CandidateIndex.Held held, CandidateId id)
    {
        var top = held.Searcher.Search(new TermQuery(new Term(FieldNames.Id, id.ToString())), 1);
        if (top.ScoreDocs is not [var hit, ..])
            return null;
        var leaves = held.Searcher.IndexReader.Leaves;
        var segment = ReaderUtil.SubIndex(hit.Doc, leaves);
        return (segment, hit.Doc - leaves[segment].DocBase);
    }

    private static ReadOnlySpan<byte> Bytes(IndexSearcher searcher, IndexView view, int segment, int doc, string field)
    {
        var visitor = new OneField(field);
        searcher.Doc(view.Segments[segment].Context.DocBase + doc, visitor);
        return visitor.Value ?? throw new InvalidDataException($"a document without its {field} in the index");
    }

    private sealed class OneField(string name) : StoredFieldVisitor
    {
        public byte[]? Value { get; private set; }

        public override Status NeedsField(FieldInfo fieldInfo) => Value is not null ? Status.STOP : fieldInfo.Name == name ? Status.YES : Status.NO;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Value = value;
    }
}
