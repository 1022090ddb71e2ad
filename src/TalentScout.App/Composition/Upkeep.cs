using TalentScout.App.Commands;
using TalentScout.Jobs;

namespace TalentScout.App.Composition;

/// <summary>What follows a change of the store, with progress: folding the people it concerns, and bringing the index up to it.</summary>
internal static class Upkeep
{
    /// <summary>The index as far as the store; where another process writes it, as far as that one has come.</summary>
    public static async Task CatchUpAsync(this Workbench bench, CancellationToken cancellationToken)
    {
        if (bench.Index.CanWrite)
            await (await bench.FollowerAsync(cancellationToken)).CatchUpAsync(cancellationToken: cancellationToken);
        else
            bench.Index.Refresh();
    }

    /// <summary>Folds whom new evidence or new rules concern.</summary>
    public static async Task FoldAsync(this Workbench bench, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var bar = LineProgress.Start(terminal, bench.Clock, "people folded", null);
        await (await bench.FolderAsync(cancellationToken)).FoldDirtyAsync(new Told<FoldProgress>(p => bar.Report(p.Folded)), cancellationToken: cancellationToken);
    }

    public static async Task FoldAndIndexAsync(this Workbench bench, Terminal terminal, CancellationToken cancellationToken)
    {
        await bench.FoldAsync(terminal, cancellationToken);
        if (!bench.Index.CanWrite)
            return;
        await using (var bar = LineProgress.Start(terminal, bench.Clock, "changes indexed", null))
            await (await bench.FollowerAsync(cancellationToken)).SettleAsync(new Told<long>(bar.Report), cancellationToken);
    }

    public static async Task<long> ReindexAsync(this Workbench bench, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        await using var bar = LineProgress.Start(terminal, bench.Clock, "people indexed", await store.Candidates.CountAsync(cancellationToken));
        return await (await bench.FollowerAsync(cancellationToken)).RebuildAsync(new Told<long>(bar.Report), cancellationToken);
    }
}
