using System.Globalization;
using TalentScout.App.Commands;
using TalentScout.App.Composition;
using TalentScout.Store;

namespace TalentScout.App.Backups;

/// <summary>
/// Brings a backup back. All is made ready in a folder beside the data - copied, compared with its fingerprints, brought to this program's tables, those who have asked to be left out since taken
/// out again - and takes the place of what is there in the end: until then nothing has changed, and an interrupted restore is begun anew.
/// </summary>
internal sealed class BackupReader(Workbench bench, Terminal terminal)
{
    private const string Staging = "restoring", IndexFolder = "index";
    private const double Megabyte = 1e6;

    /// <param name="replace">What is in the data directory may go.</param>
    /// <param name="forget">Go on where the data directory's list of who asked to be left out cannot be taken over.</param>
    /// <returns>What stood in the way; null where the backup is back.</returns>
    public async Task<string?> RestoreAsync(string directory, BackupNote note, bool replace, bool forget, CancellationToken cancellationToken)
    {
        using var seat = StoreSeat.TryTake(bench.DataDirectory);
        if (seat is null)
            return $"{bench.DataDirectory} is in use: stop serve and all other commands on it first";
        if (!replace && File.Exists(Path.Combine(bench.DataDirectory, StoreDatabase.FileName)))
            return $"{bench.DataDirectory} has a store already: take a backup of it first, then say --replace";
        var staging = Path.Combine(bench.DataDirectory, Staging);
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        try
        {
            if (await CopyAsync(directory, note, staging, cancellationToken) is { } damaged)
                return damaged;
            if (await PrepareAsync(staging, forget, cancellationToken) is { } lost)
                return lost;
            Swap(seat, staging);
            return null;
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private async Task<string?> CopyAsync(string directory, BackupNote note, string staging, CancellationToken cancellationToken)
    {
        var copied = 0L;
        await using var bar = LineProgress.Start(terminal, bench.Clock, "MB copied", (long)(note.Bytes / Megabyte));
        foreach (var file in note.Files)
        {
            var from = Path.Combine(directory, file.Name);
            if (!File.Exists(from))
                return $"{from} is missing: the backup is not whole";
            var made = await BackupNote.CopyAsync(file.Name, from, Path.Combine(staging, file.Name), read => bar.Report((long)((copied += read) / Megabyte)), cancellationToken);
            if (made != file)
                return $"{from} is not what was backed up: its fingerprint differs";
        }

        return null;
    }

    private async Task<string?> PrepareAsync(string staging, bool forget, CancellationToken cancellationToken)
    {
        await using var prepared = new Workbench(bench.Installation, bench.Settings, staging, bench.Clock, bench.Loggers);
        var store = await prepared.StoreAsync(cancellationToken);
        var taken = await store.Suppressions.TakeOverAsync(bench.DataDirectory, cancellationToken);
        if (taken is null && !forget)
        {
            return $"the list of who asked to be left out in {bench.DataDirectory} cannot be taken over, being damaged or of another installation: whoever asked after the backup would come back. "
                + "Restore into an empty folder, or say --forget-requests and enter those requests again with suppress";
        }

        // Folded first: a handle that asked to be left out is met with its number then.
        await prepared.FoldAndIndexAsync(terminal, cancellationToken);
        var redact = await prepared.RedactAsync(cancellationToken);
        var gone = await store.Suppressions.StoredAsync(cancellationToken);
        foreach (var person in gone)
            await store.PurgeAsync(person.Source, person.ToString(), redact, cancellationToken);
        if (gone.Count > 0)
            await prepared.FoldAndIndexAsync(terminal, cancellationToken);
        await terminal.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"restore: {taken ?? 0} requests to be left out taken over, {gone.Count} people of the backup removed because of such requests"));
        return null;
    }

    /// <summary>The old index goes first: at no moment does one stand beside a store that it does not belong to.</summary>
    private void Swap(StoreSeat seat, string staging)
    {
        var index = Path.Combine(bench.DataDirectory, IndexFolder);
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);
        seat.Replace(Path.Combine(staging, StoreDatabase.FileName));
        if (Directory.Exists(Path.Combine(staging, IndexFolder)))
            Directory.Move(Path.Combine(staging, IndexFolder), index);
    }
}
