using System.Globalization;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace TalentScout.Search;

/// <summary>
/// What is stored of documents, as it was given, which is packed already: a file with the fields of one document after the other, each behind its number and length, and a file that says where each begins. Lucene's
/// own puts documents into chunks, to be packed together, and where segments are merged it counts a checksum of them byte by byte, which took as long as all else that is done with them then.
/// Where large segments are merged of which nobody was deleted, nothing is written again: their files become parts of the new one, under a second name.
/// </summary>
/// <param name="leastLinked">bytes a part, on average, below which files are not worth a name of their own and are copied into one</param>
internal sealed class StoredBytesFormat(long leastLinked) : StoredFieldsFormat
{
    public const long LeastLinked = 8 << 20;
    public const string DataCodec = "TalentScoutStored";
    public const string PlacesCodec = "TalentScoutStoredPlaces";
    public const int Version = 0;

    /// <summary>Of a segment: each is a mapping that stays open.</summary>
    public const int MostParts = 512;

    public override StoredFieldsReader FieldsReader(Directory directory, SegmentInfo si, FieldInfos fn, IOContext context) => new StoredBytesReader(directory, si, fn, context);

    public override StoredFieldsWriter FieldsWriter(Directory directory, SegmentInfo si, IOContext context) => new StoredBytesWriter(directory, si.Name, context, leastLinked);

    /// <summary>Of a segment that was written document by document.</summary>
    public static string Data(string segment) => IndexFileNames.SegmentFileName(segment, "", "fdt");

    /// <summary>Of a segment whose documents lie in the files of those that it was merged from.</summary>
    public static string Part(string segment, int part) => IndexFileNames.SegmentFileName(segment, string.Create(CultureInfo.InvariantCulture, $"p{part}"), "fdt");

    public static string Places(string segment) => IndexFileNames.SegmentFileName(segment, "", "fdx");
}
