using System.Buffers;
using System.Collections.Immutable;
using Snappier;

namespace TalentScout.Search;

/// <summary>Candidate and card as bytes, packed by Snappy, short cards apart.</summary>
internal static class StoredCandidate
{
    /// <summary>Cards of fewer bytes would become no more than a quarter shorter; longer ones say the same of many skills.</summary>
    private const int LeastPacked = 2048;

    /// <summary>In place of the length of what is packed.</summary>
    private static readonly byte[] AsItIs = new byte[sizeof(int)];

    /// <summary>Of each thread, used again for the next: as bytes of their own these were a tenth of all that filling an index allocates.</summary>
    private static readonly ThreadLocal<Room> Rooms = new(() => new Room());

    public static byte[] CardBytes(CandidateCard card)
    {
        var whole = Rooms.Value!.Card.Write(card);
        return whole.Length < LeastPacked ? [.. AsItIs, .. whole] : Pack(whole);
    }

    public static StoredCard Card(ReadOnlySpan<byte> bytes) => new(Unpack(bytes));

    public static byte[] Bytes(Candidate candidate) => Pack(Form(candidate));

    /// <summary>Not packed; of this thread: the next candidate is written over it.</summary>
    public static ReadOnlySpan<byte> Form(Candidate candidate)
    {
        var form = Rooms.Value!.Form;
        form.Clear();
        CandidateForm.Write(form, candidate);
        return form.Written;
    }

    public static Candidate Read(ReadOnlySpan<byte> bytes) => CandidateForm.Read(new FormReader(Unpack(bytes)));

    /// <summary>The repositories of a candidate alone: what their skills come from is most of what is kept, and is not read.</summary>
    public static ImmutableArray<CandidateRepository> Repositories(ReadOnlySpan<byte> bytes) => CandidateForm.Repositories(new FormReader(Unpack(bytes)));

    public static byte[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var length = BitConverter.ToInt32(bytes);
        if (length == 0)
            return bytes[sizeof(int)..].ToArray();
        var whole = GC.AllocateUninitializedArray<byte>(length);
        try
        {
            return Snappy.Decompress(bytes[sizeof(int)..], whole) == whole.Length ? whole : throw FormReader.Damaged();
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw FormReader.Damaged();
        }
    }

    private static byte[] Pack(ReadOnlySpan<byte> whole)
    {
        var packed = ArrayPool<byte>.Shared.Rent(sizeof(int) + Snappy.GetMaxCompressedLength(whole.Length));
        try
        {
            BitConverter.TryWriteBytes(packed, whole.Length);
            return packed[..(sizeof(int) + Snappy.Compress(whole, packed.AsSpan(sizeof(int))))];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private sealed class Room
    {
        public FormWriter Form { get; } = new();
        public StoredCardWriter Card { get; } = new();
    }
}
