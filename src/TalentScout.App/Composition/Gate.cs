namespace TalentScout.App.Composition;

/// <summary>Makes a thing once, however many ask for it at the same time.</summary>
internal sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<T> OnceAsync<T>(Func<T?> made, Func<Task<T>> make, CancellationToken cancellationToken)
        where T : class
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return made() ?? await make();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
