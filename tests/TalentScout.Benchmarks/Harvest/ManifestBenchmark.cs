using System.Diagnostics;
using System.Globalization;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>How many manifests are read in a second on one core, without the JSON around them, and which kinds cost most.</summary>
internal static class ManifestBenchmark
{
    /// <param name="args">A folder with manifests, the catalogue (config/skills.json), then seconds (10 unless told).</param>
    public static int Run(string[] args)
    {
        var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10;
        var reader = new ManifestReader(SkillCatalogueFile.Load(args[1]));
        var files = Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path: Path.GetRelativePath(args[0], f), Content: File.ReadAllText(f))).Where(f => ManifestReader.IsManifest(f.Path)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files of {files.Sum(f => f.Content.Length) / Math.Max(1, files.Count)} characters on average"));
        Measure(reader, files, TimeSpan.FromSeconds(3));
        var (perSecond, bytes) = Measure(reader, files, TimeSpan.FromSeconds(seconds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} files per second of processor time, {bytes / 1024:0} KiB allocated for each"));
        foreach (var kind in files.GroupBy(f => KindOf(f.Path)).Select(g => (g.Key, Files: g.ToList(), Cost: Measure(reader, [.. g], TimeSpan.FromSeconds(0.5)))).OrderByDescending(k => k.Files.Count / k.Cost.PerSecond))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {1_000_000 / kind.Cost.PerSecond,7:0} us each  {kind.Files.Count * 1000 / kind.Cost.PerSecond,7:0.00} ms in all  {kind.Cost.Bytes / 1024,6:0} KiB  {kind.Key}"));
        return 0;
    }

    private static string KindOf(string path) => Path.GetFileName(path) is var name && name.EndsWith("proj", StringComparison.Ordinal) ? Path.GetExtension(name) : name;

    private static (double PerSecond, double Bytes) Measure(ManifestReader reader, List<(string Path, string Content)> files, TimeSpan atLeast)
    {
        var (count, started, before, allocated) = (0, Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        while (Stopwatch.GetElapsedTime(started) < atLeast)
        {
            foreach (var (path, content) in files)
                reader.Read(path, content);
            count += files.Count;
        }
        return (count / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) / (double)count);
    }
}
