using System.Runtime.Intrinsics;

namespace TalentScout.Search;

/// <summary>
/// Of a person and a skill, from the lowest bit: the strength (12), the breadth (10) and the root of the amount (10), none of them less than it is. Strengths take most: of those that are shown least
/// small differences count.
/// </summary>
internal static class SkillCeiling
{
    public const int MostStrength = (1 << StrengthBits) - 1;
    public const int MostBreadth = (1 << BreadthBits) - 1;

    private const int StrengthBits = 12;
    private const int BreadthBits = 10;
    private const int RootAt = StrengthBits + BreadthBits;
    private const int MostRoot = (1 << (32 - RootAt)) - 1;

    /// <summary>Roots are floats with five bits of the exponent, from 2^-16 on, and of the fraction.</summary>
    private const int RootShift = 18;
    private const int LeastRoot = (127 - 16) << 23;

    /// <param name="strength">0..1</param>
    /// <param name="breadth">0..1</param>
    /// <param name="root">below 2^15</param>
    public static uint Of(double strength, double breadth, double root) => Step(strength, MostStrength) | Step(breadth, MostBreadth) << StrengthBits | Root((float)root) << RootAt;

    public static uint StrengthOf(uint ceiling) => ceiling & MostStrength;

    public static uint BreadthOf(uint ceiling) => (ceiling >> StrengthBits) & MostBreadth;

    /// <summary>Of nothing 2^-16.</summary>
    public static float RootOf(uint ceiling) => BitConverter.UInt32BitsToSingle((ceiling >> RootAt << RootShift) + LeastRoot);

    /// <summary>Of eight, <see cref="MostStrength"/> being 1.</summary>
    public static Vector256<int> Strengths(Vector256<uint> ceilings) => (ceilings & Vector256.Create((uint)MostStrength)).AsInt32();

    /// <summary>Of eight, <see cref="MostBreadth"/> being 1.</summary>
    public static Vector256<int> Breadths(Vector256<uint> ceilings) => ((ceilings >>> StrengthBits) & Vector256.Create((uint)MostBreadth)).AsInt32();

    public static Vector256<float> Roots(Vector256<uint> ceilings) => ((ceilings >>> RootAt << RootShift) + Vector256.Create((uint)LeastRoot)).AsSingle();

    private static uint Step(double value, int most) => (uint)Math.Clamp(Math.Ceiling(value * most), 0, most);

    private static uint Root(float root)
    {
        var bits = BitConverter.SingleToInt32Bits(root) - LeastRoot;
        return bits < 0 ? 0 : (uint)Math.Min(MostRoot, (bits >> RootShift) + 1);
    }
}
