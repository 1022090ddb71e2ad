using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>What a <see cref="SegmentFill"/> has gathered, as a reader: Lucene writes a segment from it as if it merged one.</summary>
internal sealed class FilledReader : AtomicReader
{
    private readonly SegmentFill _fill;

    public FilledReader(SegmentFill fill)
    {
        _fill = fill;
        FieldInfos = new FieldInfos([.. fill.FieldInfos()]);
        Fields = new FilledFields([.. fill.Fields.Select(f => f.Name).Order(StringComparer.Ordinal)]);
    }

    public override FieldInfos FieldInfos { get; }
    public override Fields Fields { get; }
    public override IBits? LiveDocs => null;
    public override int NumDocs => _fill.Count;
    public override int MaxDoc => _fill.Count;

    /// <summary>Put into order when they are written: of one field at a time, since it takes as much memory again.</summary>
    public FilledPostings Postings(string field) => _fill.Fields.Single(f => f.Name == field).Order();

    public override NumericDocValues? GetNumericDocValues(string field) => _fill.Numbers.GetValueOrDefault(field);

    public override BinaryDocValues? GetBinaryDocValues(string field) => _fill.Bytes.GetValueOrDefault(field);

    public override SortedDocValues? GetSortedDocValues(string field) => _fill.Orders.GetValueOrDefault(field)?.Singles();

    public override SortedSetDocValues? GetSortedSetDocValues(string field) => _fill.Sets.GetValueOrDefault(field)?.Sets();

    public override IBits? GetDocsWithField(string field) =>
        (_fill.Numbers.GetValueOrDefault(field)?.Docs ?? _fill.Bytes.GetValueOrDefault(field)?.Docs ?? _fill.Sets.GetValueOrDefault(field)?.Docs ?? _fill.Orders.GetValueOrDefault(field)?.Docs)?.Of(MaxDoc);

    public override NumericDocValues? GetNormValues(string field) => null;

    public override Fields? GetTermVectors(int docID) => null;

    /// <summary>Not copied, as <see cref="Document"/> is.</summary>
    public IEnumerable<(string Field, ArraySegment<byte> Value)> Stored(int doc) => _fill.Stored(doc);

    public override void Document(int docID, StoredFieldVisitor visitor)
    {
        foreach (var (field, value) in Stored(docID))
            if (FieldInfos.FieldInfo(field) is var info && visitor.NeedsField(info) == StoredFieldVisitor.Status.YES)
                visitor.BinaryField(info, [.. value]);
    }

    public override void CheckIntegrity()
    {
        // In memory.
    }

    protected override void DoClose()
    {
        // Nothing is held.
    }

    /// <summary>Lucene asks for the names; what there is of each is for <see cref="TermBlocksWriter"/>.</summary>
    private sealed class FilledFields(string[] names) : Fields
    {
        public override int Count => names.Length;

        public override IEnumerator<string> GetEnumerator() => names.AsEnumerable().GetEnumerator();

        public override Terms? GetTerms(string? field) => throw new NotSupportedException("terms that are filled are written as postings");
    }
}
