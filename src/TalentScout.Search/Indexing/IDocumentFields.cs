namespace TalentScout.Search;

/// <summary>What takes the fields of one document, by their kinds (<see cref="FieldKind"/>): the segment that is filled (<see cref="SegmentFill"/>), or a document for Lucene (<see cref="LuceneFields"/>).</summary>
internal interface IDocumentFields
{
    void Term(string field, string term);

    /// <summary>A term that <see cref="Words.Fold"/> makes of the text.</summary>
    void Folded(string field, ReadOnlySpan<char> text);

    void Text(string field, string text);

    void Number(string field, long number);

    void Set(string field, string term);

    void Order(string field, string term);

    void Bytes(string field, byte[] bytes);

    /// <param name="bytes">copied</param>
    void Stored(string field, ReadOnlySpan<byte> bytes);
}
