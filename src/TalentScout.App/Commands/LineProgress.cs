using System.Globalization;

namespace TalentScout.App.Commands;

/// <summary>Progress of countable work on standard error: one line rewritten on a terminal, a line every ten seconds when piped.</summary>
internal sealed class LineProgress : IAsyncDisposable
{
    private static readonly TimeSpan _pipedEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _shownEvery = TimeSpan.FromMilliseconds(200);

    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly string _what;
    private readonly long? _total;
    private readonly long _started;
    private long _shown;
    private bool _anyShown;

    private LineProgress(Terminal terminal, TimeProvider clock, string what, long? total) =>
        (_terminal, _clock, _what, _total, _started, _shown) = (terminal, clock, what, total, clock.GetTimestamp(), clock.GetTimestamp());

    /// <param name="total">Null where it is not known.</param>
    public static LineProgress Start(Terminal terminal, TimeProvider clock, string what, long? total) => new(terminal, clock, what, total);

    public void Report(long done) => Report(done, null);

    /// <param name="pace">Said in the place of how many a second.</param>
    public void Report(long done, string? pace)
    {
        if (_clock.GetElapsedTime(_shown) < (_terminal.Interactive ? _shownEvery : _pipedEvery))
            return;
        _shown = _clock.GetTimestamp();
        _anyShown = true;
        var seconds = Math.Max(0.001, _clock.GetElapsedTime(_started).TotalSeconds);
        var rate = done / seconds;
        var line = new System.Text.StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{done:N0}");
        if (_total is { } total)
            line.Append(CultureInfo.InvariantCulture, $" of {total:N0}");
        line.Append(CultureInfo.InvariantCulture, $" {_what}, {pace ?? string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s")}");
        if (_total is { } all && rate > 0 && done < all)
            line.Append(CultureInfo.InvariantCulture, $", {Words(TimeSpan.FromSeconds((all - done) / rate))} left");
        if (_terminal.Interactive)
            _terminal.Error.Write("\r" + line.ToString().PadRight(79));
        else
            _terminal.Error.WriteLine(line);
    }

    /// <summary>Hours, as many as there are: whole years of an archive take days.</summary>
    private static string Words(TimeSpan left) => string.Create(CultureInfo.InvariantCulture, $"{(long)left.TotalHours:00}:{left:mm\\:ss}");

    public async ValueTask DisposeAsync()
    {
        if (_anyShown && _terminal.Interactive)
            await _terminal.Error.WriteLineAsync();
    }
}
