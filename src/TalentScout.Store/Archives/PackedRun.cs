using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>Records of one run as they lie in the table: all that costs time, done before the writer's turn.</summary>
internal readonly record struct PackedChunk(long First, long Last, byte[] Data);

internal static class PackedRun
{
    /// <summary>Before packing: some seven thousand counts. Larger packs better, smaller is quicker to find one person in.</summary>
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Sorted records into chunks; a key's records are never parted.</summary>
    public static IEnumerable<PackedChunk> Chunks<T>(IRunKind<T> kind, IEnumerable<T> sorted)
        where T : struct
    {
        var writer = new ChunkWriter();
        T? before = null;
        var first = 0L;
        foreach (var record in sorted)
        {
            var key = kind.KeyOf(record);
            if (before is { } last && writer.Length >= ChunkBytes && kind.KeyOf(last) != key)
            {
                yield return new PackedChunk(first, kind.KeyOf(last), Packing.Pack(writer.Bytes));
                writer.Clear();
                before = null;
            }

            first = before is null ? key : first;
            kind.Write(writer, record, before);
            before = record;
        }

        if (before is { } end)
            yield return new PackedChunk(first, kind.KeyOf(end), Packing.Pack(writer.Bytes));
    }

    /// <summary>Numbers in order, as the steps between them.</summary>
    public static byte[] OfEvents(ImmutableArray<ulong> events)
    {
        var writer = new ChunkWriter();
        var before = 0UL;
        foreach (var id in events)
        {
            writer.Number(id - before);
            before = id;
        }

        return Packing.Pack(writer.Bytes);
    }

    public static void ReadEvents(byte[] packed, ImmutableArray<ulong>.Builder into)
    {
        var reader = new ChunkReader(Packing.Unpack(packed));
        for (var id = 0UL; !reader.AtEnd;)
            into.Add(id += reader.Number());
    }
}
