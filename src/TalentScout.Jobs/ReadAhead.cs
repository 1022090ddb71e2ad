namespace TalentScout.Jobs;

/// <summary>What is being read while what was read before is worked on: one read at a time. Disposed, it waits for a read that nobody took, whatever came of it.</summary>
internal sealed class ReadAhead<T> : IAsyncDisposable
{
    private Task<T>? _reading;

    public void Start(Task<T> reading) => _reading = reading;

    public async Task<T> TakeAsync()
    {
        var reading = _reading ?? throw new InvalidOperationException("nothing is being read");
        _reading = null;
        return await reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reading is not null)
            await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
