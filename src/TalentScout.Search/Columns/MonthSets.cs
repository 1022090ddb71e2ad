using System.Collections.Concurrent;

namespace TalentScout.Search;

/// <summary>Documents by how late a month they have. The months asked for are a few before the index's own: each set is made once.</summary>
internal sealed class MonthSets(Column<int> months)
{
    /// <summary>Rankings of the past ask for others.</summary>
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<int, DocBits> _sets = new();

    /// <summary>Those with this month or a later one.</summary>
    public DocBits From(int month)
    {
        if (_sets.TryGetValue(month, out var known))
            return known;
        if (_sets.Count >= MostKept)
            _sets.Clear();
        return _sets[month] = DocBits.Within(months.Values, month, int.MaxValue);
    }
}
