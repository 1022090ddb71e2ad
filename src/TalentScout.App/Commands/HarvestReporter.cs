using System.Globalization;

namespace TalentScout.App.Commands;

/// <summary>A run's progress for whoever watches: one line rewritten on a terminal, a line every few seconds when piped, remarks in between.</summary>
internal sealed class HarvestReporter(Terminal terminal, TimeProvider clock) : IProgress<RunProgress>
{
    private static readonly TimeSpan _pipedEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _writing = new();
    private long? _shown;
    private string _doing = "";
    private bool _open;

    public void Report(RunProgress value)
    {
        lock (_writing)
        {
            foreach (var remark in value.Remarks)
                Line(remark);
            var due = terminal.Interactive || value.Doing != _doing || _shown is not { } last || clock.GetElapsedTime(last) >= _pipedEvery;
            if (!due)
                return;
            _shown = clock.GetTimestamp();
            _doing = value.Doing;
            if (terminal.Interactive)
            {
                terminal.Error.Write("\r" + Fit(Text(value)));
                _open = true;
            }
            else
            {
                terminal.Error.WriteLine(Text(value));
            }
        }
    }

    /// <summary>Ends the line that is being rewritten.</summary>
    public void Close()
    {
        lock (_writing)
        {
            if (_open)
                terminal.Error.WriteLine();
            _open = false;
        }
    }

    internal static string Summary(HarvestRun run)
    {
        var c = run.Counts;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Job}: {State(run.State)}{(run.Reason.Length > 0 ? ", " + run.Reason : "")}; {c.Requests:N0} requests ({c.Fetched:N0} fetched, {c.NotModified:N0} unchanged, {c.Gone:N0} gone, {c.Disallowed:N0} refused, {c.Failed:N0} failed), {c.Evidence:N0} pieces of evidence, {c.Candidates:N0} candidates changed, {c.GivenUp:N0} items given up");
    }

    private static string Text(RunProgress value)
    {
        var c = value.Run.Counts;
        var share = c.Planned > 0 ? (double)(c.Done + c.GivenUp) / c.Planned : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Run.Job}: {value.Doing}  {Bar(share)} {c.Done:N0} of {c.Planned:N0} done, {c.Requests:N0} requests{(c.Parked > 0 ? $", {c.Parked:N0} parked" : "")}{(c.GivenUp > 0 ? $", {c.GivenUp:N0} given up" : "")}");
    }

    private static string Bar(double share)
    {
        const int Width = 16;
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * Width);
        return "[" + new string('#', full) + new string('.', Width - full) + "]";
    }

    private static string State(RunState state) => state switch
    {
        RunState.Done => "done",
        RunState.Interrupted => "interrupted, goes on at the next start",
        RunState.Failed => "failed",
        RunState.Parked => "waiting",
        _ => "running",
    };

    private void Line(string text)
    {
        if (_open)
            terminal.Error.Write("\r" + Fit("") + "\r");
        _open = false;
        terminal.Error.WriteLine("  " + text);
    }

    private static string Fit(string text) => text.Length > 119 ? text[..119] : text.PadRight(119);
}
