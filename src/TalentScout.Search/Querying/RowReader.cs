using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Lines of hits, from doc values.</summary>
internal sealed class RowReader(IndexView view)
{
    private readonly BinaryDocValues?[] _values = new BinaryDocValues?[view.Segments.Length];
    private readonly BytesRef _bytes = new();

    public ImmutableArray<SearchRow> Rows(ReadOnlySpan<RankedDoc> hits)
    {
        var rows = ImmutableArray.CreateBuilder<SearchRow>(hits.Length);
        foreach (var hit in hits)
        {
            var segment = view.Segments[hit.Segment];
            var values = _values[hit.Segment] ??= segment.Reader.GetBinaryDocValues(FieldNames.Row);
            // Lucene makes an array for each: it is ours.
            values.Get(hit.Doc, _bytes);
            rows.Add(new SearchRow(segment.Columns.Ids[hit.Doc], hit.Key, new RowText(_bytes.Bytes.AsMemory(_bytes.Offset, _bytes.Length))));
        }

        return rows.MoveToImmutable();
    }
}
