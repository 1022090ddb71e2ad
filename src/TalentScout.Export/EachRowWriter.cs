namespace TalentScout.Export;

/// <summary>Writes one row after the other: the next is asked for only when the one before it is written.</summary>
public abstract class EachRowWriter(LeadList list, ExportProfile? profile) : LeadWriter(list, profile)
{
    public sealed override async Task RowsAsync(IAsyncEnumerable<LeadRow> rows, CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
            await RowAsync(row, cancel);
    }

    protected abstract Task RowAsync(LeadRow row, CancellationToken cancel);
}
