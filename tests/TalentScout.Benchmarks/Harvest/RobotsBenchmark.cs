using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>How long the worst of damaged robots.txt files takes to read and to ask twice: what a hostile site can cost a run.</summary>
internal static class RobotsBenchmark
{
    /// <param name="args">A .tar.gz of robots.txt files, then how many damaged copies (3,000 unless told).</param>
    public static int Run(string[] args)
    {
        var copies = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3000;
        var files = Read(args[0]).ToList();
        var random = new Random(20260922);
        var times = new List<(TimeSpan Took, string Name, int Length)>();
        // The first ones pay for the compiler.
        for (var i = 0; i < 200; i++)
            Best(files[random.Next(files.Count)].Body, 1);
        for (var i = 0; i < copies; i++)
        {
            var (name, body) = files[random.Next(files.Count)];
            var damaged = Damage(body, random);
            times.Add((Best(damaged, 3), name, damaged.Length));
        }

        times.Sort((a, b) => b.Took.CompareTo(a.Took));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{copies} damaged copies of {files.Count} files, each read and asked twice: median {times[copies / 2].Took.TotalMilliseconds:0.000} ms"));
        foreach (var (took, name, length) in times.Take(5))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {took.TotalMilliseconds,7:0.00} ms  {name}, {length / 1024} KiB"));
        return 0;
    }

    /// <summary>The least of so many tries: what another process took is no property of the file.</summary>
    private static TimeSpan Best(byte[] body, int tries)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < tries; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var robots = RobotsFile.Parse(body);
            robots.Decide("TalentScout", "https://acme.test/careers/backend?page=2");
            robots.Decide("*", "https://acme.test/" + string.Join('/', Enumerable.Repeat("a-b_c", 60)));
            if (Stopwatch.GetElapsedTime(started) is var took && took < least)
                least = took;
        }
        return least;
    }

    private static byte[] Damage(byte[] body, Random random)
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

    private static IEnumerable<(string Name, byte[] Body)> Read(string path)
    {
        using var archive = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            var body = new MemoryStream();
            entry.DataStream?.CopyTo(body);
            yield return (Path.GetFileName(entry.Name), body.ToArray());
        }
    }
}
