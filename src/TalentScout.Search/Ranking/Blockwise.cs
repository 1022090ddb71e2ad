using System.Numerics;
using System.Runtime.InteropServices;

namespace TalentScout.Search;

/// <summary>
/// Arithmetic on the numbers of all documents of a block, several at once. Each number goes through the same operations as it would alone, in the same order: the result is the same to the last bit.
/// </summary>
internal static class Blockwise
{
    /// <summary>Adds to each sum the value that belongs to it, times the factor.</summary>
    public static void Add(Span<double> sums, ReadOnlySpan<double> values, double factor)
    {
        var wideSums = Wide(sums);
        var wideValues = Wide(values);
        for (var i = 0; i < wideSums.Length; i++)
            wideSums[i] += factor * wideValues[i];
        for (var i = Rest(sums); i < sums.Length; i++)
            sums[i] += factor * values[i];
    }

    /// <summary><see cref="Saturation.Of"/> each.</summary>
    public static void Saturate(Span<double> values, double half)
    {
        var wide = Wide(values);
        var wideHalf = new Vector<double>(half);
        for (var i = 0; i < wide.Length; i++)
            wide[i] /= wide[i] + wideHalf;
        for (var i = Rest(values); i < values.Length; i++)
            values[i] = Saturation.Of(values[i], half);
    }

    public static void KeepGreater(Span<double> values, ReadOnlySpan<double> others)
    {
        var wide = Wide(values);
        var wideOthers = Wide(others);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = Vector.Max(wide[i], wideOthers[i]);
        for (var i = Rest(values); i < values.Length; i++)
            values[i] = Math.Max(values[i], others[i]);
    }

    public static void KeepLess(Span<double> values, ReadOnlySpan<double> others)
    {
        var wide = Wide(values);
        var wideOthers = Wide(others);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = Vector.Min(wide[i], wideOthers[i]);
        for (var i = Rest(values); i < values.Length; i++)
            values[i] = Math.Min(values[i], others[i]);
    }

    /// <summary>The products of two and two.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> products)
    {
        var wideA = Wide(a);
        var wideB = Wide(b);
        var wide = Wide(products);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = wideA[i] * wideB[i];
        for (var i = Rest(products); i < products.Length; i++)
            products[i] = a[i] * b[i];
    }

    private static Span<Vector<double>> Wide(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    private static ReadOnlySpan<Vector<double>> Wide(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    /// <summary>Where those begin that do not fill a vector.</summary>
    private static int Rest(ReadOnlySpan<double> values) => values.Length - (values.Length % Vector<double>.Count);
}
