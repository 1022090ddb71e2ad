using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Skills of each document with strength, and in which repositories how much of it: what fit, together and breadth are made from.</summary>
internal sealed class SkillColumn
{
    private readonly float[] _strengths;
    private readonly int[] _repositoryStarts;
    private readonly byte[] _slots;
    private readonly Half[] _masses;

    private SkillColumn(SetColumn skills, float[] strengths, int[] repositoryStarts, byte[] slots, Half[] masses) =>
        (Skills, _strengths, _repositoryStarts, _slots, _masses) = (skills, strengths, repositoryStarts, slots, masses);

    public SetColumn Skills { get; }

    /// <summary>0 where the document has no trace of the skill.</summary>
    public float Strength(int doc, int ordinal)
    {
        var at = Skills.Find(doc, ordinal);
        return at < 0 ? 0 : _strengths[at];
    }

    /// <summary>Slots of the document's repositories with the skill, ascending, and the mass in each; empty where there is none.</summary>
    public ReadOnlySpan<byte> Repositories(int doc, int ordinal, out ReadOnlySpan<Half> masses)
    {
        var at = Skills.Find(doc, ordinal);
        masses = [];
        if (at < 0)
            return [];
        var (start, length) = (_repositoryStarts[at], _repositoryStarts[at + 1] - _repositoryStarts[at]);
        masses = _masses.AsSpan(start, length);
        return _slots.AsSpan(start, length);
    }

    public static SkillColumn Load(AtomicReader reader)
    {
        var skills = SetColumn.Load(reader, FieldNames.Skill);
        var rows = reader.GetBinaryDocValues(FieldNames.Strengths);
        var strengths = new float[skills.Rows.Length];
        var starts = new int[skills.Rows.Length + 1];
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
