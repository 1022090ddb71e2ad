using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const double Steps = byte.MaxValue;

    /// <summary>The amount has the upper half of a float; strength and breadth have a byte each below it.</summary>
    private const int AmountBits = 16;
    public const uint Amount = uint.MaxValue << AmountBits;

    /// <summary>What so many steps are, 0..1: to divide each time takes longer.</summary>
    private static readonly double[] Parts = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(step => step / Steps)];

    private readonly DocBits _bits;

    /// <summary>Of each word of the bits: how many stand before it.</summary>
    private readonly int[] _before;
    private readonly uint[] _ceilings;
    private readonly (double FullMass, double Half) _rules;

    public SkillCeilings(SkillColumn column, int ordinal, QueryRules rules)
    {
        _rules = (rules.BreadthFullMass, rules.BreadthHalf);
        _bits = column.Skills.Bits(ordinal);
        _before = new int[_bits.Words.Length];
        for (var word = 1; word < _before.Length; word++)
            _before[word] = _before[word - 1] + BitOperations.PopCount(_bits.Words[word - 1]);
        // Behind the last there is room to read eight at once.
        _ceilings = new uint[_bits.Cardinality() + Vector256<uint>.Count];
        Span<int> docs = stackalloc int[WordBits];
        var next = 0;
        for (var from = 0; from >= 0;)
        {
            from = _bits.Next(from, docs, out var filled);
            foreach (var doc in docs[..filled])
                _ceilings[next++] = Ceiling(column, column.Skills.Find(doc, ordinal));
        }
    }

    /// <summary>Breadth is counted by rules that may be others for a ranking of the past.</summary>
    public bool Follow(QueryRules rules) => _rules == (rules.BreadthFullMass, rules.BreadthHalf);

    /// <summary>
    /// Of the wanted documents of a word, in order, as many as there is room for: strength in the lowest byte, breadth in the next, and the <see cref="Amount"/>; 0 of a document that has
    /// not the skill.
    /// </summary>
    public void ReadWord(int word, ulong wanted, Span<uint> ceilings)
    {
        var bits = _bits.Words[word];
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ceilings), _before[word]);
        for (var i = 0; wanted != 0 && i < ceilings.Length; wanted &= wanted - 1)
        {
            var bit = wanted & (~wanted + 1);
            ceilings[i++] = (bits & bit) == 0 ? 0 : Unsafe.Add(ref first, BitOperations.PopCount(bits & (bit - 1)));
        }
    }

    /// <summary>Of each of the documents; all 0 where it has not the skill.</summary>
    /// <param name="strengths">Of <see cref="SkillColumn.Strength"/>.</param>
    /// <param name="breadths">What <see cref="RepositoryMasses.Count"/> saturates to.</param>
    /// <param name="roots">The root of the sum of the masses in all repositories.</param>
    public void Read(ReadOnlySpan<int> docs, Span<double> strengths, Span<double> breadths, Span<double> roots)
    {
        strengths = strengths[..docs.Length];
        breadths = breadths[..docs.Length];
        roots = roots[..docs.Length];
        var words = _bits.Words;
        var parts = Parts;
        for (var i = 0; i < docs.Length; i++)
        {
            var (word, bit) = (words[docs[i] / WordBits], 1UL << (docs[i] % WordBits));
            var ceiling = (word & bit) == 0 ? 0 : _ceilings[_before[docs[i] / WordBits] + BitOperations.PopCount(word & (bit - 1))];
            strengths[i] = parts[(byte)ceiling];
            breadths[i] = parts[(byte)(ceiling >> 8)];
            roots[i] = BitConverter.UInt32BitsToSingle(ceiling & Amount);
        }
    }

    /// <summary>Sets the documents of a set whose strength and breadth, each times its factor, can come to so much together.</summary>
    /// <param name="among">all of them have the skill</param>
    public void Reaching(DocBits among, double ofStrength, double ofBreadth, double least, DocBits reaching)
    {
        // In whole numbers, and rather too many than too few.
        const double Scale = 1 << 10;
        var (forStrength, forBreadth) = (Vector256.Create((int)Math.Ceiling(ofStrength * Scale)), Vector256.Create((int)Math.Ceiling(ofBreadth * Scale)));
        var below = Vector256.Create((int)Math.Clamp(Math.Floor(least * Scale * Steps) - 1, int.MinValue, int.MaxValue));
        var step = Vector256.Create((int)byte.MaxValue);
        var words = _bits.Words;
        var wanted = among.Words;
        for (var word = 0; word < words.Length; word++)
        {
            if (wanted[word] == 0)
                continue;
            var (count, reach) = (BitOperations.PopCount(words[word]), 0UL);
            for (var i = 0; i < count; i += Vector256<uint>.Count)
            {
                var ceilings = Vector256.LoadUnsafe(ref _ceilings[_before[word] + i]).AsInt32();
                var sums = ((ceilings & step) * forStrength) + (((ceilings >>> 8) & step) * forBreadth);
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

    private uint Ceiling(SkillColumn column, int row)
    {
        column.Repositories(row, out var masses);
        var (sum, count) = (0.0, 0.0);
        foreach (var mass in masses)
        {
            sum += (double)mass;
            count += Math.Min(1, (double)mass / _rules.FullMass);
        }

        return Above((float)Math.Sqrt(sum)) | Step(Saturation.Of(count, _rules.Half)) << 8 | Step(column.Strength(row));
    }

    private static uint Step(double value) => (uint)Math.Min(Steps, Math.Ceiling(value * Steps));

    /// <summary>The next greater float without a lower half.</summary>
    private static uint Above(float value) => value == 0 ? 0 : ((BitConverter.SingleToUInt32Bits(value) >> AmountBits) + 1) << AmountBits;
}
