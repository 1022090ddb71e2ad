using System.Diagnostics;
using System.Globalization;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>How many megabytes of HTML the crawler's parser reads in a second on one core: bytes to a tree, with the looks at nesting and at the clock.</summary>
internal static class ParseBenchmark
{
    private static readonly Uri Address = new("https://acme.test/careers");

    /// <param name="args">A folder whose .html files are read, then seconds (10 unless told).</param>
    public static int Run(string[] args)
    {
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
        var pages = Directory.EnumerateFiles(args[0], "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(p => p.Length > 1000).ToList();
        Console.WriteLine($"{pages.Count} pages of {pages.Sum(p => p.Length) / 1024.0 / pages.Count:0} KiB on average");
        Measure(pages, TimeSpan.FromSeconds(2));
        for (var round = 1; round <= 3; round++)
        {
            var (bytes, count, took) = Measure(pages, TimeSpan.FromSeconds(seconds));
            Console.WriteLine($"round {round}: {bytes / took.TotalSeconds / 1_000_000:0.0} MB/s, {count / took.TotalSeconds:0} pages/s");
        }

        return 0;
    }

    private static (long Bytes, int Pages, TimeSpan Took) Measure(List<byte[]> pages, TimeSpan atLeast)
    {
        var (bytes, count, started) = (0L, 0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < atLeast)
        {
            foreach (var page in pages)
            {
                PageParser.Parse(page, "text/html", "utf-8", Address, default);
                bytes += page.Length;
                count++;
            }
        }

        return (bytes, count, Stopwatch.GetElapsedTime(started));
    }
}
