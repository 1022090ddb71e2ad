using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TalentScout.App.Commands;

/// <summary>
/// The youngest generation of the garbage collector, as large as an answering service needs it: the runtime sizes it by the processor's last cache, which many virtual machines hide or share out in slices; then it is
/// collected every few megabytes, and its pauses are the longest waits of searches while people are indexed beside them (docs/measurements.md, Freshness). .NET takes its size from the environment alone, before the
/// program begins, so that the program begins once more, as the same process. Linux; elsewhere, and where it is set already or refused, everything stays as it is.
/// </summary>
internal static class YoungGeneration
{
    public const string Setting = "DOTNET_GCgen0size";

    /// <summary>Bytes: beyond it nothing was gained, and it is memory that a service holds.</summary>
    private const long Most = 128 << 20;

    /// <summary>Bytes: less is no more than what the runtime takes by itself.</summary>
    private const long Least = 16 << 20;

    /// <summary>Of the memory that the process may have (a container's limit counts), the part that may go to it.</summary>
    private const int PartOfMemory = 64;

    /// <param name="memory">bytes that the process may have</param>
    /// <returns>bytes; null where there is too little memory for it</returns>
    public static long? Size(long memory) => memory / PartOfMemory is var part and >= Least ? Math.Min(part, Most) : null;

    /// <summary>Begins the program once more with the setting, if it is worth it; then this does not return.</summary>
    public static void Enlarge()
    {
        if (!OperatingSystem.IsLinux() || System.Diagnostics.Debugger.IsAttached || System.Runtime.GCSettings.IsServerGC
            || IsSet(Setting) || IsSet("COMPlus_GCgen0size") || Size(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) is not { } size)
            return;
        try
        {
            if (Environment.ProcessPath is not { } program || Words("/proc/self/cmdline") is not { } arguments || Words("/proc/self/environ") is not { } environment)
                return;
            // The runtime that begins again has the same process id, and would find the place where tools for diagnosis reach it taken.
            foreach (var socket in Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{Environment.ProcessId}-*-socket"))
                File.Delete(socket);
            // Hexadecimal, as the runtime reads it. The end of each list is a null, as the system wants it.
            _ = Execute(program, [.. arguments, null], [.. environment, string.Create(CultureInfo.InvariantCulture, $"{Setting}={size:x}"), null]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or EntryPointNotFoundException)
        {
            // It goes on as the runtime would have it.
        }
    }

    /// <summary>To nothing, too: whoever does that wants what the runtime takes, and the program would begin again without end.</summary>
    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is not null;

    /// <returns>what stands between the zeros; null where it is no text that could be handed on unchanged</returns>
    private static string[]? Words(string file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            // A zero ends each of them, an empty one too.
            return text.Length == 0 ? [] : text[..^1].Split('\0');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "execve", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Execute(string program, string?[] arguments, string?[] environment);
}
