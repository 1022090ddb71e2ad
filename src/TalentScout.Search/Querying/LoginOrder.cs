using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>Where a document stands in the alphabet of all logins.</summary>
internal sealed class LoginOrder(IndexReader reader)
{
    private readonly SortedDocValues?[] _logins = [.. reader.Leaves.Select(leaf => leaf.AtomicReader.GetSortedDocValues(FieldNames.LoginOrder))];

    // Null where there is one segment: its own order is the order of all.
    private readonly MultiDocValues.OrdinalMap? _global = (MultiDocValues.GetSortedValues(reader, FieldNames.LoginOrder) as MultiDocValues.MultiSortedDocValues)?.Mapping;

    public double Place(int segment, int doc)
    {
        var ordinal = _logins[segment]!.GetOrd(doc);
        return _global?.GetGlobalOrd(segment, ordinal) ?? ordinal;
    }
}
