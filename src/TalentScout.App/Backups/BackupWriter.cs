using TalentScout.App.Commands;
using TalentScout.App.Composition;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Backups;

/// <summary>
/// A copy of a data directory that is in use. The index first, as of its last commit, then the store: so the index is never ahead, and follows the store's changes after a restore as it
/// would after any stop.
/// </summary>
internal sealed class BackupWriter(Workbench bench, Terminal terminal)
{
    private const string IndexFolder = "index";
    private const int TriesOfIndex = 10;
    private const double Megabyte = 1e6;

    public async Task<BackupNote> WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var files = await IndexAsync(directory, cancellationToken);
        var store = await bench.StoreAsync(cancellationToken);
        var copy = Path.Combine(directory, StoreDatabase.FileName);
        var megabytes = (long)(new FileInfo(store.FilePath).Length / Megabyte);
        StoreCopied copied;
        await using (var bar = LineProgress.Start(terminal, bench.Clock, "MB of the store copied", megabytes))
            copied = await store.CopyAsync(copy, new Told<double>(part => bar.Report((long)(part * megabytes))), cancellationToken);
        files.Add(await BackupNote.ReadAsync(StoreDatabase.FileName, copy, null, _ => { }, cancellationToken));
        var note = new BackupNote(BackupNote.CurrentFormat, bench.Clock.GetUtcNow(), copied.Documents, copied.Candidates, copied.Sequence, [.. files]);
        note.Write(directory);
        return note;
    }

    private async Task<List<BackupFile>> IndexAsync(string directory, CancellationToken cancellationToken)
    {
        var from = Path.Combine(bench.DataDirectory, IndexFolder);
        for (var tries = 1; ; tries++)
        {
            var to = Path.Combine(directory, IndexFolder);
            if (Directory.Exists(to))
                Directory.Delete(to, recursive: true);
            try
            {
                var files = new List<BackupFile>();
                foreach (var name in IndexFiles.Of(from))
                    files.Add(await BackupNote.CopyAsync($"{IndexFolder}/{name.Replace('\\', '/')}", Path.Combine(from, name), Path.Combine(to, name), _ => { }, cancellationToken));
                return files;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && tries < TriesOfIndex)
            {
                // Merged away while it was copied: the writer has a newer commit.
            }
        }
    }
}
