using System.CommandLine;
using System.IO.Compression;
using TalentScout.App.Composition;
using TalentScout.Harvest.Import;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>import FILE…: candidates as JSON Lines, and hours of GH Archive. What is bad is reported with its place, and the rest goes on.</summary>
internal static class ImportCommand
{
    private const int BatchSize = 500;

    public static Command Create(CommandSetup setup)
    {
        var files = new Argument<string[]>("FILE") { Description = "Candidates: .jsonl, .jsonl.gz, - for standard input. GH Archive: .json.gz, .json, a folder of them, or the address they lie below, with --from and --to.", Arity = ArgumentArity.OneOrMore };
        var archive = new ArchiveOptions();
        var command = new Command("import", "Takes candidates from JSON Lines, or the activity of all of GitHub from GH Archive, into the store; see docs/import.md.") { files };
        foreach (var option in archive.All)
            command.Options.Add(option);
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var names = parsed.GetValue(files)!;
            // All names first: nothing is half-done because the third file was misspelt.
            foreach (var name in names.Where(n => n != "-" && !ArchiveInputs.IsAddress(n) && !File.Exists(n) && !Directory.Exists(n)))
            {
                await setup.Terminal.Error.WriteLineAsync($"import: there is no file '{name}'");
                return ExitCode.NothingOrBadInput;
            }

            var hours = names.Where(ArchiveInputs.IsArchive).ToList();
            var people = names.Except(hours).ToList();
            var code = hours.Count > 0 ? await ArchiveImport.RunAsync(bench, setup.Terminal, hours, archive.Of(parsed), cancellationToken) : ExitCode.Done;
            return people.Count > 0 ? Math.Max(code, await ImportPeopleAsync(bench, setup.Terminal, people, cancellationToken)) : code;
        });
        return command;
    }

    private static async Task<int> ImportPeopleAsync(Workbench bench, Terminal terminal, List<string> names, CancellationToken cancellationToken)
    {
        var taken = 0;
        var refused = 0;
        foreach (var name in names)
        {
            using var reader = new StreamReader(name == "-" ? terminal.In : Opened(name));
            var (good, bad) = await ImportAsync(bench, terminal, name, reader, cancellationToken);
            taken += good;
            refused += bad;
        }

        await bench.FoldAndIndexAsync(terminal, cancellationToken);
        await terminal.Error.WriteLineAsync($"import: {taken} lines taken, {refused} refused");
        return taken > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
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
        while (await NextAsync() is { } line)
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

        // Null at the end, and where a compressed file breaks off: what came before it counts.
        async Task<string?> NextAsync()
        {
            try
            {
                return await reader.ReadLineAsync(cancellationToken);
            }
            catch (InvalidDataException)
            {
                bad++;
                await terminal.Error.WriteLineAsync($"{name}:{number + 1}: the compressed file is damaged or breaks off here");
                return null;
            }
        }
    }

    private static async Task SaveAsync(StoreDatabase store, List<DocumentEvidence> batch, CancellationToken cancellationToken)
    {
        await store.Documents.SaveAsync(batch, cancellationToken);
        batch.Clear();
    }
}
