using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Reads a stream on a thread of its own, a few blocks ahead: unpacking and reading lines take a core each. The blocks themselves are handed over, with room in front for what is left of the
/// block before, so that nothing is copied but the line that lies across.
/// </summary>
internal sealed class BlocksAhead : IDisposable
{
    /// <summary>Room in front of each block's bytes.</summary>
    public const int Margin = 64 * 1024;

    /// <summary>Large: whoever waits for a block is woken for each, and that costs more than what a core's own cache would save.</summary>
    private const int Block = 1024 * 1024;
    private const int BlocksKept = 6;

    private readonly BlockingCollection<(byte[] Bytes, int Length)> _full = new(BlocksKept);
    private readonly ConcurrentBag<byte[]> _free = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Stream _inner;
    private readonly Thread _thread;
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
        if (_full.TryTake(out var block, Timeout.Infinite))
        {
            (bytes, length) = block;
            return true;
        }

        // What was read before the trouble has been given out by now.
        _trouble?.Throw();
        (bytes, length) = ([], 0);
        return false;
    }

    public void GiveBack(byte[] bytes) => _free.Add(bytes);

    private void ReadAhead()
    {
        try
        {
            while (true)
            {
                var bytes = _free.TryTake(out var used) ? used : new byte[Margin + Block];
                var end = Margin;
                try
                {
                    for (int read; end < bytes.Length && (read = _inner.Read(bytes, end, bytes.Length - end)) > 0;)
                        end += read;
                }
                catch (Exception e) when (e is IOException or InvalidDataException)
                {
                    _trouble = ExceptionDispatchInfo.Capture(e);
                }

                if (end > Margin)
                    _full.Add((bytes, end - Margin), _stop.Token);
                if (end < bytes.Length)
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

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _inner.Dispose();
        _full.Dispose();
        _stop.Dispose();
    }
}
