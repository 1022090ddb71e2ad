using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>Writes what <see cref="StoredBytesReader"/> reads. Fields of bytes alone: an index of ours stores no others.</summary>
internal sealed class StoredBytesWriter : StoredFieldsWriter
{
    private readonly Directory _directory;
    private readonly string _segment;
    private readonly IndexOutput _data;
    private readonly IndexOutput _places;
    private int _documents;

    public StoredBytesWriter(Directory directory, string segment, IOContext context)
    {
        (_directory, _segment) = (directory, segment);
        _data = directory.CreateOutput(StoredBytesFormat.Data(segment), context);
        try
        {
            _places = directory.CreateOutput(StoredBytesFormat.Places(segment), context);
            CodecUtil.WriteHeader(_data, StoredBytesFormat.DataCodec, StoredBytesFormat.Version);
            CodecUtil.WriteHeader(_places, StoredBytesFormat.PlacesCodec, StoredBytesFormat.Version);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_data, _places);
            throw;
        }
    }

    public override void StartDocument(int numStoredFields)
    {
        _places.WriteInt64(_data.Position);
        _documents++;
    }

    public override void WriteField(FieldInfo info, IIndexableField field)
    {
        var bytes = field.GetBinaryValue() ?? throw new ArgumentException($"{info.Name} is stored, and no bytes", nameof(field));
        Write(info.Number, bytes.Bytes, bytes.Offset, bytes.Length);
    }

    /// <summary>Documents of a segment of ours are copied as they are, in one go where none between them was deleted.</summary>
    public override int Merge(MergeState mergeState)
    {
        for (var i = 0; i < mergeState.Readers.Count; i++)
        {
            var before = _documents;
            // Their fields have the same numbers there.
            if (mergeState.MatchingSegmentReaders[i]?.FieldsReader is StoredBytesReader source)
                Copy(source, mergeState.Readers[i], mergeState.CheckAbort);
            else
                Visit(mergeState.Readers[i], mergeState);
            if (_documents - before != mergeState.Readers[i].NumDocs)
                throw new CorruptIndexException($"{_documents - before} documents were stored of {mergeState.Readers[i].NumDocs}");
        }

        Finish(mergeState.FieldInfos, _documents);
        return _documents;
    }

    public override void Finish(FieldInfos fis, int numDocs)
    {
        if (numDocs != _documents)
            throw new InvalidOperationException($"{_documents} documents were stored of {numDocs}");
        _places.WriteInt64(_data.Position);
        CodecUtil.WriteFooter(_data);
        CodecUtil.WriteFooter(_places);
    }

    public override void Abort()
    {
        IOUtils.DisposeWhileHandlingException(_data, _places);
        IOUtils.DeleteFilesIgnoringExceptions(_directory, StoredBytesFormat.Data(_segment), StoredBytesFormat.Places(_segment));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        try
        {
            _data.Dispose();
        }
        finally
        {
            _places.Dispose();
        }
    }

    private void Copy(StoredBytesReader source, AtomicReader reader, CheckAbort abort)
    {
        // So many are copied before somebody who wants the merging stopped is heard.
        const int AtOnce = 1024;
        var live = reader.LiveDocs;
        for (var doc = 0; doc < reader.MaxDoc;)
        {
            if (live?.Get(doc) == false)
            {
                doc++;
                continue;
            }

            var first = doc;
            var moved = _data.Position - source.PlaceOf(first);
            do
            {
                _places.WriteInt64(source.PlaceOf(doc++) + moved);
            }
            while (doc < reader.MaxDoc && doc - first < AtOnce && live?.Get(doc) != false);
            source.Copy(first, doc, _data);
            _documents += doc - first;
            abort.Work(doc - first);
        }
    }

    private void Visit(AtomicReader reader, MergeState state)
    {
        var visitor = new Visitor(this, state.FieldInfos);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) == false)
                continue;
            StartDocument(0);
            reader.Document(doc, visitor);
            FinishDocument();
            state.CheckAbort.Work(1);
        }
    }

    private void Write(int field, byte[] bytes, int start, int length)
    {
        _data.WriteVInt32(field);
        _data.WriteVInt32(length);
        _data.WriteBytes(bytes, start, length);
    }

    private sealed class Visitor(StoredBytesWriter to, FieldInfos fields) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo fieldInfo) => Status.YES;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => to.Write(fields.FieldInfo(fieldInfo.Name).Number, value, 0, value.Length);

        public override void StringField(FieldInfo fieldInfo, string value) => throw new ArgumentException($"{fieldInfo.Name} is stored, and no bytes", nameof(fieldInfo));
    }
}
