using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TalentScout.Search;

/// <summary>
/// What somebody's strength, breadth and amount of one skill cannot exceed, in four bytes for each who has it, in the order of the documents. Where a document stands among them
/// is counted from the bits of the skill: neither its row is searched nor what it points to is read. Made when first asked for.
/// </summary>
internal sealed class SkillCeilings
{
    private const int WordBits = 64;

    private readonly DocBits _bits;

    /// <summary>Of each word of the bits: how many stand before it.</summary>
    private readonly int[] _before;
    private readonly Column<uint> _ceilings;
    private readonly (double FullMass, double Half) _rules;

    public SkillCeilings(SkillColumn column, int ordinal, QueryRules rules)
    {
        _rules = (rules.BreadthFullMass, rules.BreadthHalf);
        _bits = column.Skills.Bits(ordinal);
        _before = new int[_bits.Words.Length];
        for (var word = 1; word < _before.Length; word++)
            _before[word] = _before[word - 1] + BitOperations.PopCount(_bits.Words[word - 1]);
        // Behind the last there is room to read eight at once.
        var ceilings = new uint[_bits.Cardinality() + Vector256<uint>.Count];
        Span<int> docs = stackalloc int[WordBits];
        var next = 0;
        for (var from = 0; from >= 0;)
        {
            from = _bits.Next(from, docs, out var filled);
            foreach (var doc in docs[..filled])
                ceilings[next++] = CeilingOf(column, column.Skills.Find(doc, ordinal));
        }

        _ceilings = new Column<uint>(ceilings);
    }

    /// <summary>Breadth is counted by rules that may be others for a ranking of the past.</summary>
    public bool Follow(QueryRules rules) => _rules == (rules.BreadthFullMass, rules.BreadthHalf);

    /// <summary>Of each of the documents where its ceiling stands, to be read by <see cref="ReadAt"/> a little later: it is brought near.</summary>
    public void Locate(ReadOnlySpan<int> docs, Span<int> places)
    {
        places = places[..docs.Length];
        var words = _bits.Words;
        ReadOnlySpan<int> before = _before;
        for (var i = 0; i < docs.Length; i++)
        {
            var doc = (uint)docs[i];
            var word = words[(int)(doc / WordBits)];
            var place = before[(int)(doc / WordBits)] + BitOperations.PopCount(word & ((1UL << (int)(doc % WordBits)) - 1));
            _ceilings.Fetch(place);
            // Without a branch: who has it and who has not come in no order.
            places[i] = place | (int)((~(uint)(word >> (int)(doc % WordBits)) & 1) << 31);
        }
    }

    /// <summary>A <see cref="SkillCeiling"/> of each, or 0 where it has not the skill.</summary>
    /// <param name="places">of <see cref="Locate"/></param>
    public void ReadAt(ReadOnlySpan<int> places, Span<uint> ceilings)
    {
        ceilings = ceilings[..places.Length];
        var all = _ceilings.Values;
        // Behind the last there is room.
        for (var i = 0; i < places.Length; i++)
            ceilings[i] = all[places[i] & int.MaxValue] & (uint)~(places[i] >> 31);
    }

    /// <summary>Of each of the documents; all 0 where it has not the skill.</summary>
    /// <param name="strengths">Of <see cref="SkillColumn.Strength"/>.</param>
    /// <param name="breadths">What <see cref="RepositoryMasses.Count"/> saturates to.</param>
    /// <param name="roots">The root of the sum of the masses in all repositories.</param>
    [SkipLocalsInit]
    public void Read(ReadOnlySpan<int> docs, Span<double> strengths, Span<double> breadths, Span<double> roots)
    {
        strengths = strengths[..docs.Length];
        breadths = breadths[..docs.Length];
        roots = roots[..docs.Length];
        Span<uint> ceilings = stackalloc uint[docs.Length];
        Span<int> places = stackalloc int[docs.Length];
        Locate(docs, places);
        ReadAt(places, ceilings);
        for (var i = 0; i < docs.Length; i++)
        {
            strengths[i] = SkillCeiling.StrengthOf(ceilings[i]) * (1.0 / SkillCeiling.MostStrength);
            breadths[i] = SkillCeiling.BreadthOf(ceilings[i]) * (1.0 / SkillCeiling.MostBreadth);
            roots[i] = SkillCeiling.RootOf(ceilings[i]);
        }
    }

    /// <summary>Sets the documents of a set whose strength and breadth, each times its factor, can come to so much together.</summary>
    /// <param name="among">all of them have the skill</param>
    public void Reaching(DocBits among, double ofStrength, double ofBreadth, double least, DocBits reaching)
    {
        // In whole numbers, and rather too many than too few.
        const double Scale = 1 << 18;
        var forStrength = Vector256.Create((int)Math.Ceiling(ofStrength * Scale / SkillCeiling.MostStrength));
        var forBreadth = Vector256.Create((int)Math.Ceiling(ofBreadth * Scale / SkillCeiling.MostBreadth));
        var below = Vector256.Create((int)Math.Clamp(Math.Floor(least * Scale) - 1, int.MinValue, int.MaxValue));
        var words = _bits.Words;
        var wanted = among.Words;
        var all = _ceilings.Values;
        for (var word = 0; word < words.Length; word++)
        {
            if (wanted[word] == 0)
                continue;
            var (count, reach) = (BitOperations.PopCount(words[word]), 0UL);
            for (var i = 0; i < count; i += Vector256<uint>.Count)
            {
                var ceilings = Vector256.LoadUnsafe(in all[_before[word] + i]);
                var sums = (SkillCeiling.Strengths(ceilings) * forStrength) + (SkillCeiling.Breadths(ceilings) * forBreadth);
                reach |= (ulong)Vector256.GreaterThan(sums, below).ExtractMostSignificantBits() << i;
            }

            reaching.SetWord(word, Spread(reach, words[word]) & wanted[word]);
        }
    }

    /// <summary>Each bit to where the next one of the places is.</summary>
    private static ulong Spread(ulong bits, ulong places)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(bits, places);
        var spread = 0UL;
        for (; places != 0 && bits != 0; places &= places - 1, bits >>= 1)
            if ((bits & 1) != 0)
                spread |= places & (~places + 1);
        return spread;
    }

    private uint CeilingOf(SkillColumn column, int row)
    {
        column.Repositories(row, out var masses);
        var (sum, count) = (0.0, 0.0);
        foreach (var mass in masses)
        {
            sum += (double)mass;
            count += Math.Min(1, (double)mass / _rules.FullMass);
        }

        return SkillCeiling.Of(column.Strength(row), Saturation.Of(count, _rules.Half), Math.Sqrt(sum));
    }
}
