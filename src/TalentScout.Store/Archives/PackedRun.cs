using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Store;

/// <summary>Records of one run as they lie in the table: all that costs time, done before the writer's turn.</summary>
internal readonly record struct PackedChunk(long First, long Last, byte[] Data);

internal static class PackedRun
{
    /// <summary>Sorted records into chunks; a key's records are never parted.</summary>
    public static IEnumerable<PackedChunk> Chunks<T>(IRunKind<T> kind, IEnumerable<T> sorted)
        where T : struct
    {
        var cut = new ChunkCut<T>(kind);
        foreach (var record in sorted)
        {
            if (cut.Add(record) is { } chunk)
                yield return chunk;
        }

        if (cut.Rest() is { } last)
            yield return last;
    }

    /// <summary>Numbers in order, as the steps between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] OfEvents(ImmutableArray<ulong> events)
    {
        var writer = new ChunkWriter();
        var before = 0UL;
        foreach (var id in events)
        {
            writer.Number(id - before);
            before = id;
        }

        return Packing.PackQuickly(writer.Bytes);
    }

    public static void ReadEvents(byte[] packed, ImmutableArray<ulong>.Builder into)
    {
        var reader = new ChunkReader(Packing.Unpack(packed));
        for (var id = 0UL; !reader.AtEnd;)
            into.Add(id += reader.Number());
    }
}

/// <summary>Cuts sorted records into chunks as they come. Compiled for speed at once: a short import is done before the runtime would find out that this is worth it.</summary>
internal sealed class ChunkCut<T>(IRunKind<T> kind)
    where T : struct
{
    /// <summary>Before packing: some seven thousand counts. Larger packs better, smaller is quicker to find one person in.</summary>
    private const int ChunkBytes = 64 * 1024;

    private readonly ChunkWriter _writer = new();
    private T? _before;
    private long _first, _last;

    /// <returns>The chunk that this record does not belong to any more; null where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackedChunk? Add(in T record)
    {
        var key = kind.KeyOf(record);
        var full = _before is not null && _writer.Length >= ChunkBytes && _last != key ? Rest() : null;
        if (_before is null)
            _first = key;
        kind.Write(_writer, record, _before);
        (_before, _last) = (record, key);
        return full;
    }

    /// <returns>What is left; null where nothing is.</returns>
    public PackedChunk? Rest()
    {
        if (_before is null)
            return null;
        var chunk = new PackedChunk(_first, _last, Packing.PackQuickly(_writer.Bytes));
        _writer.Clear();
        _before = null;
        return chunk;
    }
}
