using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using K4os.Compression.LZ4;

namespace TalentScout.Search;

/// <summary>Candidate and card as bytes, packed by LZ4: whoever fills an index packs two a person, and a page of hits unpacks twenty.</summary>
internal static class StoredCandidate
{
    /// <summary>Of each thread, used again for the next: as bytes of their own these were a tenth of all that filling an index allocates.</summary>
    private static readonly ThreadLocal<Room> Rooms = new(() => new Room());

    public static byte[] CardBytes(CandidateCard card)
    {
        var (bytes, parts) = (Rooms.Value!.Card, Rooms.Value.Parts);
        bytes.ResetWrittenCount();
        parts.ResetWrittenCount();
        StoredCard.Write(card, bytes, parts);
        return Pack(bytes.WrittenSpan);
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
        var whole = GC.AllocateUninitializedArray<byte>(BitConverter.ToInt32(bytes));
        return LZ4Codec.Decode(bytes[sizeof(int)..], whole) == whole.Length ? whole : throw FormReader.Damaged();
    }

    /// <summary>Of this thread.</summary>
    internal static Utf8JsonWriter WriterOf(ArrayBufferWriter<byte> to)
    {
        var writer = Rooms.Value!.Writer;
        writer.Reset(to);
        return writer;
    }

    private static byte[] Pack(ReadOnlySpan<byte> whole)
    {
        var packed = ArrayPool<byte>.Shared.Rent(sizeof(int) + LZ4Codec.MaximumOutputSize(whole.Length));
        try
        {
            BitConverter.TryWriteBytes(packed, whole.Length);
            return packed[..(sizeof(int) + LZ4Codec.Encode(whole, packed.AsSpan(sizeof(int))))];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private sealed class Room
    {
        /// <summary>Letters as they are, as in answers, into which some of it goes untouched.</summary>
        public Room() => Writer = new Utf8JsonWriter(Parts, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public FormWriter Form { get; } = new();
        public Utf8JsonWriter Writer { get; }
        public ArrayBufferWriter<byte> Card { get; } = new(1 << 14);
        public ArrayBufferWriter<byte> Parts { get; } = new(1 << 14);
    }
}
