using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Web;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>Files of GH Archive into the store, with progress and a summary of what was read, what was skipped and why, and which hours are missing.</summary>
internal static class ArchiveImport
{
    private const double Megabyte = 1e6;
    private const int GapsShown = 10;

    public static async Task<int> RunAsync(Workbench bench, Terminal terminal, IReadOnlyCollection<string> names, ArchiveChoice choice, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        var files = ArchiveInputs.Files(names);
        var fetches = await ArchiveInputs.FetchesAsync(bench, names, choice, cancellationToken);
        if (files.Count + fetches.Count == 0)
        {
            await terminal.Error.WriteLineAsync($"import: there is no .json.gz in {string.Join(", ", names)}");
            return ExitCode.NothingOrBadInput;
        }

        var started = bench.Clock.GetTimestamp();
        var hours = fetches.Sum(f => f.Hours.Count);
        var threads = fetches.Count > 0 ? choice.Threads : Math.Min(choice.Threads, files.Count);
        ArchiveReport report;
        try
        {
            // How long hours are that are not here yet, nobody knows: then they are counted.
            await using var bar = hours > 0
                ? LineProgress.Start(terminal, bench.Clock, "hours of GH Archive", files.Count + hours)
                : LineProgress.Start(terminal, bench.Clock, "MB of GH Archive", (long)(files.Sum(f => new FileInfo(f).Length) / Megabyte));
            void Report(ArchiveProgress p)
            {
                if (hours > 0)
                    bar.Report(p.FilesDone, string.Create(CultureInfo.InvariantCulture, $"{p.Bytes / Megabyte / Math.Max(0.001, bench.Clock.GetElapsedTime(started).TotalSeconds):N1} MB/s"));
                else
                    bar.Report((long)(p.Bytes / Megabyte));
            }

            var inputs = ArchiveInputs.AllAsync(bench, terminal, files, fetches, cancellationToken);
            report = await new ArchiveImporter(store).RunAsync(inputs, threads, threads < Environment.ProcessorCount, new Told(Report), cancellationToken);
        }
        catch (JobException e)
        {
            await terminal.Error.WriteLineAsync($"import: {e.Message}");
            return ExitCode.Failed;
        }

        report = report with { Before = report.Before + fetches.Sum(f => f.Before) };
        var took = bench.Clock.GetElapsedTime(started);
        var summary = await store.Archive.SummaryAsync(cancellationToken);
        await terminal.Out.WriteLineAsync(choice.Json ? ApiJson.Write(new { report, summary, seconds = took.TotalSeconds }) : Text(report, summary, took));
        return report.Read + report.Before > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
    }

    private static string Text(ArchiveReport report, ArchiveSummary summary, TimeSpan took)
    {
        var text = new List<string>();
        void Line(FormattableString line) => text.Add(line.ToString(CultureInfo.InvariantCulture));
        var (c, seconds) = (report.Counts, Math.Max(0.001, took.TotalSeconds));
        Line($"import: {report.Read:N0} files read, {report.Before:N0} read before, {report.Incomplete:N0} incomplete, {report.Missing:N0} missing, {report.Trouble.Count:N0} not to be had; {seconds:N1} s");
        Line($"  {c.Lines:N0} lines, {c.Events:N0} events ({c.Events / seconds:N0}/s): {c.Counted:N0} counted, {c.Uncounted:N0} of kinds that count for nobody, {c.Robots:N0} by robots, {c.Duplicates:N0} told before");
        foreach (var (why, count) in c.Skipped.OrderByDescending(s => s.Value))
            Line($"  skipped {count:N0} lines: {why}");
        foreach (var (what, count) in c.Untold)
            Line($"  unknown in {count:N0} events: {what}");
        foreach (var (name, why) in report.Trouble)
            Line($"  {name}: {why}");
        var coverage = summary.Coverage;
        if (coverage.First is { } first)
            Line($"hours {first} to {coverage.Last}: {coverage.Hours:N0} whole, {coverage.GapCount:N0} missing{Gaps(coverage)}");
        Line($"held: {summary.People:N0} people, {summary.Repositories:N0} repositories, {summary.Counts:N0} months of a person in a repository{(summary.Logins > 0 ? $", {summary.Logins} logins without a number" : "")}");
        Line($"fingerprint {summary.Fingerprint}");
        return string.Join(Environment.NewLine, text);
    }

    private static string Gaps(ArchiveCoverage coverage) => coverage.GapCount == 0
        ? ""
        : $" (gaps, not idleness): {string.Join(", ", coverage.Gaps.Take(GapsShown))}{(coverage.GapCount > GapsShown ? ", …" : "")}";

    private sealed class Told(Action<ArchiveProgress> tell) : IProgress<ArchiveProgress>
    {
        private readonly Lock _lock = new();

        public void Report(ArchiveProgress value)
        {
            lock (_lock)
                tell(value);
        }
    }
}
