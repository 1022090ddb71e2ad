using System.Buffers;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Cuts a stream into lines where they lie, without copying them out of the block. Memory is one block, or the few that are read ahead, however long the stream.</summary>
internal sealed class ArchiveLines : IDisposable
{
    /// <summary>The largest events carry a few megabytes of text; what is longer than this is no event.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>Small enough to stay in a core's own cache between unpacking and reading; a longer line makes it grow.</summary>
    private const int Block = 128 * 1024;

    /// <summary>What is left of a line is brought to the front where it is no more than this: then the same bytes of the cache are filled each time, and unpacking is not stopped by the block's end.</summary>
    private const int Little = 16 * 1024;

    private readonly Stream _stream;
    private readonly BlocksAhead? _ahead;
    private byte[] _buffer = [];

    /// <summary>Belongs to <see cref="_ahead"/>.</summary>
    private bool _isLent;
    private int _start;
    private int _end;

    /// <summary>How much from the start on has no line feed.</summary>
    private int _searched;
    private bool _seam;
    private bool _ended;

    /// <param name="ahead">Read the stream on a thread of its own: where there is a core for it.</param>
    public ArchiveLines(Stream stream, bool ahead = false) => (_stream, _ahead) = (stream, ahead ? new BlocksAhead(stream) : null);

    /// <summary>Bytes of the lines given out, line feeds included.</summary>
    public long Position { get; private set; }

    /// <summary>The stream's last bytes have no line feed behind them.</summary>
    public bool LastIsCut { get; private set; }

    /// <summary>A line longer than <see cref="LongestLine"/> was passed over.</summary>
    public bool WasTooLong { get; private set; }

    /// <summary>"}{" lies in the line: two events may stand on it. Seen by the way, since whoever looks for line feeds looks at each byte.</summary>
    public bool HasSeam { get; private set; }

    /// <returns>False at the end. The line is valid until the next call; it is empty where it was too long.</returns>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        WasTooLong = false;
        while (true)
        {
            // From the last byte that was searched: a seam may lie across.
            var from = Math.Max(0, _searched - 1);
            var feed = LineFeed.Find(_buffer.AsSpan(_start + from, _end - _start - from), ref _seam);
            if (feed >= 0)
                return Give(from + feed, 1, out line);
            _searched = _end - _start;
            if (_ended)
            {
                LastIsCut |= _searched > 0;
                return Give(_searched, 0, out line);
            }

            if (_searched >= LongestLine)
                DropTooLong();
            else
                Fill();
        }
    }

    private bool Give(int length, int feed, out ReadOnlySpan<byte> line)
    {
        line = WasTooLong ? default : _buffer.AsSpan(_start, length);
        _start += length + feed;
        _searched = 0;
        Position += length + feed;
        (HasSeam, _seam) = (_seam, false);
        return length + feed > 0;
    }

    private void DropTooLong()
    {
        WasTooLong = true;
        Position += _searched;
        _start = _end;
        _searched = 0;
    }

    private void Fill()
    {
        if (_ahead is not null)
        {
            FillAhead(_ahead);
            return;
        }

        if (_end == _buffer.Length)
            MakeRoom(_buffer.Length == 0 ? Block : 1);
        else if (_start > 0 && _end - _start <= Little)
            MakeRoom(1);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }

    /// <summary>Goes on in the next block, behind what is left of this one.</summary>
    private void FillAhead(BlocksAhead ahead)
    {
        if (!ahead.TryTake(out var bytes, out var length))
        {
            _ended = true;
            return;
        }

        var left = _buffer.AsSpan(_start, _end - _start);
        if (left.Length <= BlocksAhead.Margin)
        {
            var start = BlocksAhead.Margin - left.Length;
            left.CopyTo(bytes.AsSpan(start));
            Release();
            (_buffer, _isLent, _start, _end) = (bytes, true, start, BlocksAhead.Margin + length);
            return;
        }

        // A line that is longer than most of a block.
        if (_isLent || _buffer.Length - _end < length)
            MakeRoom(length);
        bytes.AsSpan(BlocksAhead.Margin, length).CopyTo(_buffer.AsSpan(_end));
        _end += length;
        ahead.GiveBack(bytes);
    }

    /// <summary>Brings what is left to the start of a buffer of our own, with room for so much behind it.</summary>
    private void MakeRoom(int more)
    {
        var left = _end - _start;
        var wanted = left > _buffer.Length / 2 || _isLent ? Math.Max(left * 2, left + more) : Math.Max(_buffer.Length, left + more);
        var buffer = !_isLent && wanted <= _buffer.Length ? _buffer : ArrayPool<byte>.Shared.Rent(wanted);
        _buffer.AsSpan(_start, left).CopyTo(buffer);
        if (buffer != _buffer)
            Release();
        (_buffer, _isLent, _start, _end) = (buffer, false, 0, left);
    }

    private void Release()
    {
        if (_isLent)
            _ahead!.GiveBack(_buffer);
        else if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _isLent) = ([], false);
    }

    public void Dispose()
    {
        Release();
        if (_ahead is not null)
            _ahead.Dispose();
        else
            _stream.Dispose();
    }
}
