using Lucene.Net.Index;
using Lucene.Net.Store;

namespace TalentScout.Search;

/// <summary>
/// The columns of a large segment in a file beside it, as they stand in memory: whoever opens the index maps it instead of making them of the doc values. Derived, and no part of the index: where it
/// is missing, or of another segment, the columns are made as ever.
/// </summary>
internal static class ColumnFile
{
    /// <summary>Without an underline: Lucene removes what has one before its letters and does not belong to a segment.</summary>
    private const string Prefix = "columns-";
    private const string Extension = ".bin";

    /// <summary>Null where there is none for this segment.</summary>
    public static SegmentColumns? Open(SegmentReader reader)
    {
        if (reader.Directory is not FSDirectory directory || PathOf(directory, reader.SegmentName) is var path && !File.Exists(path))
            return null;
        try
        {
            var from = new ColumnReader(new MappedFile(path));
            return from.ReadText() == Fingerprint(reader.SegmentInfo.Info) ? SegmentColumns.Read(from) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Removed just now, or broken off: of no importance.
            return null;
        }
    }

    /// <summary>Writes those that are missing of the large segments of the last commit, and removes those of segments that are gone: what they tell of people has to go with them.</summary>
    /// <param name="least">documents of a large segment</param>
    public static void Keep(FSDirectory directory, int least)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        RemoveOthers(directory, infos.Segments.Select(s => s.Info.Name));
        if (infos.Segments.All(s => s.Info.DocCount < least || File.Exists(PathOf(directory, s.Info.Name))))
            return;
        using var reader = DirectoryReader.Open(directory);
        foreach (var segment in reader.Leaves.Select(l => (SegmentReader)l.AtomicReader))
            if (segment.MaxDoc >= least && Open(segment) is null)
                Write(segment, PathOf(directory, segment.SegmentName));
    }

    private static void Write(SegmentReader segment, string path)
    {
        var written = path + ".new";
        try
        {
            using (var file = new FileStream(written, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                var to = new ColumnWriter(file);
                to.Write(Fingerprint(segment.SegmentInfo.Info));
                SegmentColumns.Load(segment).Save(segment, to);
            }

            File.Move(written, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, say: the index is as good without it, and opens more slowly.
            File.Delete(written);
        }
    }

    private static void RemoveOthers(FSDirectory directory, IEnumerable<string> segments)
    {
        var kept = segments.Select(s => PathOf(directory, s)).ToHashSet(StringComparer.Ordinal);
        foreach (var path in System.IO.Directory.EnumerateFiles(directory.Directory.FullName, $"{Prefix}*"))
            if (!kept.Contains(path))
                try
                {
                    File.Delete(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Mapped (Windows): the next commit comes by again.
                }
    }

    private static string PathOf(FSDirectory directory, string segment) => Path.Combine(directory.Directory.FullName, $"{Prefix}{segment.TrimStart('_')}{Extension}");

    /// <summary>A name may be given again where what had it was never committed: the time tells them apart.</summary>
    private static string Fingerprint(SegmentInfo segment) => FormattableString.Invariant(
        $"{IndexSchema.Format} {segment.Name} {segment.DocCount} {(segment.Diagnostics is { } said && said.TryGetValue("timestamp", out var time) ? time : "")}");
}
