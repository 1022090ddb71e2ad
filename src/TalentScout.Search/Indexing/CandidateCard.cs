using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using K4os.Compression.LZ4;

namespace TalentScout.Search;

/// <summary>What a hit shows of a candidate, made when it is indexed, so that a page of hits need not read whole candidates.</summary>
internal sealed record CandidateCard
{
    private const int EvidencePerSkill = 3;

    /// <summary>Skills that show several proofs; the weaker ones show one.</summary>
    private const int RichSkills = 20;
    private const int WorkShown = 3;

    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public string? Name { get; init; }
    public string? ProfileUrl { get; init; }
    public required Place Place { get; init; }
    public Availability? Availability { get; init; }

    /// <summary>Strongest first. Kept apart, as work and repositories are (<see cref="StoredCard"/>).</summary>
    [JsonIgnore]
    public ImmutableArray<HitSkill> Skills { get; init; } = [];

    /// <summary>The most work in other people's repositories.</summary>
    [JsonIgnore]
    public HitProofs Work { get; init; } = HitProofs.None;
    public Month? LastActive { get; init; }
    public int ActiveMonths { get; init; }
    public int MergedElsewhere { get; init; }
    public int EvidenceCount { get; init; }
    public string? Company { get; init; }
    public string? Bio { get; init; }

    /// <summary>Those in which skills were seen, by their place in the candidate's list; null where none was.</summary>
    [JsonIgnore]
    public ImmutableArray<HitRepository?> Repositories { get; init; } = [];

    public static CandidateCard Of(Candidate candidate, ImmutableArray<SkillStrength> strengths, PersonFacts facts, SkillCatalogue catalogue)
    {
        var skills = SkillsOf(strengths, catalogue, candidate.Login);
        return Of(candidate, facts) with { Skills = skills, Repositories = RepositoriesOf(candidate, strengths) };
    }

    private static CandidateCard Of(Candidate candidate, PersonFacts facts) => new()
    {
        Id = candidate.Id,
        Login = candidate.Login,
        Name = candidate.Name,
        ProfileUrl = candidate.ProfileUrl,
        Place = candidate.Place,
        Availability = candidate.Availability,
        Work = [.. facts.ContributionParts.Take(WorkShown).Select(c => new HitEvidence(c.Repository.Url, TraceSentence.Of(c.Repository), LastOf(c.Repository)))],
        LastActive = candidate.LastActive,
        ActiveMonths = candidate.ActiveMonths,
        MergedElsewhere = candidate.MergedElsewhere,
        EvidenceCount = candidate.Skills.Sum(s => s.TraceCount),
        Company = candidate.Company,
        Bio = candidate.Bio,
    };

    private static ImmutableArray<HitRepository?> RepositoriesOf(Candidate candidate, ImmutableArray<SkillStrength> strengths)
    {
        var slots = strengths.SelectMany(s => s.Repositories).Select(r => (int)r.Slot).ToHashSet();
        return [.. candidate.Repositories.Take(slots.Count == 0 ? 0 : slots.Max() + 1).Select((r, slot) => slots.Contains(slot) ? new HitRepository(r.FullName, r.Url) : null)];
    }

    /// <summary>Strongest first; equal ones by id.</summary>
    /// <param name="login">Whose they are.</param>
    public static ImmutableArray<HitSkill> SkillsOf(ImmutableArray<SkillStrength> strengths, SkillCatalogue catalogue, string login) =>
    [
        .. strengths.OrderByDescending(s => s.Value).ThenBy(s => s.Skill, StringComparer.Ordinal)
            .Select((s, place) => new HitSkill(s.Skill, s.Kind, s.Value, s.How, s.Last, EvidenceOf(s, place < RichSkills ? EvidencePerSkill : 1, login))
            {
                Name = catalogue.Find(s.Skill)?.Name,
            }),
    ];

    /// <summary>Each place of a repository once.</summary>
    private static HitProofs EvidenceOf(SkillStrength strength, int take, string login)
    {
        Span<int> taken = stackalloc int[EvidencePerSkill];
        var evidence = ImmutableArray.CreateBuilder<HitEvidence>(Math.Min(take, strength.Parts.Length));
        for (var i = 0; i < strength.Parts.Length && evidence.Count < take; i++)
        {
            var trace = strength.Parts[i].Trace;
            if (Has(strength.Parts, taken[..evidence.Count], trace))
                continue;
            taken[evidence.Count] = i;
            evidence.Add(new HitEvidence(AddressOf(trace, login), TraceSentence.Of(trace), trace.Last));
        }

        return HitProofs.Of(evidence.DrainToImmutable());
    }

    private static bool Has(ImmutableArray<StrengthPart> parts, ReadOnlySpan<int> taken, SkillTrace trace)
    {
        foreach (var part in taken)
            if (parts[part].Trace.Url == trace.Url && parts[part].Trace.Repository == trace.Repository)
                return true;
        return false;
    }

    /// <summary>Where the sentence can be checked: "38 commits merged into a/b" in the list of those commits, a line of a manifest in the manifest.</summary>
    private static string AddressOf(SkillTrace trace, string login) => trace is { How: How.Merged or How.Authored, Path: null } && IsOfRepository(trace) ? WorkAddress.Of(trace, login) ?? trace.Url : trace.Url;

    /// <summary>What the repository is about, and no change of theirs, which has a page of its own.</summary>
    private static bool IsOfRepository(SkillTrace trace)
    {
        const string Readme = "#readme";
        var page = trace.Url.EndsWith(Readme, StringComparison.OrdinalIgnoreCase) ? trace.Url.AsSpan()[..^Readme.Length] : trace.Url;
        return trace.RepositoryName is { } name && page.EndsWith(name, StringComparison.OrdinalIgnoreCase) && page[..^name.Length] is [.., '/'];
    }

    private static Month? LastOf(CandidateRepository repository) => repository.Months is [.., var last] ? last.Month : null;
}

/// <summary>What is kept of a skill beside its proofs; as in <see cref="HitSkill"/>.</summary>
internal sealed record StoredSkill(string Id, SkillKind Kind, double Strength, How How, Month? Last, string? Name);

/// <summary>
/// A card as it is kept: a table of lengths, the card's JSON, the ids of its skills, then the JSON of each skill, of the proofs of each skill, of each repository, and of the work elsewhere. A hit shows some of what may be hundreds of
/// skills: each is read when it is asked for, as each repository is; proofs are passed on as they are.
/// </summary>
internal sealed class StoredCard
{
    /// <summary>After each id.</summary>
    private const char Separator = ' ';

    private readonly byte[] _bytes;

    /// <summary>Where each part begins; one more than there are parts.</summary>
    private readonly int[] _starts;

    /// <summary>Those that were looked at before.</summary>
    private readonly HitSkill?[] _skills;

    /// <param name="bytes">what <see cref="Write"/> wrote; kept</param>
    public StoredCard(byte[] bytes)
    {
        _bytes = bytes;
        var lengths = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(sizeof(int), sizeof(int) * BitConverter.ToInt32(bytes)));
        _starts = new int[lengths.Length + 1];
        _starts[0] = sizeof(int) * (1 + lengths.Length);
        for (var part = 0; part < lengths.Length; part++)
            _starts[part + 1] = _starts[part] + lengths[part];
        Card = Part(0, StoredJson.Default.CandidateCard) ?? throw new InvalidDataException("an empty card in the index");
        _skills = new HitSkill?[Ids.Count((byte)Separator)];
    }

    /// <summary>Without skills, repositories and work.</summary>
    public CandidateCard Card { get; }

    /// <summary>How many skills there are.</summary>
    public int Skills => _skills.Length;

    /// <summary>The most work in other people's repositories.</summary>
    public HitProofs Work => Proofs(_starts.Length - 2);

    private ReadOnlySpan<byte> Ids => Bytes(1);

    /// <summary>Place of a skill, 0 for the strongest; -1 where it is not among them.</summary>
    /// <param name="id">of the catalogue: letters that are one byte each</param>
    public int PlaceOf(string id)
    {
        var place = 0;
        foreach (var one in Ids.Split((byte)Separator))
        {
            if (Ascii.Equals(Ids[one], id))
                return place;
            place++;
        }

        return -1;
    }

    /// <param name="place">0 for the strongest</param>
    public HitSkill Skill(int place) => _skills[place] ??= Read(place);

    /// <summary>Null where no skill was seen in it.</summary>
    /// <param name="slot">place in the candidate's list</param>
    public HitRepository? Repository(int slot) => Part(2 + (2 * _skills.Length) + slot, StoredJson.Default.HitRepository);

    /// <summary>What the constructor reads.</summary>
    /// <param name="parts">empty; room for those parts until all is known that stands before them</param>
    public static void Write(CandidateCard card, ArrayBufferWriter<byte> to, ArrayBufferWriter<byte> parts)
    {
        var lengths = new List<int>(3 + (2 * card.Skills.Length) + card.Repositories.Length);
        var writer = StoredCandidate.WriterOf(parts);
        var before = 0;
        JsonSerializer.Serialize(writer, card, StoredJson.Default.CandidateCard);
        End();
        foreach (var skill in card.Skills)
        {
            parts.Advance(Encoding.UTF8.GetBytes(skill.Id, parts.GetSpan(Encoding.UTF8.GetMaxByteCount(skill.Id.Length))));
            parts.Write([(byte)Separator]);
        }

        End();
        foreach (var skill in card.Skills)
        {
            JsonSerializer.Serialize(writer, new StoredSkill(skill.Id, skill.Kind, skill.Strength, skill.How, skill.Last, skill.Name), StoredJson.Default.StoredSkill);
            End();
        }

        foreach (var skill in card.Skills)
        {
            skill.Evidence.WriteTo(writer);
            End();
        }

        foreach (var repository in card.Repositories)
        {
            if (repository is not null)
                JsonSerializer.Serialize(writer, repository, StoredJson.Default.HitRepository);
            End();
        }

        card.Work.WriteTo(writer);
        End();
        Span<int> count = [lengths.Count];
        to.Write(MemoryMarshal.AsBytes(count));
        to.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(lengths)));
        to.Write(parts.WrittenSpan);

        void End()
        {
            writer.Flush();
            // The next part is a text of its own.
            writer.Reset();
            lengths.Add(parts.WrittenCount - before);
            before = parts.WrittenCount;
        }
    }

    private HitSkill Read(int place)
    {
        var skill = Part(2 + place, StoredJson.Default.StoredSkill) ?? throw new InvalidDataException("an empty skill in the index");
        return new HitSkill(skill.Id, skill.Kind, skill.Strength, skill.How, skill.Last, Proofs(2 + _skills.Length + place)) { Name = skill.Name };
    }

    private HitProofs Proofs(int part) => HitProofs.FromJson(_bytes.AsMemory(_starts[part].._starts[part + 1]));

    private ReadOnlySpan<byte> Bytes(int part) => _bytes.AsSpan(_starts[part].._starts[part + 1]);

    private T? Part<T>(int part, JsonTypeInfo<T> type)
        where T : class => Bytes(part) is { IsEmpty: false } json ? JsonSerializer.Deserialize(json, type) : null;
}

/// <summary>Of a <see cref="Candidate"/> as it is kept, where they worked.</summary>
internal sealed record StoredWork
{
    public ImmutableArray<CandidateRepository> Repositories { get; init; } = [];
}

/// <summary>Candidate and card as bytes: JSON, packed by LZ4: whoever fills an index packs two texts a person, and a page of hits unpacks twenty.</summary>
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

    public static byte[] Bytes(Candidate candidate) => Pack(Written(candidate, StoredJson.Default.Candidate));

    public static byte[] Json(Candidate candidate) => Written(candidate, StoredJson.Default.Candidate).ToArray();

    public static Candidate Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(Unpack(bytes), StoredJson.Default.Candidate) ?? throw new InvalidDataException("an empty candidate in the index");

    /// <summary>The repositories of a candidate alone: what their skills come from is most of what is kept, and is passed over.</summary>
    public static ImmutableArray<CandidateRepository> Repositories(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(Unpack(bytes), StoredJson.Default.StoredWork)?.Repositories ?? throw new InvalidDataException("an empty candidate in the index");

    public static byte[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var json = GC.AllocateUninitializedArray<byte>(BitConverter.ToInt32(bytes));
        return LZ4Codec.Decode(bytes[sizeof(int)..], json) == json.Length
            ? json
            : throw new InvalidDataException("a damaged candidate in the index; reindex makes it anew");
    }

    /// <summary>Of this thread: the next text is written over it.</summary>
    internal static ReadOnlySpan<byte> Written<T>(T value, JsonTypeInfo<T> type)
    {
        var json = Rooms.Value!.Json;
        json.ResetWrittenCount();
        var writer = WriterOf(json);
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        return json.WrittenSpan;
    }

    /// <summary>Of this thread.</summary>
    internal static Utf8JsonWriter WriterOf(ArrayBufferWriter<byte> to)
    {
        var writer = Rooms.Value!.Writer;
        writer.Reset(to);
        return writer;
    }

    private static byte[] Pack(ReadOnlySpan<byte> json)
    {
        var packed = ArrayPool<byte>.Shared.Rent(sizeof(int) + LZ4Codec.MaximumOutputSize(json.Length));
        try
        {
            BitConverter.TryWriteBytes(packed, json.Length);
            return packed[..(sizeof(int) + LZ4Codec.Encode(json, packed.AsSpan(sizeof(int))))];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private sealed class Room
    {
        /// <summary>Letters as they are, as in answers, into which some of it goes untouched.</summary>
        public Room() => Writer = new Utf8JsonWriter(Json, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public ArrayBufferWriter<byte> Json { get; } = new(1 << 14);
        public Utf8JsonWriter Writer { get; }
        public ArrayBufferWriter<byte> Card { get; } = new(1 << 14);
        public ArrayBufferWriter<byte> Parts { get; } = new(1 << 14);
    }
}

/// <summary>Noughts are left out: most numbers of most people are. What is not nought where nothing is said says so itself (StoredCandidateTests).</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Candidate))]
[JsonSerializable(typeof(CandidateCard))]
[JsonSerializable(typeof(StoredSkill))]
[JsonSerializable(typeof(StoredWork))]
[JsonSerializable(typeof(HitRepository))]
internal sealed partial class StoredJson : JsonSerializerContext;
