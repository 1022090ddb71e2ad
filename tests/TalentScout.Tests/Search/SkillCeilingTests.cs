using System.Runtime.Intrinsics;
using FsCheck.Xunit;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class SkillCeilingTests
{
    [Property]
    public void A_ceiling_is_never_below_the_value_and_little_above(int seed)
    {
        var random = new Random(seed);
        // Amounts of all sizes.
        var (strength, breadth, root) = (random.NextDouble(), random.NextDouble(), Math.Pow(2, (random.NextDouble() * 28) - 14));
        var ceiling = SkillCeiling.Of(strength, breadth, root);

        Assert.InRange((double)SkillCeiling.StrengthOf(ceiling) / SkillCeiling.MostStrength, strength, strength + (1.0 / SkillCeiling.MostStrength));
        Assert.InRange((double)SkillCeiling.BreadthOf(ceiling) / SkillCeiling.MostBreadth, breadth, breadth + (1.0 / SkillCeiling.MostBreadth));
        Assert.InRange(SkillCeiling.RootOf(ceiling), root, root * 1.04);

        var eight = Vector256.Create(ceiling);
        Assert.Equal((SkillCeiling.StrengthOf(ceiling), SkillCeiling.BreadthOf(ceiling), SkillCeiling.RootOf(ceiling)),
            ((uint)SkillCeiling.Strengths(eight)[3], (uint)SkillCeiling.Breadths(eight)[3], SkillCeiling.Roots(eight)[3]));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0, 1f / 65536)]
    [InlineData(1, 1, 1, SkillCeiling.MostStrength, SkillCeiling.MostBreadth, 1.03125f)]
    [InlineData(1.2, 1.2, 1e9, SkillCeiling.MostStrength, SkillCeiling.MostBreadth, 64512)]
    public void At_the_ends_it_stays_within_its_bits(double strength, double breadth, double root, uint wantedStrength, uint wantedBreadth, float wantedRoot)
    {
        var ceiling = SkillCeiling.Of(strength, breadth, root);

        Assert.Equal((wantedStrength, wantedBreadth, wantedRoot), (SkillCeiling.StrengthOf(ceiling), SkillCeiling.BreadthOf(ceiling), SkillCeiling.RootOf(ceiling)));
    }
}
