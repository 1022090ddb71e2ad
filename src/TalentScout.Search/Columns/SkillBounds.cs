using System.Numerics;

namespace TalentScout.Search;

/// <summary>
/// What documents of a segment can come to at most, by the ceilings of the skills asked for alone: four bytes of each skill are read of a document, where <see cref="Scorer.Bound"/>
/// reads of the person, too. Most of those who show several skills asked for cannot reach the list, and are ruled out here; the others are bounded once more.
/// </summary>
internal sealed class SkillBounds
{
    private const int WordBits = 64;

    /// <summary>Sums of some floats below 1,000 are off by less.</summary>
    private const double Rounding = 1e-3;

    private readonly Part[] _parts;

    /// <summary>Points by the step of the least strength.</summary>
    private readonly float[] _least;
    private readonly (float Points, float Half, float PerPair) _together;
    private readonly double _others;

    /// <param name="others">points of what skills say nothing about</param>
    public SkillBounds(IReadOnlyList<SkillShare> skills, JoinedPoints least, JoinedPoints together, double others)
    {
        _parts = [.. skills.Select(s => new Part(s))];
        _least = SkillCeilings.Table(strength => least.Points * Saturation.Of(strength, least.Half));
        var joined = skills.Count(s => s.Together);
        _together = joined < 2 ? (0, 1, 0) : ((float)together.Points, (float)together.Half, 2f / (joined * (joined - 1)));
        _others = others;
    }

    /// <summary>As <see cref="DocBits.Next"/>, of the documents whose score can reach the floor.</summary>
    public int Next(DocBits among, int from, double floor, Span<int> buffer, out int filled)
    {
        filled = 0;
        var least = (float)(floor - _others - Rounding);
        var words = among.Words;
        var rest = ulong.MaxValue << (from % WordBits);
        for (var index = from / WordBits; index < words.Length; index++, rest = ulong.MaxValue)
            for (var word = words[index] & rest; word != 0; word &= word - 1)
            {
                var bit = BitOperations.TrailingZeroCount(word);
                if (Most(index, 1UL << bit) < least)
                    continue;
                if (filled == buffer.Length)
                    return (index * WordBits) + bit;
                buffer[filled++] = (index * WordBits) + bit;
            }

        return -1;
    }

    private float Most(int word, ulong bit)
    {
        var (points, least, roots, together) = (0f, byte.MaxValue, 0f, 0f);
        foreach (ref readonly var part in _parts.AsSpan())
        {
            var ceiling = part.Ceilings is { } ceilings ? ceilings.At(word, bit) : 0;
            points += part.Strengths[(byte)ceiling] + part.Breadths[(byte)(ceiling >> 8)];
            if (part.Must)
                least = Math.Min(least, (byte)ceiling);
            if (!part.Together)
                continue;
            // The root of the product of two masses, of each two: the product of the roots.
            var root = BitConverter.UInt32BitsToSingle(ceiling & SkillCeilings.Amount);
            together += roots * root;
            roots += root;
        }

        together *= _together.PerPair;
        return points + _least[least] + (_together.Points * together / (together + _together.Half));
    }

    private readonly struct Part(SkillShare skill)
    {
        public SkillCeilings? Ceilings { get; } = skill.Ceilings;

        /// <summary>Points by step.</summary>
        public float[] Strengths { get; } = SkillCeilings.Table(strength => skill.OfStrength * strength);
        public float[] Breadths { get; } = SkillCeilings.Table(breadth => skill.OfBreadth * breadth);
        public bool Must { get; } = skill.Must;
        public bool Together { get; } = skill.Together;
    }
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
