namespace TalentScout.Search;

/// <summary>Numbers of the documents of a block, used again for the next. As long as they have to be: most queries have few hits, and an array for each that has room for many is more work than these.</summary>
internal struct Scratch
{
    private double[]? _values;

    /// <summary>With whatever is left in it.</summary>
    public Span<double> Of(int length)
    {
        if (_values is null || _values.Length < length)
            _values = new double[length];
        return _values.AsSpan(0, length);
    }
}
