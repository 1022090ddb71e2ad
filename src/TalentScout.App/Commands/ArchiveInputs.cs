using System.Runtime.CompilerServices;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Harvest.GhArchive;
using TalentScout.Harvest.GitHub;
using TalentScout.Jobs;

namespace TalentScout.App.Commands;

/// <summary>The files that import was given: named ones, those of folders, and those fetched hour by hour.</summary>
internal static class ArchiveInputs
{
    /// <summary>How long is waited, and how often, where an address does not answer.</summary>
    private static readonly TimeSpan[] _waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);
    private static readonly string[] _ends = [".json.gz", ".json"];

    public static bool IsAddress(string name) => name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static bool IsArchive(string name) => IsAddress(name) || Directory.Exists(name) || IsFile(name);

    /// <summary>Files on this machine, in the order of their hours where names tell them.</summary>
    public static List<string> Files(IEnumerable<string> names) =>
    [
        .. names.Where(n => !IsAddress(n))
            .SelectMany(n => Directory.Exists(n) ? Directory.EnumerateFiles(n, "*", SearchOption.AllDirectories).Where(IsFile) : [n])
            .OrderBy(f => ArchiveHour.OfFile(Path.GetFileName(f))?.Index ?? int.MinValue).ThenBy(f => f, StringComparer.Ordinal),
    ];

    /// <summary>What is to be fetched. An hour that was read is not fetched again: the archive does not change its files.</summary>
    public static async Task<IReadOnlyList<ArchiveFetch>> FetchesAsync(Workbench bench, IEnumerable<string> names, ArchiveChoice choice, CancellationToken cancellationToken)
    {
        var fetches = names.Where(IsAddress).Select(name => HoursOf(new Uri(name), choice)).ToList();
        if (fetches.Count == 0)
            return [];
        var known = (await (await bench.StoreAsync(cancellationToken)).Archive.FilesAsync(cancellationToken)).Where(f => f.State == ArchiveFileState.Done).Select(f => f.Name).ToHashSet();
        return
        [
            .. fetches.Select(f => f with { Hours = [.. f.Hours.Where(hour => !known.Contains(hour.FileName))], Before = f.Hours.Count(hour => known.Contains(hour.FileName)) }),
        ];
    }

    public static async IAsyncEnumerable<ArchiveInput> AllAsync(
        Workbench bench, Terminal terminal, List<string> files, IEnumerable<ArchiveFetch> fetches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
            yield return new ArchiveInput(Path.GetFileName(file), file);
        foreach (var fetch in fetches)
        {
            var contact = bench.Settings.Section<GitHubOptions>("Harvest:GitHub").Contact;
            using var download = ArchiveDownload.Create(bench.Sources, fetch.Base, Path.Combine(bench.DataDirectory, "gharchive"), contact, bench.Clock);
            foreach (var hour in fetch.Hours)
                yield return await FetchAsync(bench, terminal, download, hour, cancellationToken);
        }
    }

    private static bool IsFile(string name) => _ends.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>An address of one file, or one that files lie below.</summary>
    private static ArchiveFetch HoursOf(Uri address, ArchiveChoice choice)
    {
        var name = address.Segments[^1];
        if (ArchiveHour.OfFile(name) is { } one)
            return new ArchiveFetch(new Uri(address, "."), [one]);
        if (choice.From is not { } from || choice.To is not { } to)
            throw new SettingsException($"import: which hours of {address}? Want --from and --to, such as --from 2024-03-01T00 --to 2024-03-01T23");
        return from <= to
            ? new ArchiveFetch(address, [.. Enumerable.Range(from.Index, to.Index - from.Index + 1).Select(index => new ArchiveHour(index))])
            : throw new SettingsException($"import: --from {from} is after --to {to}");
    }

    private static async Task<ArchiveInput> FetchAsync(Workbench bench, Terminal terminal, ArchiveDownload download, ArchiveHour hour, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            var (outcome, path) = await download.FetchAsync(hour, cancellationToken);
            if (path is not null)
                return new ArchiveInput(hour.FileName, path, Passing: true);
            var wait = outcome.NotBefore - bench.Clock.GetUtcNow() ?? (tries < _waits.Length ? _waits[tries] : TimeSpan.MaxValue);
            var passing = outcome.Status == FetchStatus.Throttled || (outcome.Status == FetchStatus.Failed && tries < _waits.Length);
            if (!passing || wait > _longestWait)
                return new ArchiveInput(hour.FileName, null) { Reason = outcome.Reason, Missing = outcome.HttpStatus is 404 or 410 };
            await terminal.Error.WriteLineAsync($"{hour.FileName}: {outcome.Reason}; again in {Math.Max(0, wait.TotalSeconds):0} s");
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, bench.Clock, cancellationToken);
        }
    }
}

/// <summary>Hours that lie below an address.</summary>
/// <param name="Before">Hours beside these that were read by an earlier import.</param>
internal sealed record ArchiveFetch(Uri Base, IReadOnlyList<ArchiveHour> Hours, int Before = 0);
