using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Reads another stream on a thread of its own, a few blocks ahead: unpacking and reading lines take a core each.</summary>
internal sealed class ReadAheadStream : ReadOnlyStream
{
    /// <summary>Large: whoever waits for a block is woken for each, and that costs more than what a core's own cache would save.</summary>
    private const int Block = 1024 * 1024;
    private const int BlocksAhead = 6;

    private readonly BlockingCollection<(byte[] Bytes, int Length)> _full = new(BlocksAhead);
    private readonly ConcurrentBag<byte[]> _free = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Stream _inner;
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _trouble;
    private (byte[] Bytes, int Length) _current = ([], 0);
    private int _at;

    public ReadAheadStream(Stream inner)
    {
        _inner = inner;
        _thread = new Thread(ReadAhead) { IsBackground = true, Name = "archive unpacking" };
        _thread.Start();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _current.Length && !Next())
            return 0;
        var count = Math.Min(buffer.Length, _current.Length - _at);
        _current.Bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private bool Next()
    {
        if (_current.Length > 0)
            _free.Add(_current.Bytes);
        _at = 0;
        if (_full.TryTake(out _current, Timeout.Infinite))
            return true;
        _current = ([], 0);
        // What was read before the trouble has been given out by now.
        _trouble?.Throw();
        return false;
    }

    private void ReadAhead()
    {
        try
        {
            while (true)
            {
                var block = _free.TryTake(out var used) ? used : new byte[Block];
                var length = 0;
                try
                {
                    for (int read; length < block.Length && (read = _inner.Read(block, length, block.Length - length)) > 0;)
                        length += read;
                }
                catch (Exception e) when (e is IOException or InvalidDataException)
                {
                    _trouble = ExceptionDispatchInfo.Capture(e);
                }

                if (length > 0)
                    _full.Add((block, length), _stop.Token);
                if (length < block.Length)
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody reads any more.
        }
        finally
        {
            _full.CompleteAdding();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            _thread.Join();
            _inner.Dispose();
            _full.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }
}
