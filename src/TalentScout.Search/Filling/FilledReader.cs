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
        Fields = new FilledFields(fill.Fields.ToDictionary(f => f.Name, f => new FilledTerms(f.Order(), f.HasPositions), StringComparer.Ordinal));
    }

    public override FieldInfos FieldInfos { get; }
    public override Fields Fields { get; }
    public override IBits? LiveDocs => null;
    public override int NumDocs => _fill.Count;
    public override int MaxDoc => _fill.Count;

    public override NumericDocValues? GetNumericDocValues(string field) => _fill.Numbers.GetValueOrDefault(field);

    public override BinaryDocValues? GetBinaryDocValues(string field) => _fill.Bytes.GetValueOrDefault(field);

    public override SortedDocValues? GetSortedDocValues(string field) => _fill.Orders.GetValueOrDefault(field)?.Singles();

    public override SortedSetDocValues? GetSortedSetDocValues(string field) => _fill.Sets.GetValueOrDefault(field)?.Sets();

    public override IBits? GetDocsWithField(string field) =>
        (_fill.Numbers.GetValueOrDefault(field)?.Docs ?? _fill.Bytes.GetValueOrDefault(field)?.Docs ?? _fill.Sets.GetValueOrDefault(field)?.Docs ?? _fill.Orders.GetValueOrDefault(field)?.Docs)?.Of(MaxDoc);

    public override NumericDocValues? GetNormValues(string field) => null;

    public override Fields? GetTermVectors(int docID) => null;

    public override void Document(int docID, StoredFieldVisitor visitor)
    {
        foreach (var (field, value) in _fill.Stored(docID))
            if (FieldInfos.FieldInfo(field) is var info && visitor.NeedsField(info) == StoredFieldVisitor.Status.YES)
                visitor.BinaryField(info, value);
    }

    public override void CheckIntegrity()
    {
        // In memory.
    }

    protected override void DoClose()
    {
        // Nothing is held.
    }

    private sealed class FilledFields(Dictionary<string, FilledTerms> terms) : Fields
    {
        public override int Count => terms.Count;

        public override IEnumerator<string> GetEnumerator() => terms.Keys.Order(StringComparer.Ordinal).GetEnumerator();

        public override Terms? GetTerms(string? field) => field is null ? null : terms.GetValueOrDefault(field);
    }
}
