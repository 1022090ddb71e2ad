namespace TalentScout.Export;

/// <summary>Writes one lead list in one format: preamble, rows, postamble. Disposed before its postamble it leaves a file that no reader takes for whole. The stream stays open.</summary>
public abstract class LeadWriter(LeadList list, ExportProfile? profile) : IAsyncDisposable
{
    protected LeadList List { get; } = list;

    /// <summary>Null: the format's own form.</summary>
    protected ExportProfile? Profile { get; } = profile;

    public virtual Task PreambleAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>All rows in their order; only some at a time are held.</summary>
    public abstract Task RowsAsync(IAsyncEnumerable<LeadRow> rows, CancellationToken cancel);

    /// <param name="written">Rows before it.</param>
    public abstract Task PostambleAsync(int written, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
