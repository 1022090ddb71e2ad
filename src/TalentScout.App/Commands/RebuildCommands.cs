using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>reindex, extract: what is derived, made anew from what is kept.</summary>
internal static class RebuildCommands
{
    private const int BatchSize = 500;

    public static Command Reindex(CommandSetup setup)
    {
        var command = new Command("reindex", "Folds whom today's rules see differently, builds the index anew from the store, beside the one that serves, and swaps at the end.");
        setup.Run(command, async (bench, _, cancellationToken) =>
        {
            await bench.FoldAsync(setup.Terminal, cancellationToken);
            var people = await bench.ReindexAsync(setup.Terminal, cancellationToken);
            await setup.Terminal.Out.WriteLineAsync($"reindex: {people} people");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Extract(CommandSetup setup)
    {
        var command = new Command("extract", "Runs today's extractors on the stored documents, without a request, and folds everybody anew.");
        setup.Run(command, async (bench, _, cancellationToken) =>
        {
            var store = await bench.StoreAsync(cancellationToken);
            var extractors = await bench.ExtractorsAsync(cancellationToken);
            var (documents, changed) = (0, 0);
            var batch = new List<ExtractedEvidence>(BatchSize);
            await using var bar = LineProgress.Start(setup.Terminal, setup.Clock, "documents read", await store.Documents.CountAsync(cancellationToken));
            await foreach (var document in store.Documents.StreamAsync(cancellationToken: cancellationToken))
            {
                if (extractors.FirstOrDefault(e => e.Reads(document)) is { } extractor)
                    batch.Add(new ExtractedEvidence(document.Key, extractor.Extract(document)));
                if (extractors.OfType<BoardSource>().FirstOrDefault(s => s.Name == document.Source) is { } board)
                    await store.Postings.SeeAsync(new PostingSighting(document.Source, document.Key, FetchStatus.NotModified, false, board.PostingsOf(document), document.Confirmed ?? document.Fetched), cancellationToken);
                bar.Report(++documents);
                if (batch.Count == BatchSize)
                    changed += await SaveAsync(store, batch, cancellationToken);
            }

            changed += await SaveAsync(store, batch, cancellationToken);
            await bench.FoldAndIndexAsync(setup.Terminal, cancellationToken);
            await setup.Terminal.Out.WriteLineAsync($"extract: {documents} documents read, evidence of {changed} changed");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> SaveAsync(StoreDatabase store, List<ExtractedEvidence> batch, CancellationToken cancellationToken)
    {
        var changed = await store.Evidence.ReplaceAsync(batch, cancellationToken);
        batch.Clear();
        return changed;
    }
}
