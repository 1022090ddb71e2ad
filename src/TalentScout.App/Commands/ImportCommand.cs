using System.CommandLine;
using System.IO.Compression;
using TalentScout.App.Composition;
using TalentScout.Harvest.Import;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>import FILE…: candidates as JSON Lines. A bad line is reported with its number and the rest goes on.</summary>
internal static class ImportCommand
{
    private const int BatchSize = 500;

    public static Command Create(CommandSetup setup)
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON Lines of candidates (.jsonl, .jsonl.gz); - is standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Takes candidates from JSON Lines into store and index; see docs/import.md for the line.") { files };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var names = parsed.GetValue(files)!;
            // All names first: nothing is half-done because the third file was misspelt.
            foreach (var name in names.Where(n => n != "-" && !File.Exists(n)))
            {
                await setup.Terminal.Error.WriteLineAsync($"import: there is no file '{name}'");
                return ExitCode.NothingOrBadInput;
            }

            var taken = 0;
            var refused = 0;
            foreach (var name in names)
            {
                using var reader = name == "-" ? null : new StreamReader(Opened(name));
                var (good, bad) = await ImportAsync(bench, setup.Terminal, name, reader ?? setup.Terminal.In, cancellationToken);
                taken += good;
                refused += bad;
            }

            await bench.FoldAndIndexAsync(setup.Terminal, cancellationToken);
            await setup.Terminal.Error.WriteLineAsync($"import: {taken} lines taken, {refused} refused");
            return taken > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
        });
        return command;
    }

    private static Stream Opened(string name)
    {
        var file = File.OpenRead(name);
        return name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static async Task<(int Good, int Bad)> ImportAsync(Workbench bench, Terminal terminal, string name, TextReader reader, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        var (good, bad, number) = (0, 0, 0);
        var batch = new List<DocumentEvidence>(BatchSize);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var document = bench.Imports.DocumentOf(line, bench.Clock.GetUtcNow());
                if (store.Suppressions.Contains(document.Person!.Value))
                    throw new ImportException("handle", "somebody who has not asked to be left out");
                batch.Add(new DocumentEvidence(document, bench.Imports.Extract(document)));
                good++;
            }
            catch (ImportException e)
            {
                bad++;
                await terminal.Error.WriteLineAsync($"{name}:{number}: {e.Message}");
            }

            if (batch.Count == BatchSize)
                await SaveAsync(store, batch, cancellationToken);
        }

        await SaveAsync(store, batch, cancellationToken);
        return (good, bad);
    }

    private static async Task SaveAsync(StoreDatabase store, List<DocumentEvidence> batch, CancellationToken cancellationToken)
    {
        await store.Documents.SaveAsync(batch, cancellationToken);
        batch.Clear();
    }
}
