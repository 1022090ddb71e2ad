using System.Diagnostics;
using System.Globalization;
using System.Text;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Benchmarks.Crawling;

/// <summary>
/// `parse [folder] [seconds]`: how fast pages are decoded, looked through for towers, and parsed, on one thread and on all processors. Without a folder of HTML files the pages are made.
/// </summary>
internal static class ParseBenchmark
{
    public static int Run(string[] args)
    {
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var pages = args.Length > 0 && Directory.Exists(args[0])
            ? Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).Where(b => b.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..]).ToList()
            : Enumerable.Range(0, 40).Select(Made).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {pages.Sum(p => p.Length) / 1048576.0:F1} MB, at most {pages.Max(p => p.Length) / 1024} KB each"));
        foreach (var threads in (int[])[1, Environment.ProcessorCount])
            Measure(pages, threads, TimeSpan.FromSeconds(seconds));
        return 0;
    }

    private static void Measure(List<byte[]> pages, int threads, TimeSpan time)
    {
        var (bytes, parsed, refused) = (0L, 0L, 0L);
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            for (var i = thread; Stopwatch.GetElapsedTime(started) < time; i++)
            {
                var page = pages[i % pages.Count];
                var parse = PageParser.Parse(page, "text/html", null, new Uri("https://acme.example/"), DateTimeOffset.UnixEpoch);
                Interlocked.Add(ref bytes, page.Length);
                if (parse.Page is null)
                    Interlocked.Increment(ref refused);
                else
                    Interlocked.Increment(ref parsed);
            }
        });
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threads} thread(s): {bytes / 1048576.0 / took:F1} MB/s, {parsed / took:F0} pages/s, {refused} refused"));
    }

    private static byte[] Made(int number)
    {
        var random = new Random(number);
        var page = new StringBuilder($"<!doctype html><html lang=en><head><meta charset=utf-8><title>Opening {number}</title><script type=\"application/ld+json\">{{\"@type\":\"JobPosting\",\"title\":\"Engineer {number}\"}}</script></head><body>");
        for (var i = 0; i < 300; i++)
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"row r{i % 7}\" data-id=\"{random.Next()}\"><h3><a href=\"/jobs/{random.Next()}\">Backend engineer {i}</a></h3><p>We run services that {random.Next()} people use, &amp; look after them &ndash; day by day. <strong>Go</strong>, <em>PostgreSQL</em> and Kafka.</p></div>\n");
        return Encoding.UTF8.GetBytes(page.Append("</body></html>").ToString());
    }
}
