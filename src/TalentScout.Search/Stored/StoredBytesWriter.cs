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
    private readonly IOContext _context;
    private readonly long _leastLinked;
    private readonly IndexOutput _places;

    /// <summary>Null until there is a document to write.</summary>
    private IndexOutput? _data;
    private int _linked;
    private int _documents;

    /// <param name="leastLinked">see <see cref="StoredBytesFormat"/></param>
    public StoredBytesWriter(Directory directory, string segment, IOContext context, long leastLinked)
    {
        (_directory, _segment, _context, _leastLinked) = (directory, segment, context, leastLinked);
        _places = directory.CreateOutput(StoredBytesFormat.Places(segment), context);
        CodecUtil.WriteHeader(_places, StoredBytesFormat.PlacesCodec, StoredBytesFormat.Version);
    }

    /// <summary>A file of documents of its own: no parts.</summary>
    private IndexOutput Data
    {
        get
        {
            if (_data is null)
            {
                _data = _directory.CreateOutput(StoredBytesFormat.Data(_segment), _context);
                CodecUtil.WriteHeader(_data, StoredBytesFormat.DataCodec, StoredBytesFormat.Version);
                _places.WriteInt32(0);
            }

            return _data;
        }
    }

    public override void StartDocument(int numStoredFields)
    {
        var start = Data.Position;
        _places.WriteInt64(start);
        _documents++;
    }

    public override void WriteField(FieldInfo info, IIndexableField field)
    {
        var bytes = field.GetBinaryValue() ?? throw new ArgumentException($"{info.Name} is stored, and no bytes", nameof(field));
        Write(info.Number, bytes.Bytes, bytes.Offset, bytes.Length);
    }

    /// <summary>Documents of a segment of ours are taken over as they are: with their file, or in one go where none between them was deleted.</summary>
    public override int Merge(MergeState mergeState)
    {
        if (mergeState.Readers is [FilledReader filled])
        {
            Fill(filled, mergeState);
            return _documents;
        }

        var sources = mergeState.MatchingSegmentReaders.Select(reader => reader?.FieldsReader as StoredBytesReader).ToArray();
        if (IsLinked(mergeState, sources))
            Link(mergeState, [.. sources.OfType<StoredBytesReader>()]);
        else
            Gather(mergeState, sources);
        Finish(mergeState.FieldInfos, _documents);
        return _documents;
    }

    public override void Finish(FieldInfos fis, int numDocs)
    {
        if (numDocs != _documents)
            throw new InvalidOperationException($"{_documents} documents were stored of {numDocs}");
        if (_linked == 0)
        {
            var end = Data.Position;
            _places.WriteInt64(end);
            CodecUtil.WriteFooter(Data);
        }

        CodecUtil.WriteFooter(_places);
    }

    public override void Abort()
    {
        IOUtils.DisposeWhileHandlingException(_data, _places);
        IOUtils.DeleteFilesIgnoringExceptions(
            _directory, [StoredBytesFormat.Data(_segment), StoredBytesFormat.Places(_segment), .. Enumerable.Range(0, _linked).Select(part => StoredBytesFormat.Part(_segment, part))]);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        try
        {
            _data?.Dispose();
        }
        finally
        {
            _places.Dispose();
        }
    }

    /// <summary>All of ours, with the same numbers of fields, large enough, and nobody deleted, whose words would stay.</summary>
    private bool IsLinked(MergeState state, StoredBytesReader?[] sources)
    {
        if (sources.Length == 0 || Array.Exists(sources, source => source is null) || state.Readers.Any(reader => reader.LiveDocs is not null || reader.MaxDoc == 0))
            return false;
        var parts = sources.Sum(source => source!.Names.Length);
        return parts <= StoredBytesFormat.MostParts && sources.Sum(source => source!.Length) >= parts * _leastLinked;
    }

    private void Link(MergeState state, StoredBytesReader[] sources)
    {
        _places.WriteInt32(sources.Sum(source => source.Names.Length));
        foreach (var source in sources)
            for (var part = 0; part < source.Names.Length; part++)
                _places.WriteInt32(source.FirstOf(part + 1) - source.FirstOf(part));
        foreach (var source in sources)
        {
            for (var part = 0; part < source.Names.Length; part++)
            {
                _directory.Copy(_directory, source.Names[part], StoredBytesFormat.Part(_segment, _linked++), _context);
                var (first, end) = (source.FirstOf(part), source.FirstOf(part + 1));
                for (var doc = first; doc < end; doc++)
                    _places.WriteInt64(source.PlaceOf(doc).Start);
                _places.WriteInt64(source.PlaceOf(end - 1).End);
                _documents += end - first;
                state.CheckAbort.Work(end - first);
            }
        }
    }

    private void Gather(MergeState state, StoredBytesReader?[] sources)
    {
        for (var i = 0; i < state.Readers.Count; i++)
        {
            var before = _documents;
            if (sources[i] is { } source)
                Copy(source, state.Readers[i], state.CheckAbort);
            else
                Visit(state.Readers[i], state);
            if (_documents - before != state.Readers[i].NumDocs)
                throw new CorruptIndexException($"{_documents - before} documents were stored of {state.Readers[i].NumDocs}");
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
            var end = Math.Min(source.FirstOf(source.PartOf(first) + 1), first + AtOnce);
            var moved = Data.Position - source.PlaceOf(first).Start;
            do
            {
                _places.WriteInt64(source.PlaceOf(doc++).Start + moved);
            }
            while (doc < end && live?.Get(doc) != false);
            source.Copy(first, doc, Data);
            _documents += doc - first;
            abort.Work(doc - first);
        }
    }

    /// <summary>What was gathered, from where it lies.</summary>
    private void Fill(FilledReader filled, MergeState state)
    {
        for (var doc = 0; doc < filled.MaxDoc; doc++)
        {
            StartDocument(0);
            foreach (var (field, value) in filled.Stored(doc))
                Write(state.FieldInfos.FieldInfo(field).Number, value.Array!, value.Offset, value.Count);
            FinishDocument();
        }

        Finish(state.FieldInfos, _documents);
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
        Data.WriteVInt32(field);
        Data.WriteVInt32(length);
        Data.WriteBytes(bytes, start, length);
    }

    private sealed class Visitor(StoredBytesWriter to, FieldInfos fields) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo fieldInfo) => Status.YES;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => to.Write(fields.FieldInfo(fieldInfo.Name).Number, value, 0, value.Length);

        public override void StringField(FieldInfo fieldInfo, string value) => throw new ArgumentException($"{fieldInfo.Name} is stored, and no bytes", nameof(fieldInfo));
    }
}
