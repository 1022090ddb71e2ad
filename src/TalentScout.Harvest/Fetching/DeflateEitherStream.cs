using System.IO.Compression;

namespace TalentScout.Harvest.Fetching;

/// <summary>"deflate" as servers mean it: in a zlib wrapping, as RFC 9110 has it, or raw. The first two bytes tell (RFC 1950 section 2.2).</summary>
internal sealed class DeflateEitherStream(Stream coded) : ForwardStream
{
    private readonly byte[] _head = new byte[2];
    private Stream? _plain;

    public override int Read(Span<byte> buffer)
    {
        if (_plain is null)
            Begin(coded.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false));
        return _plain!.Read(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_plain is null)
            Begin(await coded.ReadAtLeastAsync(_head, _head.Length, throwOnEndOfStream: false, cancellationToken));
        return await _plain!.ReadAsync(buffer, cancellationToken);
    }

    private void Begin(int read)
    {
        var zlib = read == 2 && (_head[0] & 0x0F) == 8 && ((_head[0] << 8) | _head[1]) % 31 == 0;
        var whole = new PrependedStream(_head.AsMemory(0, read), coded);
        _plain = zlib ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain?.Dispose();
            coded.Dispose();
        }
        base.Dispose(disposing);
    }
}
