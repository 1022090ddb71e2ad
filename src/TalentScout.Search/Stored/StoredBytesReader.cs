using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>Reads what <see cref="StoredBytesWriter"/> wrote. Each thread has a clone of its own.</summary>
internal sealed class StoredBytesReader : StoredFieldsReader
{
    private readonly FieldInfos _fields;
    private readonly IndexInput _data;
    private readonly IndexInput _places;
    private readonly long _firstPlace;

    /// <exception cref="IOException">One of the files is missing, or another one than was written.</exception>
    public StoredBytesReader(Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
    {
        _fields = fields;
        _data = directory.OpenInput(StoredBytesFormat.Data(segment.Name), context);
        try
        {
            CodecUtil.CheckHeader(_data, StoredBytesFormat.DataCodec, StoredBytesFormat.Version, StoredBytesFormat.Version);
            CodecUtil.RetrieveChecksum(_data);
            _places = directory.OpenInput(StoredBytesFormat.Places(segment.Name), context);
            CodecUtil.CheckHeader(_places, StoredBytesFormat.PlacesCodec, StoredBytesFormat.Version, StoredBytesFormat.Version);
            CodecUtil.RetrieveChecksum(_places);
            _firstPlace = CodecUtil.HeaderLength(StoredBytesFormat.PlacesCodec);
            if (_places.Length != _firstPlace + ((segment.DocCount + 1L) * sizeof(long)) + CodecUtil.FooterLength())
                throw new CorruptIndexException($"{_places}: not the places of {segment.DocCount} documents");
        }
        catch
        {
            _data.Dispose();
            _places?.Dispose();
            throw;
        }
    }

    private StoredBytesReader(StoredBytesReader of) =>
        (_fields, _data, _places, _firstPlace) = (of._fields, (IndexInput)of._data.Clone(), (IndexInput)of._places.Clone(), of._firstPlace);

    public override object Clone() => new StoredBytesReader(this);

    public override void VisitDocument(int n, StoredFieldVisitor visitor)
    {
        var end = PlaceOf(n + 1);
        _data.Seek(PlaceOf(n));
        while (_data.Position < end)
        {
            var field = _fields.FieldInfo(_data.ReadVInt32()) ?? throw new CorruptIndexException($"{_data}: a field that does not exist");
            var length = _data.ReadVInt32();
            if (length < 0 || length > end - _data.Position)
                throw new CorruptIndexException($"{_data}: {length} bytes of {field.Name} where less than that is kept");
            switch (visitor.NeedsField(field))
            {
                case StoredFieldVisitor.Status.YES:
                    var bytes = GC.AllocateUninitializedArray<byte>(length);
                    _data.ReadBytes(bytes, 0, length);
                    visitor.BinaryField(field, bytes);
                    break;
                case StoredFieldVisitor.Status.NO:
                    _data.SkipBytes(length);
                    break;
                case StoredFieldVisitor.Status.STOP:
                    return;
            }
        }
    }

    /// <summary>Where a document begins in the file; of one more than there are, where the last ends.</summary>
    public long PlaceOf(int doc)
    {
        _places.Seek(_firstPlace + ((long)doc * sizeof(long)));
        return _places.ReadInt64();
    }

    /// <summary>Documents one after the other as they are in the file.</summary>
    /// <param name="first">the first of them</param>
    /// <param name="end">after the last</param>
    public void Copy(int first, int end, IndexOutput to)
    {
        var start = PlaceOf(first);
        var length = PlaceOf(end) - start;
        _data.Seek(start);
        to.CopyBytes(_data, length);
    }

    /// <summary>The files are mapped.</summary>
    public override long RamBytesUsed() => 0;

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_data);
        CodecUtil.ChecksumEntireFile(_places);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _data.Dispose();
        _places.Dispose();
    }
}
