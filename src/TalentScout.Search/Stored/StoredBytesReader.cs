using System.Collections.Immutable;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>Reads what <see cref="StoredBytesWriter"/> wrote. Each thread has a clone of its own.</summary>
internal sealed class StoredBytesReader : StoredFieldsReader
{
    private readonly FieldInfos _fields;
    private readonly IndexInput _places;

    /// <summary>Files with documents, at least one; and whether each was found to be what was written, which all clones share. Of a large segment there are hundreds: to look into all of them when it is opened takes a second where none is in memory.</summary>
    private readonly ImmutableArray<IndexInput> _parts;
    private readonly bool[] _checked;

    /// <summary>The first document of each part, and how many documents there are.</summary>
    private readonly int[] _firsts;

    /// <summary>In the file of places, where those of the first document stand.</summary>
    private readonly long _firstPlace;

    /// <exception cref="IOException">One of the files is missing, or another one than was written; of parts that is told when they are read.</exception>
    public StoredBytesReader(Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
    {
        _fields = fields;
        var opened = new List<IndexInput>();
        try
        {
            _places = Open(StoredBytesFormat.Places(segment.Name));
            Check(_places, StoredBytesFormat.PlacesCodec);
            var linked = _places.ReadInt32();
            if (linked is < 0 or > StoredBytesFormat.MostParts)
                throw new CorruptIndexException($"{_places}: {linked} parts");
            Names = linked == 0 ? [StoredBytesFormat.Data(segment.Name)] : [.. Enumerable.Range(0, linked).Select(part => StoredBytesFormat.Part(segment.Name, part))];
            _firsts = new int[Names.Length + 1];
            for (var part = 0; part < linked; part++)
                _firsts[part + 1] = _firsts[part] + _places.ReadInt32();
            if (linked == 0)
                _firsts[1] = segment.DocCount;
            _firstPlace = _places.Position;
            if (_firsts[^1] != segment.DocCount || _places.Length != _firstPlace + (((long)segment.DocCount + Names.Length) * sizeof(long)) + CodecUtil.FooterLength())
                throw new CorruptIndexException($"{_places}: not the places of {segment.DocCount} documents");
            _parts = [.. Names.Select(Open)];
            _checked = new bool[_parts.Length];
            if (linked == 0)
                Part(0);
        }
        catch
        {
            foreach (var input in opened)
                input.Dispose();
            throw;
        }

        IndexInput Open(string name)
        {
            var input = directory.OpenInput(name, context);
            opened.Add(input);
            return input;
        }
    }

    private StoredBytesReader(StoredBytesReader of)
    {
        (_fields, _firsts, _firstPlace, _checked, Names) = (of._fields, of._firsts, of._firstPlace, of._checked, of.Names);
        _places = (IndexInput)of._places.Clone();
        _parts = [.. of._parts.Select(part => (IndexInput)part.Clone())];
    }

    /// <summary>Of the files with documents, in their order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Bytes of documents.</summary>
    public long Length => _parts.Sum(part => part.Length);

    public override object Clone() => new StoredBytesReader(this);

    public override void VisitDocument(int n, StoredFieldVisitor visitor)
    {
        var (start, end) = PlaceOf(n);
        var data = Part(PartOf(n));
        data.Seek(start);
        while (data.Position < end)
        {
            var field = _fields.FieldInfo(data.ReadVInt32()) ?? throw new CorruptIndexException($"{data}: a field that does not exist");
            var length = data.ReadVInt32();
            if (length < 0 || length > end - data.Position)
                throw new CorruptIndexException($"{data}: {length} bytes of {field.Name} where less than that is kept");
            switch (visitor.NeedsField(field))
            {
                case StoredFieldVisitor.Status.YES:
                    var bytes = GC.AllocateUninitializedArray<byte>(length);
                    data.ReadBytes(bytes, 0, length);
                    visitor.BinaryField(field, bytes);
                    break;
                case StoredFieldVisitor.Status.NO:
                    data.SkipBytes(length);
                    break;
                case StoredFieldVisitor.Status.STOP:
                    return;
            }
        }
    }

    /// <summary>The file that a document lies in.</summary>
    public int PartOf(int doc)
    {
        var found = Array.BinarySearch(_firsts, doc);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The first document of a part; of one more than there are, the number of documents.</summary>
    public int FirstOf(int part) => _firsts[part];

    /// <summary>Where a document begins and ends in its file.</summary>
    public (long Start, long End) PlaceOf(int doc)
    {
        // Each part has one place more than documents: where its last one ends.
        _places.Seek(_firstPlace + (((long)doc + PartOf(doc)) * sizeof(long)));
        return (_places.ReadInt64(), _places.ReadInt64());
    }

    /// <summary>Documents of one part, one after the other as they are in the file.</summary>
    /// <param name="first">the first of them</param>
    /// <param name="end">after the last</param>
    public void Copy(int first, int end, IndexOutput to)
    {
        var start = PlaceOf(first).Start;
        var data = Part(PartOf(first));
        data.Seek(start);
        to.CopyBytes(data, PlaceOf(end - 1).End - start);
    }

    /// <summary>The files are mapped.</summary>
    public override long RamBytesUsed() => 0;

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_places);
        for (var part = 0; part < _parts.Length; part++)
            CodecUtil.ChecksumEntireFile(Part(part));
    }

    private IndexInput Part(int part)
    {
        var input = _parts[part];
        if (!Volatile.Read(ref _checked[part]))
        {
            Check(input, StoredBytesFormat.DataCodec);
            Volatile.Write(ref _checked[part], true);
        }

        return input;
    }

    /// <summary>That it begins and ends as it should. It stands behind its head then.</summary>
    private static void Check(IndexInput input, string codec)
    {
        input.Seek(0);
        CodecUtil.CheckHeader(input, codec, StoredBytesFormat.Version, StoredBytesFormat.Version);
        var start = input.Position;
        CodecUtil.RetrieveChecksum(input);
        input.Seek(start);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _places.Dispose();
        foreach (var part in _parts)
            part.Dispose();
    }
}
