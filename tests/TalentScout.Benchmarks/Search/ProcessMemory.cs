using System.Globalization;
using System.Runtime.InteropServices;

namespace TalentScout.Benchmarks.Search;

/// <summary>What Linux says of this process.</summary>
internal static class ProcessMemory
{
    private const int ThreadClock = 3;

    /// <param name="key">of /proc/self/status: VmHWM, RssAnon, RssFile</param>
    public static long Mb(string key) => File.ReadLines("/proc/self/status")
        .Where(l => l.StartsWith(key + ":", StringComparison.Ordinal))
        .Select(l => long.Parse(string.Concat(l.Where(char.IsDigit)), CultureInfo.InvariantCulture) / 1024)
        .FirstOrDefault();

    /// <summary>CPU of the calling thread.</summary>
    public static double ThreadSeconds()
    {
        _ = ClockGetTime(ThreadClock, out var time);
        return time.Seconds + (time.Nanoseconds / 1e9);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
