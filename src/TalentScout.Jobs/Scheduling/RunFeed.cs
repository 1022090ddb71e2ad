using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TalentScout.Jobs;

/// <summary>Live progress of this process's runs: the latest of each job, and a stream for every page that watches.</summary>
public sealed class RunFeed : IProgress<RunProgress>
{
    /// <summary>Lines kept for a watcher that is slow; older ones are dropped, since the newest says it all.</summary>
    private const int Backlog = 64;
    private readonly ConcurrentDictionary<string, RunProgress> _latest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Channel<RunProgress>, byte> _watchers = new();

    /// <summary>By job name; ended runs stay until the job's next one.</summary>
    public ImmutableArray<RunProgress> Latest => [.. _latest.Values.OrderBy(p => p.Run.Job, StringComparer.Ordinal)];

    /// <returns>Null where the job has not run since the program started.</returns>
    public RunProgress? Of(string job) => _latest.GetValueOrDefault(job);

    public void Report(RunProgress value)
    {
        _latest[value.Run.Job] = value;
        foreach (var watcher in _watchers.Keys)
            watcher.Writer.TryWrite(value);
    }

    /// <summary>The latest of each job at once, then whatever comes, until cancelled. Every watcher gets everything.</summary>
    public async IAsyncEnumerable<RunProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateBounded<RunProgress>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _watchers[channel] = 0;
        try
        {
            foreach (var progress in Latest)
                yield return progress;
            while (await ReadableAsync(channel.Reader, cancellationToken))
            {
                while (channel.Reader.TryRead(out var progress))
                    yield return progress;
            }
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    /// <summary>A watcher that goes away ends the stream; that is no error.</summary>
    private static async Task<bool> ReadableAsync(ChannelReader<RunProgress> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
