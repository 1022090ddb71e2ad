using System.Buffers.Binary;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>The bytes of the field "strengths": per skill in the order of the set, float strength, count, then (slot, half mass) each.</summary>
internal static class StrengthRow
{
    private const int Head = sizeof(float) + 1;
    private const int PerRepository = 1 + 2;

    public static byte[] Write(ImmutableArray<SkillStrength> strengths)
    {
        var bytes = new byte[strengths.Sum(s => Head + (Kept(s) * PerRepository))];
        var at = bytes.AsSpan();
        foreach (var strength in strengths)
        {
            BinaryPrimitives.WriteSingleLittleEndian(at, strength.Value);
            at[sizeof(float)] = (byte)Kept(strength);
            at = at[Head..];
            foreach (var repository in strength.Repositories.AsSpan()[..Kept(strength)])
            {
                at[0] = repository.Slot;
                BinaryPrimitives.WriteHalfLittleEndian(at[1..], repository.Mass);
                at = at[PerRepository..];
            }
        }

        return bytes;
    }

    public static (float Strength, int Repositories) ReadHead(ref ReadOnlySpan<byte> at)
    {
        var head = (BinaryPrimitives.ReadSingleLittleEndian(at), (int)at[sizeof(float)]);
        at = at[Head..];
        return head;
    }

    public static RepositoryMass ReadRepository(ref ReadOnlySpan<byte> at)
    {
        var mass = new RepositoryMass(at[0], BinaryPrimitives.ReadHalfLittleEndian(at[1..]));
        at = at[PerRepository..];
        return mass;
    }

    private static int Kept(SkillStrength strength) => Math.Min(strength.Repositories.Length, byte.MaxValue);
}
