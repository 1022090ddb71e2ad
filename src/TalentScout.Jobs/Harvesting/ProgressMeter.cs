namespace TalentScout.Jobs;

/// <summary>The live state of one run: told at least every second, whatever the run is doing, and whenever its state changes.</summary>
internal sealed class ProgressMeter(HarvestRun run, IProgress<RunProgress>? progress, TimeProvider clock) : IAsyncDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock _changing = new();
    private readonly CancellationTokenSource _stop = new();
    private HarvestRun _run = run;
    private string _doing = "";
    private Task _beating = Task.CompletedTask;

    public void Start() => _beating = BeatAsync();

    public HarvestRun Run
    {
        get
        {
            lock (_changing)
                return _run;
        }
    }

    public void Doing(string what)
    {
        lock (_changing)
            _doing = what;
    }

    public void Add(RunCounts more)
    {
        lock (_changing)
            _run = _run with { Counts = Sum(_run.Counts, more) };
    }

    /// <param name="parked">Items that wait.</param>
    public void Set(HarvestRun current, long parked)
    {
        lock (_changing)
            _run = current with { Counts = current.Counts with { Parked = parked } };
        Tell();
    }

    public void Tell()
    {
        RunProgress now;
        lock (_changing)
            now = new RunProgress(_run, _doing, clock.GetUtcNow());
        progress?.Report(now);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                Tell();
        }
        catch (OperationCanceledException)
        {
            // Disposed: the run has told its end itself.
        }
    }

    private static RunCounts Sum(RunCounts a, RunCounts b) => new()
    {
        Planned = a.Planned + b.Planned,
        Done = a.Done + b.Done,
        Parked = a.Parked,
        GivenUp = a.GivenUp + b.GivenUp,
        Requests = a.Requests + b.Requests,
        Counted = a.Counted + b.Counted,
        Fetched = a.Fetched + b.Fetched,
        NotModified = a.NotModified + b.NotModified,
        Gone = a.Gone + b.Gone,
        Disallowed = a.Disallowed + b.Disallowed,
        Throttled = a.Throttled + b.Throttled,
        Failed = a.Failed + b.Failed,
        Fresh = a.Fresh + b.Fresh,
        Evidence = a.Evidence + b.Evidence,
        Candidates = a.Candidates + b.Candidates,
    };
}
