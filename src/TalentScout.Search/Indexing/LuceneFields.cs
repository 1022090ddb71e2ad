using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Document = Lucene.Net.Documents.Document;

namespace TalentScout.Search;

/// <summary>A document as Lucene takes it: an object for each value.</summary>
internal sealed class LuceneFields : IDocumentFields
{
    private static readonly FieldType TextType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    };

    private readonly Document _document = [];

    public static Document Of(Action<IDocumentFields> fields)
    {
        var document = new LuceneFields();
        fields(document);
        return document._document;
    }

    public void Term(string field, string term) => _document.Add(new StringField(field, term, Field.Store.NO));

    public void Folded(string field, ReadOnlySpan<char> text) => Term(field, Words.Fold(text.ToString()));

    public void Text(string field, string text) => _document.Add(new Field(field, text, TextType));

    public void Number(string field, long number) => _document.Add(new NumericDocValuesField(field, number));

    public void Set(string field, string term) => _document.Add(new SortedSetDocValuesField(field, new BytesRef(term)));

    public void Order(string field, string term) => _document.Add(new SortedDocValuesField(field, new BytesRef(term)));

    public void Bytes(string field, byte[] bytes) => _document.Add(new BinaryDocValuesField(field, new BytesRef(bytes)));

    public void Stored(string field, ReadOnlySpan<byte> bytes) => _document.Add(new StoredField(field, bytes.ToArray()));
}
