using System.Buffers;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Cuts a stream into lines where they lie, without copying them out of the block. Memory is one block, however long the stream.</summary>
internal sealed class ArchiveLines : IDisposable
{
    /// <summary>The largest events carry a few megabytes of text; what is longer than this is no event.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>Small enough to stay in a core's own cache between unpacking and reading; a longer line makes it grow.</summary>
    private const int Block = 128 * 1024;

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Block);
    private int _start;
    private int _end;

    /// <summary>How much from the start on has no line feed.</summary>
    private int _searched;
    private bool _seam;
    private bool _ended;

    public ArchiveLines(Stream stream) => _stream = stream;

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
        if (_end == _buffer.Length)
            MakeRoom();
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }

    private void MakeRoom()
    {
        var have = _end - _start;
        var buffer = have > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, have).CopyTo(buffer);
        if (buffer != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = (buffer, 0, have);
    }

    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
