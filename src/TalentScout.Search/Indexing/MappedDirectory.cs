using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Lucene.Net.Store;

namespace TalentScout.Search;

/// <summary>
/// A folder of an index whose files are read where the system has mapped them. Lucene's own mapped files take a call with a lock for every byte, which is most of what it does when it opens,
/// merges or reads a word.
/// </summary>
internal sealed class MappedDirectory(string path) : FSDirectory(new DirectoryInfo(path), null)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        return new MappedInput(Path.Combine(Directory.FullName, name));
    }

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        EnsureOpen();
        EnsureCanWrite(name);
        return new WrittenFile(Path.Combine(Directory.FullName, name), () => IsWritten(name));
    }

    /// <summary>Within the folder a second name for the same bytes, where the file system has such names: nothing is written again.</summary>
    public override void Copy(Lucene.Net.Store.Directory to, string src, string dest, IOContext context)
    {
        EnsureOpen();
        var target = to;
        while (target is FilterDirectory filter)
            target = filter.Delegate;
        if (target == this)
        {
            EnsureCanWrite(dest);
            if (HardLink.TryCreate(Path.Combine(Directory.FullName, dest), Path.Combine(Directory.FullName, src)))
            {
                IsWritten(dest);
                return;
            }
        }

        base.Copy(to, src, dest, context);
    }

    /// <summary>To be made durable by the next commit.</summary>
    private void IsWritten(string name)
    {
        lock (m_syncLock)
            m_staleFiles.Add(name);
    }
}

/// <summary>
/// A mapped file, or a copy of the reader with a place of its own. Nothing is unmapped while any of them can still be reached: what reads too long finds bytes, not a fault.
/// </summary>
internal sealed unsafe class MappedInput : IndexInput
{
    private readonly MappedFile _file;
    private readonly byte* _start;
    private readonly long _length;
    private long _at;

    public MappedInput(string path)
        : base(path)
    {
        _file = new MappedFile(path);
        _start = _file.Start;
        _length = _file.Length;
    }

    public override long Length => _length;
    public override long Position => _at;

    public override void Seek(long pos)
    {
        if ((ulong)pos > (ulong)_length)
            throw PastEnd();
        _at = pos;
    }

    public override void SkipBytes(long numBytes) => Seek(_at + numBytes);

    public override byte ReadByte()
    {
        var value = *Take(1);
        GC.KeepAlive(_file);
        return value;
    }

    public override void ReadBytes(byte[] b, int offset, int len)
    {
        new ReadOnlySpan<byte>(Take(len), len).CopyTo(b.AsSpan(offset, len));
        GC.KeepAlive(_file);
    }

    public override short ReadInt16()
    {
        var value = Unsafe.ReadUnaligned<short>(Take(sizeof(short)));
        GC.KeepAlive(_file);
        return BinaryPrimitives.ReverseEndianness(value);
    }

    public override int ReadInt32()
    {
        var value = Unsafe.ReadUnaligned<int>(Take(sizeof(int)));
        GC.KeepAlive(_file);
        return BinaryPrimitives.ReverseEndianness(value);
    }

    public override long ReadInt64()
    {
        var value = Unsafe.ReadUnaligned<long>(Take(sizeof(long)));
        GC.KeepAlive(_file);
        return BinaryPrimitives.ReverseEndianness(value);
    }

    public override int ReadVInt32()
    {
        int part = ReadByte();
        var value = part & 127;
        for (var shift = 7; part > 127; shift += 7)
        {
            part = ReadByte();
            value |= (part & 127) << shift;
        }

        return value;
    }

    public override long ReadVInt64()
    {
        long part = ReadByte();
        var value = part & 127;
        for (var shift = 7; part > 127; shift += 7)
        {
            part = ReadByte();
            value |= (part & 127) << shift;
        }

        return value;
    }

    /// <summary>Unmapped when nothing reads it any more.</summary>
    protected override void Dispose(bool disposing)
    {
    }

    private byte* Take(int bytes)
    {
        if (_length - _at < bytes)
            throw PastEnd();
        var place = _start + _at;
        _at += bytes;
        return place;
    }

    private EndOfStreamException PastEnd() => new($"{this}: read beyond the end");
}
