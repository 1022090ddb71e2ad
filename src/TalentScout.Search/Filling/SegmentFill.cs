using Lucene.Net.Index;
using Document = Lucene.Net.Documents.Document;

namespace TalentScout.Search;

/// <summary>
/// Gathers documents that are new to an index, and writes them as one segment. Lucene's own way there takes a stream of attributes for every text and a buffer for every term; this takes a table
/// of terms and a list of where they stood. What is written is the same. Used again for the next segment; by one thread at a time.
/// </summary>
/// <param name="gap">see <see cref="WordAnalyzer"/></param>
internal sealed class SegmentFill(int gap)
{
    private readonly Dictionary<string, FilledField> _fields = new(StringComparer.Ordinal);
    private readonly WordSplitter _words = new();
    private readonly ByteStore _bytes = new();
    private readonly List<(string Field, ByteStore.Stored Value)> _stored = [];
    private readonly List<int> _storedEnds = [];

    public int Count { get; private set; }

    /// <summary>Roughly what is held.</summary>
    public long Size { get; private set; }

    public IEnumerable<FilledField> Fields => _fields.Values.Where(f => !f.IsEmpty);
    public Dictionary<string, FilledNumbers> Numbers { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, FilledBytes> Bytes { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, FilledSets> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Of one term a document.</summary>
    public Dictionary<string, FilledSets> Orders { get; } = new(StringComparer.Ordinal);

    public void Add(Document document)
    {
        foreach (var field in document.Fields)
            Add(field);
        _storedEnds.Add(_stored.Count);
        Count++;
    }

    /// <summary>Writes a segment of what was gathered; nothing is left here.</summary>
    public void WriteTo(IndexWriter writer)
    {
        if (Count == 0)
            return;
        using (var reader = new FilledReader(this))
            writer.AddIndexes(reader);
        Clear();
    }

    /// <summary>What a document keeps to show.</summary>
    public IEnumerable<(string Field, byte[] Value)> Stored(int doc)
    {
        for (var i = doc == 0 ? 0 : _storedEnds[doc - 1]; i < _storedEnds[doc]; i++)
            yield return (_stored[i].Field, _bytes[_stored[i].Value].ToArray());
    }

    public IEnumerable<FieldInfo> FieldInfos()
    {
        var number = 0;
        foreach (var field in Fields)
            yield return Info(field.Name, field.HasPositions ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS : IndexOptions.DOCS_ONLY, DocValuesType.NONE);
        foreach (var field in Numbers.Keys)
            yield return Info(field, IndexOptions.NONE, DocValuesType.NUMERIC);
        foreach (var field in Bytes.Keys)
            yield return Info(field, IndexOptions.NONE, DocValuesType.BINARY);
        foreach (var field in Sets.Keys)
            yield return Info(field, IndexOptions.NONE, DocValuesType.SORTED_SET);
        foreach (var field in Orders.Keys)
            yield return Info(field, IndexOptions.NONE, DocValuesType.SORTED);
        foreach (var field in _stored.Select(s => s.Field).Distinct(StringComparer.Ordinal))
            yield return Info(field, IndexOptions.NONE, DocValuesType.NONE);

        FieldInfo Info(string field, IndexOptions indexed, DocValuesType values) =>
            new(field, indexed != IndexOptions.NONE, number++, storeTermVector: false, omitNorms: indexed != IndexOptions.NONE, storePayloads: false, indexed, values, DocValuesType.NONE, null);
    }

    private void Add(IIndexableField field)
    {
        var type = field.IndexableFieldType;
        if (type.IsIndexed)
        {
            Invert(field, type);
            return;
        }

        switch (type.DocValueType)
        {
            case DocValuesType.NUMERIC:
                Of(Numbers, field.Name).Add(Count, field.GetInt64Value() ?? 0);
                break;
            case DocValuesType.BINARY:
                Of(Bytes, field.Name).Add(Count, field.GetBinaryValue());
                Size += field.GetBinaryValue().Length;
                break;
            case DocValuesType.SORTED_SET:
                Of(Sets, field.Name).Add(Count, field.GetBinaryValue());
                break;
            case DocValuesType.SORTED:
                Of(Orders, field.Name).Add(Count, field.GetBinaryValue());
                break;
            default:
                var value = field.GetBinaryValue();
                _stored.Add((field.Name, _bytes.Add(value.Bytes.AsSpan(value.Offset, value.Length))));
                Size += value.Length;
                break;
        }
    }

    private void Invert(IIndexableField field, IIndexableFieldType type)
    {
        if (!_fields.TryGetValue(field.Name, out var filled))
            _fields[field.Name] = filled = new FilledField(field.Name, type.IndexOptions == IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        var text = field.GetStringValue();
        if (type.IsTokenized)
            filled.AddText(Count, text, _words, gap);
        else
            filled.AddTerm(Count, text);
        // A term takes some eight bytes for its place and its document, and about as many for itself where it is new.
        Size += text.Length * 3;
    }

    private static T Of<T>(Dictionary<string, T> all, string field)
        where T : new()
    {
        if (!all.TryGetValue(field, out var one))
            all[field] = one = new T();
        return one;
    }

    private void Clear()
    {
        foreach (var field in _fields.Values)
            field.Clear();
        foreach (var numbers in Numbers.Values)
            numbers.Clear();
        foreach (var bytes in Bytes.Values)
            bytes.Clear();
        foreach (var sets in Sets.Values.Concat(Orders.Values))
            sets.Clear();
        _stored.Clear();
        _bytes.Clear();
        _storedEnds.Clear();
        (Count, Size) = (0, 0);
    }
}
