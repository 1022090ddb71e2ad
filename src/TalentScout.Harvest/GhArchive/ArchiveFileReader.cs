using System.Buffers;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Reads one file of the archive into a fold, in stretches: until the file or the fold's room is at its end. A line that is no event is counted by its reason, and the rest goes on; a file
/// that breaks off gives what it had.
/// </summary>
public sealed class ArchiveFileReader : IDisposable
{
    /// <summary>Reasons for which a line, or the rest of a file, is left out.</summary>
    public const string TooLong = "line longer than 64 MB", CutLine = "line cut off", BrokenFile = "the file breaks off", NoGzip = "the file cannot be unpacked from here on";

    /// <summary>Fields that payloads have lost.</summary>
    public const string Commits = "PushEvent.payload.commits", MergedField = "PullRequestEvent.payload.pull_request.merged", Author = "PullRequestEvent.payload.pull_request.user";

    private readonly string _path;
    private readonly ArchiveLines _lines;
    private readonly IsRobot _isRobot;
    private readonly ArchiveFile _file;
    private readonly Dictionary<string, long> _skipped = new(StringComparer.Ordinal);
    private readonly long _from;
    private long _lineCount, _events, _counted, _robots, _duplicates, _uncounted, _untoldCommits, _untoldMerged, _untoldAuthors;

    private ArchiveFileReader(string path, ArchiveFile file, ArchiveLines lines, IsRobot isRobot)
    {
        _path = path;
        _file = file;
        _from = file.Position;
        _lines = lines;
        _isRobot = isRobot;
    }

    /// <summary>From the start of the file; what was taken before is passed over.</summary>
    private long Position => Math.Max(_from, _lines.Position);
    public ArchiveFileState State { get; private set; } = ArchiveFileState.Reading;
    public string Reason { get; private set; } = "";

    /// <summary>The file as the ledger is to know it now.</summary>
    public ArchiveFile File => _file with { State = State, Position = Position, Reason = Reason, Counts = _file.Counts + Counts };

    /// <param name="file">With the position to go on from.</param>
    /// <param name="ahead">Unpack on a thread of its own.</param>
    /// <param name="told">Told of the packed bytes that were read.</param>
    public static ArchiveFileReader Open(string path, ArchiveFile file, bool ahead, Action<int>? told = null, IsRobot? isRobot = null) =>
        new(path, file, new ArchiveLines(ArchiveStream.Open(path, told), ahead), isRobot ?? RobotLogin.Is);

    /// <summary>
    /// What a file is known by: its bytes' XXH128, since nobody gains by forging an hour, and a cryptographic hash took as long as a tenth of unpacking. Read in large blocks on the calling
    /// thread: the framework's own hashing of a stream hands over 4 KiB at a time, which costs more than the hash.
    /// </summary>
    public static string Hash(string path, CancellationToken cancellationToken)
    {
        const int Block = 128 * 1024;
        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        var hash = new XxHash128();
        var block = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            var at = 0L;
            for (int read; (read = RandomAccess.Read(file, block, at)) > 0; at += read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.Append(block.AsSpan(0, read));
            }

            return Convert.ToHexStringLower(hash.GetCurrentHash());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Reads on: to the end of the file, of the fold's room, or so many lines. After it <see cref="State"/> says whether the file is at its end.</summary>
    public void ReadInto(ArchiveFold fold, int lines, CancellationToken cancellationToken)
    {
        const int LinesBetweenLooks = 256;
        try
        {
            for (var i = 0; i < lines && State == ArchiveFileState.Reading; i++)
            {
                if (fold.IsFull || (i % LinesBetweenLooks == 0 && cancellationToken.IsCancellationRequested))
                    return;
                if (!_lines.TryNext(out var line))
                    End();
                else if (_lines.Position > _from)
                    Line(line, fold);
            }
        }
        catch (InvalidDataException)
        {
            (State, Reason) = (ArchiveFileState.Incomplete, NoGzip);
        }
    }

    public void Dispose() => _lines.Dispose();

    private void End() => (State, Reason) = ArchiveStream.IsWhole(_path, _lines.Position, !_lines.LastIsCut) ? (ArchiveFileState.Done, "") : (ArchiveFileState.Incomplete, BrokenFile);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Line(ReadOnlySpan<byte> line, ArchiveFold fold)
    {
        if (_lines.WasTooLong)
        {
            _lineCount++;
            Skip(TooLong);
            return;
        }

        if (line.Trim(" \r\t"u8).IsEmpty)
            return;
        _lineCount++;
        if (EventReader.Read(line, _isRobot, out var e, _lines.HasSeam) is { } why)
        {
            Skip(_lines.LastIsCut ? CutLine : why);
            return;
        }

        _events++;
        switch (fold.Add(line, e))
        {
            case Folded.Counted:
                _counted++;
                Untold(e);
                break;
            case Folded.Robot:
                _robots++;
                break;
            case Folded.Duplicate:
                _duplicates++;
                break;
            default:
                _uncounted++;
                break;
        }
    }

    private void Untold(in ArchiveEvent e)
    {
        if (e.Kind == ArchiveKind.Push && e.Commits < 0)
            _untoldCommits++;
        if (!EventCounts.IsUntold(e))
            return;
        if (e.Merged is null && !e.Action.SequenceEqual("merged"u8))
            _untoldMerged++;
        if (e.AuthorLogin.IsEmpty)
            _untoldAuthors++;
    }

    private void Skip(string why) => _skipped[why] = _skipped.GetValueOrDefault(why) + 1;

    /// <summary>Of this reading.</summary>
    public ArchiveFileCounts Counts => new()
    {
        Lines = _lineCount,
        Events = _events,
        Counted = _counted,
        Robots = _robots,
        Duplicates = _duplicates,
        Uncounted = _uncounted,
        Skipped = _skipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Untold = new Dictionary<string, long> { [Commits] = _untoldCommits, [MergedField] = _untoldMerged, [Author] = _untoldAuthors }
            .Where(untold => untold.Value > 0).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
