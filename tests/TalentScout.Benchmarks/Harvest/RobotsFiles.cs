using System.Formats.Tar;
using System.IO.Compression;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>robots.txt files as sites really serve them, and what a broken site might make of them. The tests of the reader use them too.</summary>
internal static class RobotsFiles
{
    /// <param name="path">a .tar.gz with one file per site, named by its host</param>
    public static IEnumerable<(string Name, byte[] Body)> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var archive = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            var body = new MemoryStream();
            entry.DataStream?.CopyTo(body);
            yield return (Path.GetFileName(entry.Name), body.ToArray());
        }
    }

    /// <summary>A copy with up to 39 faults: bytes changed, cut out, said again, or signs of the format strewn in.</summary>
    public static byte[] Damaged(byte[] body, Random random)
    {
        var damaged = body.ToList();
        for (var n = random.Next(1, 40); n > 0 && damaged.Count > 0; n--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 60), damaged.Count - at));
                    break;
                case 2:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(random.Next(1, 400), damaged.Count - at)));
                    break;
                default:
                    damaged.InsertRange(at, "*$%:\r\0"u8.ToArray());
                    break;
            }
        }
        return [.. damaged];
    }
}
