using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Skills of each document with strength, and in which repositories how much of it: what fit, together and breadth are made from.</summary>
internal sealed class SkillColumn
{
    /// <summary>What one step of <see cref="Ceilings"/> is worth.</summary>
    public const double CeilingStep = 1.0 / byte.MaxValue;

    /// <summary>Ceilings are kept of a skill that more than one document in so many has.</summary>
    private const int CeilingsFrom = 64;

    private readonly float[] _strengths;
    private readonly int[] _repositoryStarts;
    private readonly byte[] _slots;
    private readonly Half[] _masses;
    private readonly byte[]?[] _ceilings;

    private SkillColumn(SetColumn skills, float[] strengths, int[] repositoryStarts, byte[] slots, Half[] masses)
    {
        (Skills, _strengths, _repositoryStarts, _slots, _masses) = (skills, strengths, repositoryStarts, slots, masses);
        _ceilings = new byte[]?[skills.Terms.Length];
    }

    public SetColumn Skills { get; }

    /// <param name="row">of <see cref="SetColumn.Find"/>; of -1 the strength is 0</param>
    public float Strength(int row) => row < 0 ? 0 : _strengths[row];

    /// <summary>By document: the strength rounded up to whole steps, at hand without a search in the row. Made when first asked for; empty of a rare skill.</summary>
    public byte[] Ceilings(int ordinal) => _ceilings[ordinal] ??= (long)Skills.Bits(ordinal).Cardinality() * CeilingsFrom < Skills.Documents ? [] : Ceiled(ordinal);

    /// <summary>Slots of the document's repositories with the skill, ascending, and the mass in each; empty where there is none.</summary>
    /// <param name="row">of <see cref="SetColumn.Find"/></param>
    public ReadOnlySpan<byte> Repositories(int row, out ReadOnlySpan<Half> masses)
    {
        masses = [];
        if (row < 0)
            return [];
        var (start, length) = (_repositoryStarts[row], _repositoryStarts[row + 1] - _repositoryStarts[row]);
        masses = _masses.AsSpan(start, length);
        return _slots.AsSpan(start, length);
    }

    private byte[] Ceiled(int ordinal)
    {
        var ceilings = new byte[Skills.Documents];
        for (var doc = 0; doc < ceilings.Length; doc++)
            if (Skills.Bits(ordinal)[doc])
                ceilings[doc] = (byte)Math.Min(byte.MaxValue, Math.Ceiling(Strength(Skills.Find(doc, ordinal)) / CeilingStep));
        return ceilings;
    }

    public static SkillColumn Load(AtomicReader reader)
    {
        var skills = SetColumn.Load(reader, FieldNames.Skill);
        var rows = reader.GetBinaryDocValues(FieldNames.Strengths);
        var strengths = new float[skills.Length];
        var starts = new int[skills.Length + 1];
        var (slots, masses) = (new List<byte>(), new List<Half>());
        var bytes = new BytesRef();
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            var (from, to) = (skills.Starts[doc], skills.Starts[doc + 1]);
            if (from == to)
                continue;
            rows.Get(doc, bytes);
            var at = new ReadOnlySpan<byte>(bytes.Bytes, bytes.Offset, bytes.Length);
            for (var row = from; row < to; row++)
            {
                (strengths[row], var repositories) = StrengthRow.ReadHead(ref at);
                for (var i = 0; i < repositories; i++)
                {
                    var (slot, mass) = StrengthRow.ReadRepository(ref at);
                    slots.Add(slot);
                    masses.Add(mass);
                }

                starts[row + 1] = slots.Count;
            }
        }

        return new SkillColumn(skills, strengths, starts, [.. slots], [.. masses]);
    }
}
