using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TalentScout.Search;

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

/// <summary>Noughts are left out: most numbers of most people are. What is not nought where nothing is said says so itself (StoredCandidateTests).</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CandidateCard))]
[JsonSerializable(typeof(StoredSkill))]
[JsonSerializable(typeof(HitRepository))]
internal sealed partial class StoredJson : JsonSerializerContext;
