using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TalentScout.Search;

/// <summary>
/// What documents of a segment can come to at most, by the ceilings of the skills asked for and of the person: four bytes of each are read of a document, and eight documents are
/// reckoned at once. Most hits cannot reach the list, and are ruled out here.
/// </summary>
/// <param name="skills">by slot; null where nobody of the segment has it</param>
internal sealed class HitBounds(CeilingPoints points, SkillCeilings?[] skills, PersonCeilings persons)
{
    /// <summary>Documents whose ceilings are gathered before they are reckoned.</summary>
    private const int Batch = 64;

    /// <summary>Sums of some floats are off by less, of all points.</summary>
    private const double Rounding = 1e-5;

    private readonly double _rounding = points.All * Rounding;

    /// <summary>As <see cref="DocBits.Next"/>, of the documents whose score can reach the floor, and what it is at most; it may end before there is no more room.</summary>
    /// <param name="docs">room for 64 at least</param>
    [SkipLocalsInit]
    public int Next(DocBits among, int from, double floor, Span<int> docs, Span<double> bounds, out int filled)
    {
        filled = 0;
        var least = Vector256.Create((float)(floor - _rounding));
        Span<int> places = stackalloc int[Batch * skills.Length];
        Span<uint> ceilings = stackalloc uint[Batch * (skills.Length + 1)];
        while (from >= 0 && docs.Length - filled >= Batch)
        {
            // Read where they are to stay, then pushed together.
            from = among.Next(from, docs.Slice(filled, Batch), out var count);
            var batch = docs.Slice(filled, count);
            persons.Fetch(batch);
            for (var slot = 0; slot < skills.Length; slot++)
                skills[slot]?.Locate(batch, places.Slice(slot * Batch, count));
            for (var slot = 0; slot < skills.Length; slot++)
                Read(skills[slot], places.Slice(slot * Batch, count), ceilings.Slice(slot * Batch, count));
            persons.Read(batch, ceilings.Slice(skills.Length * Batch, count));
            filled += Keep(batch, ceilings, least, bounds[filled..]);
        }

        return from;
    }

    private static void Read(SkillCeilings? skill, ReadOnlySpan<int> places, Span<uint> ceilings)
    {
        if (skill is null)
            ceilings.Clear();
        else
            skill.ReadAt(places, ceilings);
    }

    [SkipLocalsInit]
    private int Keep(Span<int> docs, ReadOnlySpan<uint> ceilings, Vector256<float> least, Span<double> bounds)
    {
        var kept = 0;
        Span<float> eight = stackalloc float[Vector256<float>.Count];
        for (var i = 0; i < docs.Length; i += Vector256<float>.Count)
        {
            var most = Most(ceilings[i..]);
            var reach = Vector256.GreaterThanOrEqual(most, least).ExtractMostSignificantBits();
            // Behind the last stands what was there before.
            if (docs.Length - i < Vector256<float>.Count)
                reach &= (1u << (docs.Length - i)) - 1;
            most.CopyTo(eight);
            for (; reach != 0; reach &= reach - 1)
            {
                var at = BitOperations.TrailingZeroCount(reach);
                docs[kept] = docs[i + at];
                bounds[kept++] = eight[at] + _rounding;
            }
        }

        return kept;
    }

    /// <summary>Points of eight documents.</summary>
    private Vector256<float> Most(ReadOnlySpan<uint> ceilings)
    {
        var sum = Vector256.Create(points.OfOthers);
        var (roots, pairs) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var fewest = Vector256<float>.One;
        for (var slot = 0; slot < skills.Length; slot++)
        {
            ref readonly var share = ref points.Slots[slot];
            var eight = Vector256.Create(ceilings[(slot * Batch)..]);
            var strengths = Vector256.ConvertToSingle(SkillCeiling.Strengths(eight)) * (1f / SkillCeiling.MostStrength);
            sum += strengths * Vector256.Create(share.OfStrength);
            sum += Vector256.ConvertToSingle(SkillCeiling.Breadths(eight)) * Vector256.Create(share.OfBreadth / SkillCeiling.MostBreadth);
            if (share.Must)
                fewest = Vector256.Min(fewest, strengths);
            if (!share.Together)
                continue;
            // The root of the product of two masses, of each two: the product of the roots.
            var root = SkillCeiling.Roots(eight);
            pairs += roots * root;
            roots += root;
        }

        var person = Vector256.Create(ceilings[(skills.Length * Batch)..]);
        sum += Lane(person, points.Person.Contribution) + Lane(person >>> 8, points.Person.Sustained);
        sum += Lane(person >>> 16, points.Person.Recency) + Lane(person >>> 24, points.Person.Place);
        sum += Saturate(fewest, points.Least);
        return sum + Saturate(pairs * points.PerPair, points.Together);
    }

    /// <summary>The lowest byte of 255, of so many points.</summary>
    private static Vector256<float> Lane(Vector256<uint> ceilings, float points) =>
        Vector256.ConvertToSingle((ceilings & Vector256.Create((uint)byte.MaxValue)).AsInt32()) * Vector256.Create(points / byte.MaxValue);

    private static Vector256<float> Saturate(Vector256<float> amounts, JoinedPoints joined) => amounts / (amounts + Vector256.Create(joined.Half)) * Vector256.Create(joined.Points);
}
