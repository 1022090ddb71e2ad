using System.Buffers;

namespace TalentScout.Export;

/// <summary>
/// Takes what a class writes that writes synchronously, if only sometimes, and sends it on without blocking a thread: the zip classes (an entry's DeflateStream is disposed
/// synchronously), JsonSerializer (flushes its writer synchronously) and CsvWriter (where rows are too few for several threads).
/// </summary>
internal sealed class Outbox(Stream output) : Stream
{
    /// <summary>Bytes gathered before they are sent on.</summary>
    private const int Enough = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _waiting = new(2 * Enough);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends on what waits, once it is worth it.</summary>
    public Task SendAsync(CancellationToken cancel) => _waiting.WrittenCount < Enough ? Task.CompletedTask : SendAllAsync(cancel);

    /// <summary>Sends on all that waits, and has it sent on.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await SendAllAsync(cancel);
        await output.FlushAsync(cancel);
    }

    private async Task SendAllAsync(CancellationToken cancel)
    {
        await output.WriteAsync(_waiting.WrittenMemory, cancel);
        _waiting.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SendAllAsync(cancellationToken);
        await output.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Sent when asked for, not when the zip thinks so.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
