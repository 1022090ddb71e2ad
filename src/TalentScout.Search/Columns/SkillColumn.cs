using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Skills of each document with strength, and in which repositories how much of it: what fit, together and breadth are made from.</summary>
internal sealed class SkillColumn
{
    private const int BytesPerRepository = 1 + 2;

    // What is read of a row together stands together: most of the time goes into waiting for memory.
    private readonly Column<RowHead> _heads;

    /// <summary>Of each row the slots of its repositories, then their masses.</summary>
    private readonly Column<byte> _repositories;
    private readonly SkillCeilings?[] _ceilings;
    private readonly int[]?[] _ofKind = new int[]?[Enum.GetValues<SkillKind>().Length];

    private SkillColumn(SetColumn skills, Column<RowHead> heads, Column<byte> repositories)
    {
        (Skills, _heads, _repositories) = (skills, heads, repositories);
        _ceilings = new SkillCeilings?[skills.Terms.Length];
    }

    public SetColumn Skills { get; }

    /// <param name="row">of <see cref="SetColumn.Find"/>; of -1 the strength is 0</param>
    public float Strength(int row) => row < 0 ? 0 : _heads[row].Strength;

    /// <summary>Of each document the row where it has the skill, -1 where it has not; what is read of the rows next is brought near.</summary>
    public void FindEach(ReadOnlySpan<int> docs, int ordinal, Span<int> rows)
    {
        rows = rows[..docs.Length];
        Skills.FindEach(docs, ordinal, rows);
        foreach (var row in rows)
            _heads.Fetch(row + 1);
        foreach (var row in rows)
            if (row >= 0)
                _repositories.Fetch(_heads[row].Start);
    }

    /// <summary>The skills of a kind that anybody of the segment has: looked up when first asked for. Others than these are not in the catalogue.</summary>
    /// <param name="catalogue">Of the index.</param>
    public ReadOnlySpan<int> OfKind(SkillKind kind, SkillCatalogue catalogue) =>
        _ofKind[(int)kind] ??= [.. Enumerable.Range(0, Skills.Terms.Length).Where(ordinal => catalogue.Find(Skills.Terms[ordinal])?.Kind == kind)];

    /// <summary>By document, at hand without a search in the row. Made when first asked for.</summary>
    public SkillCeilings Ceilings(int ordinal, QueryRules rules) => _ceilings[ordinal] is { } made && made.Follow(rules) ? made : _ceilings[ordinal] = new SkillCeilings(this, ordinal, rules);

    /// <summary>Slots of the document's repositories with the skill, ascending, and the mass in each; empty where there is none.</summary>
    /// <param name="row">of <see cref="SetColumn.Find"/></param>
    public ReadOnlySpan<byte> Repositories(int row, out ReadOnlySpan<Half> masses)
    {
        masses = [];
        if (row < 0)
            return [];
        var start = _heads[row].Start;
        var length = (_heads[row + 1].Start - start) / BytesPerRepository;
        var stretch = _repositories.Values.Slice(start, length * BytesPerRepository);
        masses = MemoryMarshal.Cast<byte, Half>(stretch[length..]);
        return stretch[..length];
    }

    public static SkillColumn Load(AtomicReader reader)
    {
        var skills = SetColumn.Load(reader, FieldNames.Skill);
        var rows = reader.GetBinaryDocValues(FieldNames.Strengths);
        var heads = new RowHead[skills.Length + 1];
        var repositories = new ArrayBufferWriter<byte>();
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
                var (strength, count) = StrengthRow.ReadHead(ref at);
                heads[row] = new RowHead(strength, repositories.WrittenCount);
                var length = count * BytesPerRepository;
                var slots = repositories.GetSpan(length);
                var masses = slots[count..];
                for (var i = 0; i < count; i++)
                {
                    (slots[i], var mass) = StrengthRow.ReadRepository(ref at);
                    BinaryPrimitives.WriteHalfLittleEndian(masses[(i * sizeof(short))..], mass);
                }

                repositories.Advance(length);
            }
        }

        heads[^1] = new RowHead(0, repositories.WrittenCount);
        return new SkillColumn(skills, new Column<RowHead>(heads), new Column<byte>(repositories.WrittenSpan.ToArray()));
    }

    public void Save(ColumnWriter to)
    {
        Skills.Save(to);
        to.Write(_heads.Values);
        to.Write(_repositories.Values);
    }

    /// <param name="documents">of the segment</param>
    public static SkillColumn Read(ColumnReader from, int documents) => new(SetColumn.Read(from, documents), from.Read<RowHead>(), from.Read<byte>());

    /// <param name="Start">where its repositories stand</param>
    private readonly record struct RowHead(float Strength, int Start);
}
