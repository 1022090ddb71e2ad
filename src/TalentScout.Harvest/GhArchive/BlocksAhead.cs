using System.Runtime.ExceptionServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Reads a stream on a thread of its own, some blocks ahead: unpacking and reading lines take a core each. The blocks themselves are handed over, with room in front for what is left of the
/// block before, so that nothing is copied but the line that lies across.
/// </summary>
internal sealed class BlocksAhead : IDisposable
{
    /// <summary>Room in front of each block's bytes.</summary>
    public const int Margin = 64 * 1024;

    private const int Block = 1024 * 1024;
    private const int BlocksKept = 16;

    /// <summary>
    /// Whoever waits is woken for so many blocks at once. Waking a core that sleeps costs the one who wakes it, and lines are read so much faster than unpacked that the reader would sleep before
    /// each block.
    /// </summary>
    private const int Batch = BlocksKept / 2;

    private readonly Stream _inner;
    private readonly Thread _thread;

    /// <summary>Guards all below, and is pulsed when a batch is there, when there is room for a batch, and at the end.</summary>
    private readonly object _gate = new();
    private readonly Queue<(byte[] Bytes, int Length)> _full = new(BlocksKept);
    private readonly Stack<byte[]> _free = new(BlocksKept);
    private bool _ended;
    private bool _stopped;
    private ExceptionDispatchInfo? _trouble;

    public BlocksAhead(Stream inner)
    {
        _inner = inner;
        _thread = new Thread(ReadAhead) { IsBackground = true, Name = "archive unpacking" };
        _thread.Start();
    }

    /// <summary>The next block, waited for: its bytes begin at <see cref="Margin"/>. To be given back.</summary>
    /// <returns>False at the end.</returns>
    public bool TryTake(out byte[] bytes, out int length)
    {
        lock (_gate)
        {
            if (_full.Count == 0)
            {
                while (_full.Count < Batch && !_ended)
                    Monitor.Wait(_gate);
            }

            if (_full.TryDequeue(out var block))
            {
                if (_full.Count == BlocksKept - Batch)
                    Monitor.Pulse(_gate);
                (bytes, length) = block;
                return true;
            }
        }

        // What was read before the trouble has been given out by now.
        _trouble?.Throw();
        (bytes, length) = ([], 0);
        return false;
    }

    public void GiveBack(byte[] bytes)
    {
        lock (_gate)
            _free.Push(bytes);
    }

    private void ReadAhead()
    {
        try
        {
            while (TryBegin(out var bytes))
            {
                var end = Margin;
                for (int read; end < bytes.Length && (read = Read(bytes, end)) > 0;)
                    end += read;
                if (end > Margin)
                    Add(bytes, end - Margin);
                if (end < bytes.Length)
                    return;
            }
        }
        finally
        {
            lock (_gate)
            {
                _ended = true;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <returns>0 at the end, also where it ends in trouble.</returns>
    private int Read(byte[] bytes, int at)
    {
        try
        {
            return _inner.Read(bytes, at, bytes.Length - at);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            _trouble = ExceptionDispatchInfo.Capture(e);
            return 0;
        }
    }

    /// <summary>A block to be filled, once there is room for it.</summary>
    /// <returns>False where nobody reads any more.</returns>
    private bool TryBegin(out byte[] bytes)
    {
        lock (_gate)
        {
            if (_full.Count == BlocksKept)
            {
                while (_full.Count > BlocksKept - Batch && !_stopped)
                    Monitor.Wait(_gate);
            }

            bytes = _free.TryPop(out var used) ? used : GC.AllocateUninitializedArray<byte>(Margin + Block);
            return !_stopped;
        }
    }

    private void Add(byte[] bytes, int length)
    {
        lock (_gate)
        {
            _full.Enqueue((bytes, length));
            if (_full.Count == Batch)
                Monitor.Pulse(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _inner.Dispose();
    }
}
