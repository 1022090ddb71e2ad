using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TalentScout.Search;

/// <summary>A file where the system has mapped it, to be read. It stays mapped until nobody can reach this any more, also where the file is removed meanwhile.</summary>
internal sealed unsafe class MappedFile
{
    private readonly SafeMemoryMappedViewHandle? _view;
    private readonly byte* _start;

    /// <exception cref="FileNotFoundException">as of a stream</exception>
    public MappedFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Length = file.Length;
        // Nothing can be mapped of an empty file.
        if (Length == 0)
            return;
        using var mapped = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
        _view.AcquirePointer(ref _start);
    }

    ~MappedFile()
    {
        _view?.ReleasePointer();
        _view?.Dispose();
    }

    /// <summary>Null of an empty file. Whoever reads there has to keep this reachable.</summary>
    public byte* Start => _start;

    /// <summary>In bytes.</summary>
    public long Length { get; }
}
