using System.Text;

namespace TalentScout.Search;

/// <summary>
/// A card as it is kept: how many parts there are and the length of each, then the card, the ids of its skills, each skill, the proofs of each skill, each repository, and the work elsewhere. A hit shows some of what may be
/// hundreds of skills: each is read when it is asked for, as each repository is; proofs are kept as JSON and passed on as they are.
/// </summary>
internal sealed class StoredCard
{
    /// <summary>After each id.</summary>
    public const byte Separator = (byte)' ';

    /// <summary>The card, the ids, the work elsewhere.</summary>
    private const int LeastParts = 3;

    private readonly byte[] _bytes;

    /// <summary>Where each part begins; one more than there are parts.</summary>
    private readonly int[] _starts;

    /// <summary>Those that were looked at before.</summary>
    private readonly HitSkill?[] _skills;

    /// <param name="bytes">what <see cref="StoredCardWriter"/> wrote; kept</param>
    /// <exception cref="InvalidDataException">something else</exception>
    public StoredCard(byte[] bytes)
    {
        _bytes = bytes;
        var head = new FormReader(bytes);
        var (parts, skills) = (head.Number(), head.Number());
        // A damaged number asks for no room.
        if (skills < 0 || parts < LeastParts + (2L * skills) || parts > bytes.Length)
            throw FormReader.Damaged();
        _starts = new int[parts + 1];
        for (var part = 0; part < parts; part++)
            _starts[part + 1] = head.Number();
        _starts[0] = head.Position;
        for (var part = 0; part < parts; part++)
            if ((_starts[part + 1] += _starts[part]) is var end && (end < _starts[part] || end > bytes.Length))
                throw FormReader.Damaged();
        Card = CardForm.Card(Part(0));
        _skills = new HitSkill?[skills];
    }

    /// <summary>Without skills, repositories and work.</summary>
    public CandidateCard Card { get; }

    /// <summary>How many skills there are.</summary>
    public int Skills => _skills.Length;

    /// <summary>The most work in other people's repositories.</summary>
    public HitProofs Work => Proofs(_starts.Length - 2);

    private ReadOnlySpan<byte> Ids => _bytes.AsSpan(_starts[1].._starts[2]);

    /// <summary>Place of a skill, 0 for the strongest; -1 where it is not among them.</summary>
    /// <param name="id">of the catalogue: letters that are one byte each</param>
    public int PlaceOf(string id)
    {
        var place = 0;
        foreach (var one in Ids.Split(Separator))
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
    public HitRepository? Repository(int slot) => Part(2 + (2 * _skills.Length) + slot) is { IsAtEnd: false } repository ? CardForm.Repository(repository) : null;

    private HitSkill Read(int place) => CardForm.Skill(Part(2 + place), Proofs(2 + _skills.Length + place));

    private HitProofs Proofs(int part) => HitProofs.FromJson(_bytes.AsMemory(_starts[part].._starts[part + 1]));

    private FormReader Part(int part) => new(_bytes, _starts[part], _starts[part + 1]);
}
