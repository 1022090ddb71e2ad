using System.Diagnostics;
using System.Globalization;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>How long the worst of damaged robots.txt files takes to read and to ask twice: what a hostile site can cost a run.</summary>
internal static class RobotsBenchmark
{
    /// <param name="args">A .tar.gz of robots.txt files, then how many damaged copies (3,000 unless told).</param>
    public static int Run(string[] args)
    {
        var copies = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3000;
        var files = RobotsFiles.Read(args[0]).ToList();
        var random = new Random(20260922);
        var times = new List<(TimeSpan Took, string Name, int Length)>();
        // The first ones pay for the compiler.
        for (var i = 0; i < 200; i++)
            Best(files[random.Next(files.Count)].Body, 1);
        for (var i = 0; i < copies; i++)
        {
            var (name, body) = files[random.Next(files.Count)];
            var damaged = RobotsFiles.Damaged(body, random);
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
}
