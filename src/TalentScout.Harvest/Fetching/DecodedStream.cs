using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// One coding taken off. A body that ends before its coding does is damage and not an end, which the runtime holds only as Directory.Build.props tells it to; no bytes at all
/// are an empty body, whatever the header says of it, as servers send it with errors.
/// </summary>
internal sealed class DecodedStream : ForwardStream
{
    /// <summary>8 MiB, as RFC 8878 section 3.1.1.1.2 recommends for decoders.</summary>
    private const int ZstdWindowLog = 23;

    private readonly Stream _coded;
    private readonly Func<Stream, byte[], Stream> _decoder;
    private readonly byte[] _head = new byte[2];

    /// <summary>What follows the end of the coded bytes is read and thrown away: only so does a layer beneath come to its own end, and say where it breaks off.</summary>
    private readonly byte[] _rest = new byte[512];
    private Stream? _plain;

    private DecodedStream(Stream coded, Func<Stream, byte[], Stream> decoder) => (_coded, _decoder) = (coded, decoder);

    /// <param name="coding">As in Content-Encoding, lower case.</param>
    /// <returns>Null where the coding is unknown.</returns>
    public static DecodedStream? Of(Stream coded, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new(coded, (stream, _) => new GZipStream(stream, CompressionMode.Decompress)),
        "deflate" => new(coded, Deflate),
        "br" => new(coded, (stream, _) => new BrotliStream(stream, CompressionMode.Decompress)),
        "zstd" => new(coded, (stream, _) => Zstd(stream)),
        _ => null,
    };

    public override int Read(Span<byte> buffer)
    {
        if (_plain is null)
            Begin(_coded.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false));
        var read = _plain!.Read(buffer);
        if (read == 0 && buffer.Length > 0)
            while (_coded.Read(_rest) > 0)
                continue;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_plain is null)
            Begin(await _coded.ReadAtLeastAsync(_head, _head.Length, throwOnEndOfStream: false, cancellationToken));
        var read = await _plain!.ReadAsync(buffer, cancellationToken);
        if (read == 0 && buffer.Length > 0)
            while (await _coded.ReadAsync(_rest, cancellationToken) > 0)
                continue;
        return read;
    }

    private void Begin(int read) => _plain = read == 0 ? Null : _decoder(new PrependedStream(_head.AsMemory(0, read), _coded), _head);

    /// <summary>"deflate" as servers mean it: in a zlib wrapping, as RFC 9110 has it, or raw. The first two bytes tell (RFC 1950 section 2.2).</summary>
    private static Stream Deflate(Stream coded, byte[] head) => (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0
        ? new ZLibStream(coded, CompressionMode.Decompress)
        : new DeflateStream(coded, CompressionMode.Decompress);

    private static DecompressionStream Zstd(Stream coded)
    {
        var stream = new DecompressionStream(coded, checkEndOfStream: true, leaveOpen: false);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdWindowLog);
        return stream;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain?.Dispose();
            _coded.Dispose();
        }
        base.Dispose(disposing);
    }
}
