using System.Collections.Immutable;
using Snappier;

namespace TalentScout.Search;

/// <summary>Candidate and card as bytes, packed by Snappy, short cards apart.</summary>
internal static class StoredCandidate
{
    /// <summary>Cards of fewer bytes would become no more than a quarter shorter; longer ones say the same of many skills.</summary>
    private const int LeastPacked = 2048;

    /// <summary>In place of the length of what is packed.</summary>
    private const int AsItIs = 0;

    /// <summary>Of each thread, used again for the next: as bytes of their own these were a tenth of all that filling an index allocates.</summary>
    private static readonly ThreadLocal<Room> Rooms = new(() => new Room());

    /// <summary>Of this thread: the next card is written over it.</summary>
    public static ReadOnlySpan<byte> CardBytes(CandidateCard card)
    {
        var room = Rooms.Value!;
        var whole = room.Card.Write(card);
        if (whole.Length >= LeastPacked)
            return Pack(whole, ref room.PackedCard);
        Grow(ref room.PackedCard, sizeof(int) + whole.Length);
        BitConverter.TryWriteBytes(room.PackedCard, AsItIs);
        whole.CopyTo(room.PackedCard.AsSpan(sizeof(int)));
        return room.PackedCard.AsSpan(0, sizeof(int) + whole.Length);
    }

    public static StoredCard Card(ReadOnlySpan<byte> bytes) => new(Unpack(bytes));

    /// <summary>Of this thread: the next candidate is written over it.</summary>
    public static ReadOnlySpan<byte> Bytes(Candidate candidate) => Pack(Form(candidate), ref Rooms.Value!.Packed);

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
        if (length == AsItIs)
            return bytes[sizeof(int)..].ToArray();
        if (length < 0)
            throw FormReader.Damaged();
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

    private static ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> whole, ref byte[] room)
    {
        Grow(ref room, sizeof(int) + Snappy.GetMaxCompressedLength(whole.Length));
        BitConverter.TryWriteBytes(room, whole.Length);
        return room.AsSpan(0, sizeof(int) + Snappy.Compress(whole, room.AsSpan(sizeof(int))));
    }

    private static void Grow(ref byte[] room, int length)
    {
        if (room.Length < length)
            room = new byte[length * 2];
    }

    private sealed class Room
    {
        public byte[] Packed = [];
        public byte[] PackedCard = [];

        public FormWriter Form { get; } = new();
        public StoredCardWriter Card { get; } = new();
    }
}
