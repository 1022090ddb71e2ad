using System.Text;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>
/// Gathers documents that are new to an index, and writes them as one segment. Lucene's own way there takes a stream of attributes for every text and a buffer for every term; this takes a table
/// of terms and a list of where they stood. What is written is the same. Used again for the next segment; by one thread at a time.
/// </summary>
/// <param name="gap">see <see cref="WordAnalyzer"/></param>
internal sealed class SegmentFill(int gap) : IDocumentFields
{
    private readonly Dictionary<string, FilledField> _fields = new(StringComparer.Ordinal);
    private readonly ByteStore _bytes = new();
    private readonly List<(string Field, ByteStore.Stored Value)> _stored = [];
    private readonly List<int> _storedEnds = [];
    private byte[] _utf8 = new byte[256];

    public int Count { get; private set; }

    /// <summary>Roughly what is held.</summary>
    public long Size { get; private set; }

    public IEnumerable<FilledField> Fields => _fields.Values.Where(f => !f.IsEmpty);
    public Dictionary<string, FilledNumbers> Numbers { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, FilledBytes> Bytes { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, FilledSets> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Of one term a document.</summary>
    public Dictionary<string, FilledSets> Orders { get; } = new(StringComparer.Ordinal);

    /// <param name="fields">writes those of one document; where it throws, it has written none</param>
    public void Add(Action<IDocumentFields> fields)
    {
        fields(this);
        foreach (var field in _fields.Values)
            field.End();
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
    public IEnumerable<(string Field, ArraySegment<byte> Value)> Stored(int doc)
    {
        for (var i = doc == 0 ? 0 : _storedEnds[doc - 1]; i < _storedEnds[doc]; i++)
            yield return (_stored[i].Field, new ArraySegment<byte>(_bytes.Array(_stored[i].Value), _stored[i].Value.Start, _stored[i].Value.Length));
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

    void IDocumentFields.Term(string field, string term)
    {
        Field(field, hasPositions: false).AddTerm(Count, term, folded: false);
        Size += SizeOf(term);
    }

    void IDocumentFields.Folded(string field, ReadOnlySpan<char> text)
    {
        Field(field, hasPositions: false).AddTerm(Count, text, folded: true);
        Size += SizeOf(text);
    }

    void IDocumentFields.Text(string field, string text)
    {
        Field(field, hasPositions: true).AddText(Count, text);
        Size += SizeOf(text);
    }

    void IDocumentFields.Number(string field, long number) => Of(Numbers, field).Add(Count, number);

    void IDocumentFields.Set(string field, string term) => Of(Sets, field).Add(Count, Encoded(term));

    void IDocumentFields.Order(string field, string term) => Of(Orders, field).Add(Count, Encoded(term));

    void IDocumentFields.Bytes(string field, byte[] bytes)
    {
        Of(Bytes, field).Add(Count, bytes);
        Size += bytes.Length;
    }

    void IDocumentFields.Stored(string field, ReadOnlySpan<byte> bytes)
    {
        _stored.Add((field, _bytes.Add(bytes)));
        Size += bytes.Length;
    }

    /// <summary>A term takes some eight bytes for its place and its document, and about as many for itself where it is new.</summary>
    private static int SizeOf(ReadOnlySpan<char> text) => text.Length * 3;

    /// <summary>Until the next is.</summary>
    private ReadOnlySpan<byte> Encoded(string term)
    {
        var most = Encoding.UTF8.GetMaxByteCount(term.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(term, _utf8));
    }

    private FilledField Field(string name, bool hasPositions)
    {
        if (!_fields.TryGetValue(name, out var field))
            _fields[name] = field = new FilledField(name, hasPositions, gap);
        return field;
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
