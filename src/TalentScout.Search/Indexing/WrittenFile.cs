using System.Buffers;
using System.IO.Hashing;
using Lucene.Net.Store;

namespace TalentScout.Search;

/// <summary>A file of an index while it is written. Lucene's own takes two calls and two checks for each byte, and counts the checksum byte by byte.</summary>
/// <param name="closed">called once</param>
internal sealed class WrittenFile(string path, Action closed) : IndexOutput
{
    private const int BufferLength = 1 << 16;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int _held;
    private int _checked;
    private readonly Crc32 _checksum = new();

    /// <summary>That is in the file.</summary>
    private long _written;

    public override long Position => _written + _held;

    public override long Length
    {
        get => Position;
        set => throw new NotSupportedException("what is written is as long as it is");
    }

    /// <summary>Of all that was written so far.</summary>
    public override long Checksum
    {
        get
        {
            Check();
            return _checksum.GetCurrentHashAsUInt32();
        }
    }

    public override void WriteByte(byte b)
    {
        var buffer = Buffer;
        if (_held == buffer.Length)
            WriteHeld();
        buffer[_held++] = b;
    }

    public override void WriteBytes(byte[] b, int offset, int length)
    {
        for (var rest = b.AsSpan(offset, length); !rest.IsEmpty;)
        {
            var buffer = Buffer;
            if (_held == buffer.Length)
                WriteHeld();
            var part = rest[..Math.Min(rest.Length, buffer.Length - _held)];
            part.CopyTo(buffer.AsSpan(_held));
            _held += part.Length;
            rest = rest[part.Length..];
        }
    }

    public override void Flush() => WriteHeld();

    [Obsolete("as in the base class")]
    public override void Seek(long pos) => throw new NotSupportedException("files of an index are written from the first byte to the last");

    protected override void Dispose(bool disposing)
    {
        if (!disposing || _buffer is null)
            return;
        try
        {
            WriteHeld();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
            _file.Dispose();
            closed();
        }
    }

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(WrittenFile));

    private void WriteHeld()
    {
        Check();
        _file.Write(Buffer, 0, _held);
        _written += _held;
        (_held, _checked) = (0, 0);
    }

    private void Check()
    {
        _checksum.Append(Buffer.AsSpan(_checked.._held));
        _checked = _held;
    }
}
