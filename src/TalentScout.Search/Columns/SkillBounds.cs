using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TalentScout.Search;

/// <summary>
/// What documents of a segment can come to at most, by the ceilings of the skills asked for alone: four bytes of each skill are read of a document, where <see cref="Scorer.Bound"/>
/// reads of the person, too. Most of those who show several skills asked for cannot reach the list, and are ruled out here; the others are bounded once more.
/// </summary>
internal sealed class SkillBounds
{
    private const int WordBits = 64;

    /// <summary>Documents whose ceilings are gathered before they are reckoned, eight at once.</summary>
    private const int Batch = 64;

    /// <summary>Sums of some floats below 1,000 are off by less.</summary>
    private const double Rounding = 1e-3;

    private readonly SkillShare[] _skills;
    private readonly JoinedPoints _least;
    private readonly JoinedPoints _together;
    private readonly float _perPair;
    private readonly double _others;

    /// <param name="least">by the least strength</param>
    /// <param name="together">by the pairs of the amounts</param>
    /// <param name="others">points of what skills say nothing about</param>
    public SkillBounds(IReadOnlyList<SkillShare> skills, JoinedPoints least, JoinedPoints together, double others)
    {
        _skills = [.. skills];
        (_least, _together, _others) = (least, together, others);
        var joined = skills.Count(s => s.Together);
        _perPair = joined < 2 ? 0 : 2f / (joined * (joined - 1));
    }

    /// <summary>As <see cref="DocBits.Next"/>, of the documents whose score can reach the floor; it may end before the buffer is full.</summary>
    [SkipLocalsInit]
    public int Next(DocBits among, int from, double floor, Span<int> buffer, out int filled)
    {
        filled = 0;
        var words = among.Words;
        var index = from / WordBits;
        if (index >= words.Length)
            return -1;
        var least = Vector256.Create((float)(floor - _others - Rounding));
        Span<int> docs = stackalloc int[Batch];
        Span<uint> ceilings = stackalloc uint[Batch * _skills.Length];
        var rest = words[index] & (ulong.MaxValue << (from % WordBits));
        for (var most = Math.Min(Batch, buffer.Length); buffer.Length - filled >= most;)
        {
            var count = 0;
            while (count < most)
            {
                if (rest == 0)
                {
                    index = DocBits.NextWord(words, index + 1);
                    if (index == words.Length)
                        break;
                    rest = words[index];
                }

                for (var skill = 0; skill < _skills.Length; skill++)
                    ReadCeilings(_skills[skill].Ceilings, index, rest, ceilings[((skill * Batch) + count)..((skill * Batch) + most)]);
                for (; rest != 0 && count < most; rest &= rest - 1)
                    docs[count++] = (index * WordBits) + BitOperations.TrailingZeroCount(rest);
            }

            filled += Keep(docs[..count], ceilings, least, buffer[filled..]);
            if (index == words.Length)
                return -1;
        }

        // There is room for less than a batch.
        while (rest == 0)
        {
            index = DocBits.NextWord(words, index + 1);
            if (index == words.Length)
                return -1;
            rest = words[index];
        }

        return (index * WordBits) + BitOperations.TrailingZeroCount(rest);
    }

    private static void ReadCeilings(SkillCeilings? skill, int word, ulong wanted, Span<uint> ceilings)
    {
        if (skill is null)
            ceilings.Clear();
        else
            skill.ReadWord(word, wanted, ceilings);
    }

    private int Keep(ReadOnlySpan<int> docs, ReadOnlySpan<uint> ceilings, Vector256<float> least, Span<int> kept)
    {
        var count = 0;
        for (var i = 0; i < docs.Length; i += Vector256<float>.Count)
            for (var reach = Vector256.GreaterThanOrEqual(Most(ceilings[i..]), least).ExtractMostSignificantBits(); reach != 0; reach &= reach - 1)
                // Behind the last stands what was there before.
                if (i + BitOperations.TrailingZeroCount(reach) is var at && at < docs.Length)
                    kept[count++] = docs[at];
        return count;
    }

    /// <summary>Points of eight documents.</summary>
    private Vector256<float> Most(ReadOnlySpan<uint> ceilings)
    {
        var step = Vector256.Create((uint)byte.MaxValue);
        var (points, roots, pairs) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var fewest = step;
        for (var skill = 0; skill < _skills.Length; skill++)
        {
            ref readonly var share = ref _skills[skill];
            var eight = Vector256.Create(ceilings[(skill * Batch)..]);
            var strengths = eight & step;
            points += Vector256.ConvertToSingle(strengths.AsInt32()) * (float)(share.OfStrength / byte.MaxValue);
            points += Vector256.ConvertToSingle(((eight >>> 8) & step).AsInt32()) * (float)(share.OfBreadth / byte.MaxValue);
            if (share.Must)
                fewest = Vector256.Min(fewest, strengths);
            if (!share.Together)
                continue;
            // The root of the product of two masses, of each two: the product of the roots.
            var root = (eight & Vector256.Create(SkillCeilings.Amount)).AsSingle();
            pairs += roots * root;
            roots += root;
        }

        points += Saturate(Vector256.ConvertToSingle(fewest.AsInt32()) * (1f / byte.MaxValue), _least);
        return points + Saturate(pairs * _perPair, _together);
    }

    private static Vector256<float> Saturate(Vector256<float> amounts, JoinedPoints joined) => amounts / (amounts + Vector256.Create((float)joined.Half)) * (float)joined.Points;
}

/// <summary>A skill asked for, in a segment.</summary>
/// <param name="Ceilings">null where nobody of the segment has it</param>
/// <param name="OfStrength">points for a whole strength</param>
/// <param name="OfBreadth">points for a whole breadth</param>
/// <param name="Must">the least strength is one of these</param>
/// <param name="Together">what is done together is done of these</param>
internal readonly record struct SkillShare(SkillCeilings? Ceilings, double OfStrength, double OfBreadth, bool Must, bool Together);

/// <summary>Points for what several skills come to together, and where half of them is reached.</summary>
internal readonly record struct JoinedPoints(double Points, double Half);
