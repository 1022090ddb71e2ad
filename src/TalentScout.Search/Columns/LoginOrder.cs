using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>Where each document stands in the alphabet of all logins of one state of the index.</summary>
internal sealed class LoginOrder
{
    private readonly int[][] _places;

    public LoginOrder(IndexReader reader)
    {
        // Null where there is one segment: its own order is the order of all.
        var global = (MultiDocValues.GetSortedValues(reader, FieldNames.LoginOrder) as MultiDocValues.MultiSortedDocValues)?.Mapping;
        _places = [.. reader.Leaves.Select(leaf =>
        {
            var logins = leaf.AtomicReader.GetSortedDocValues(FieldNames.LoginOrder);
            return Enumerable.Range(0, leaf.AtomicReader.MaxDoc).Select(doc => (int)(global?.GetGlobalOrd(leaf.Ord, logins.GetOrd(doc)) ?? logins.GetOrd(doc))).ToArray();
        })];
    }

    public int Place(int segment, int doc) => _places[segment][doc];
}
