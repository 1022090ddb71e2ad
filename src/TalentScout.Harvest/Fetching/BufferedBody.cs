using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace TalentScout.Harvest.Fetching;

/// <summary>A whole body, read under a cap into a rented array: pages of commits are some hundred kilobytes, each would be a large object. Valid until disposed.</summary>
internal sealed class BufferedBody : HttpContent
{
    private byte[]? _rented;
    private readonly int _length;

    private BufferedBody(byte[] rented, int length)
    {
        _rented = rented;
        _length = length;
    }

    public ReadOnlyMemory<byte> Memory => _rented is { } bytes ? bytes.AsMemory(0, _length) : throw new ObjectDisposedException(nameof(BufferedBody));

    /// <summary>Null where the body is longer than <paramref name="cap"/> bytes, unless it may be cut there.</summary>
    /// <param name="stream">The plain body.</param>
    public static async Task<BufferedBody?> ReadAsync(Stream stream, HttpContentHeaders headers, int cap, bool cut, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(cap, Math.Max(16 * 1024, headers.ContentLength ?? 0)) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    break;
                length += read;
                if (length > cap && cut)
                {
                    length = cap;
                    break;
                }
                if (length > cap)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return null;
                }
                if (length == buffer.Length)
                    buffer = Grown(buffer, length);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
        var body = new BufferedBody(buffer, length);
        if (headers.ContentType is { } type)
            body.Headers.ContentType = type;
        if (headers.LastModified is { } modified)
            body.Headers.LastModified = modified;
        return body;
    }

    private static byte[] Grown(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Memory).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _rented, null) is { } bytes)
            ArrayPool<byte>.Shared.Return(bytes);
        base.Dispose(disposing);
    }
}
