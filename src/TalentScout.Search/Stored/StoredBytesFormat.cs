using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>
/// What is stored of documents, as it was given, which is packed already: a file with the fields of one document after the other, each behind its number and length, and a file that says where each begins. Lucene's
/// own puts documents into chunks, to be packed together, and where segments are merged it counts a checksum of them byte by byte, which took as long as all else that is done with them then.
/// </summary>
internal sealed class StoredBytesFormat : StoredFieldsFormat
{
    public const string DataCodec = "TalentScoutStored";
    public const string PlacesCodec = "TalentScoutStoredPlaces";
    public const int Version = 0;

    public override StoredFieldsReader FieldsReader(Directory directory, SegmentInfo si, FieldInfos fn, IOContext context) => new StoredBytesReader(directory, si, fn, context);

    public override StoredFieldsWriter FieldsWriter(Directory directory, SegmentInfo si, IOContext context) => new StoredBytesWriter(directory, si.Name, context);

    public static string Data(string segment) => IndexFileNames.SegmentFileName(segment, "", "fdt");

    public static string Places(string segment) => IndexFileNames.SegmentFileName(segment, "", "fdx");
}
