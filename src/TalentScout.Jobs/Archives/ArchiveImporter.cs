using System.Threading.Channels;
using TalentScout.Harvest.GhArchive;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Reads files of GH Archive into the store, one per core at a time. What a reader has folded is stored with how far its files are, so that a killed import loses some seconds of reading and
/// counts nothing twice. One import at a time per data directory.
/// </summary>
public sealed class ArchiveImporter(StoreDatabase store)
{
    /// <summary>Events of hours that are held, beside those not stored yet: some sixty megabytes.</summary>
    private const int EventsHeld = 2_000_000;

    /// <summary>Batches between two looks at whether runs have piled up.</summary>
    private const int BatchesPerMerge = 4;

    private readonly SeenEvents _seen = new(store.Archive.Seen, EventsHeld);
    private readonly Lock _lock = new();
    private ArchiveReport _report = new(0, 0, 0, 0, new ArchiveFileCounts());
    private readonly List<ArchiveTrouble> _trouble = [];
    private int _batches;
    private int _merging;
    private long _bytes;
    private long _events;

    /// <param name="threads">Files read at once; with one, unpacking has a thread of its own.</param>
    /// <param name="spare">A core is left for unpacking beside each reader.</param>
    /// <exception cref="JobException">Another import is at work on this data directory.</exception>
    /// <exception cref="OperationCanceledException">What was read is stored; the next import goes on there.</exception>
    public async Task<ArchiveReport> RunAsync(IAsyncEnumerable<ArchiveInput> inputs, int threads, bool spare, IProgress<ArchiveProgress>? progress, CancellationToken cancellationToken)
    {
        using var held = store.TryLock("archive-import") ?? throw new JobException($"an import of GH Archive is at work already on {store.Directory}");
        var queue = Channel.CreateBounded<ArchiveInput>(threads);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(0, threads).Select(_ => Task.Run(() => ReadAllAsync(queue.Reader, spare, progress, stop), CancellationToken.None)).ToList();
        try
        {
            await foreach (var input in inputs.WithCancellation(stop.Token))
                await queue.Writer.WriteAsync(input, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told below, once the readers have stored what they have; or a reader failed, which is told by it.
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(readers);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await store.Archive.MergeAsync(cancellationToken);
        return _report with { Trouble = _trouble };
    }

    private async Task ReadAllAsync(ChannelReader<ArchiveInput> queue, bool spare, IProgress<ArchiveProgress>? progress, CancellationTokenSource stop)
    {
        var fold = new ArchiveFold(_seen);
        var waiting = new List<(ArchiveFile File, ArchiveInput Input)>();
        try
        {
            await foreach (var input in queue.ReadAllAsync(CancellationToken.None))
            {
                if (!stop.IsCancellationRequested)
                    await ReadAsync(input, fold, waiting, spare, progress, stop.Token);
            }

            await StoreAsync(fold, waiting);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    /// <summary>One file, to its end; full folds are stored on the way.</summary>
    private async Task ReadAsync(
        ArchiveInput input, ArchiveFold fold, List<(ArchiveFile File, ArchiveInput Input)> waiting, bool spare, IProgress<ArchiveProgress>? progress, CancellationToken cancellationToken)
    {
        if (input.Path is null)
        {
            NoFile(input, waiting);
            return;
        }

        try
        {
            var file = await FileOfAsync(input, cancellationToken);
            if (file.State is ArchiveFileState.Done or ArchiveFileState.Incomplete)
            {
                // As far as it goes it was read before.
                Note(report => report with { Before = report.Before + 1 });
                Interlocked.Add(ref _bytes, file.Bytes);
                Drop(input);
                return;
            }

            using var reader = ArchiveFileReader.Open(input.Path, file, spare, read => Interlocked.Add(ref _bytes, read));
            await ReadAsync(reader, input, fold, waiting, progress, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Nothing of this file was read yet.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble(input.Name, e.Message);
        }
    }

    private async Task ReadAsync(
        ArchiveFileReader reader, ArchiveInput input, ArchiveFold fold, List<(ArchiveFile File, ArchiveInput Input)> waiting, IProgress<ArchiveProgress>? progress, CancellationToken cancellationToken)
    {
        const int LinesBetweenReports = 20_000;
        var before = new ArchiveFileCounts();
        while (true)
        {
            reader.ReadInto(fold, LinesBetweenReports, cancellationToken);
            var events = Interlocked.Add(ref _events, reader.Counts.Events - before.Events);
            before = reader.Counts;
            progress?.Report(new ArchiveProgress(Interlocked.Read(ref _bytes), events, _report.Read + _report.Before + _report.Missing));
            if (reader.State != ArchiveFileState.Reading)
                break;
            if (fold.IsFull)
                await StoreAsync(fold, [.. waiting, (reader.File, input)], waiting);
            if (cancellationToken.IsCancellationRequested)
            {
                waiting.Add((reader.File, input));
                Note(report => report with { Counts = report.Counts + reader.Counts });
                return;
            }
        }

        waiting.Add((reader.File, input));
        Note(report => report with
        {
            Read = report.Read + 1,
            Incomplete = report.Incomplete + (reader.State == ArchiveFileState.Incomplete ? 1 : 0),
            Counts = report.Counts + reader.Counts,
        });
    }

    private Task StoreAsync(ArchiveFold fold, List<(ArchiveFile File, ArchiveInput Input)> waiting) => StoreAsync(fold, [.. waiting], waiting);

    /// <summary>Not to be cancelled: what was read is to be kept.</summary>
    private async Task StoreAsync(ArchiveFold fold, IReadOnlyList<(ArchiveFile File, ArchiveInput Input)> files, List<(ArchiveFile File, ArchiveInput Input)> waiting)
    {
        if (fold.IsEmpty && files.Count == 0)
            return;
        var batch = fold.Take([.. files.Select(f => f.File)]);
        await store.Archive.CommitAsync(batch, CancellationToken.None);
        _seen.Stored(batch);
        foreach (var (_, input) in files.Where(f => f.File.State != ArchiveFileState.Reading))
            Drop(input);
        waiting.Clear();
        if (Interlocked.Increment(ref _batches) % BatchesPerMerge == 0)
            await MergeAsync();
    }

    private async Task MergeAsync()
    {
        // One at a time; whoever comes meanwhile reads on.
        if (Interlocked.Exchange(ref _merging, 1) == 1)
            return;
        try
        {
            await store.Archive.MergeAsync(CancellationToken.None);
        }
        finally
        {
            Volatile.Write(ref _merging, 0);
        }
    }

    private async Task<ArchiveFile> FileOfAsync(ArchiveInput input, CancellationToken cancellationToken)
    {
        var hash = ArchiveFileReader.Hash(input.Path!, cancellationToken);
        return await store.Archive.FileAsync(hash, cancellationToken) ?? new ArchiveFile
        {
            Name = input.Name,
            Hash = hash,
            Bytes = new FileInfo(input.Path!).Length,
            Hour = ArchiveHour.OfFile(input.Name),
            State = ArchiveFileState.Reading,
        };
    }

    private void NoFile(ArchiveInput input, List<(ArchiveFile File, ArchiveInput Input)> waiting)
    {
        if (!input.Missing)
        {
            Trouble(input.Name, input.Reason);
            return;
        }

        var file = new ArchiveFile { Name = input.Name, Hash = $"missing {input.Name}", Hour = ArchiveHour.OfFile(input.Name), State = ArchiveFileState.Missing, Reason = input.Reason };
        waiting.Add((file, input));
        Note(report => report with { Missing = report.Missing + 1 });
    }

    private static void Drop(ArchiveInput input)
    {
        if (input is { Passing: true, Path: { } path })
            File.Delete(path);
    }

    private void Trouble(string name, string reason)
    {
        lock (_lock)
            _trouble.Add(new ArchiveTrouble(name, reason));
    }

    private void Note(Func<ArchiveReport, ArchiveReport> change)
    {
        lock (_lock)
            _report = change(_report);
    }
}
