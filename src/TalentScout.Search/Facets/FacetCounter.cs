using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Exact counts over all hits: by bitsets and columns, no document is opened.</summary>
internal sealed class FacetCounter(QueryContext context)
{
    private static readonly FrozenDictionary<string, Action<FacetCounter, SegmentQuery, DocBits, Dictionary<string, int>>> Counters =
        new Dictionary<string, Action<FacetCounter, SegmentQuery, DocBits, Dictionary<string, int>>>
        {
            ["country"] = (_, s, hits, counts) => Set(s.Columns.Countries, hits, counts),
            ["role"] = (_, s, hits, counts) => Roles(s, hits, counts),
            ["activity"] = (me, s, hits, counts) => ActivityBuckets.Count(s.Columns.ActiveFrom, hits, Month.Of(me.AsOf), counts),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Counted together: they are parts of one column.</summary>
    private static readonly FrozenDictionary<SkillKind, string> SkillFacets = new Dictionary<SkillKind, string>
    {
        [SkillKind.Language] = "language",
        [SkillKind.Database] = "database",
        [SkillKind.Framework] = "framework",
    }.ToFrozenDictionary();

    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);

    /// <summary>Of the segment that is being counted.</summary>
    private readonly List<int> _ordinals = [];

    private DateOnly AsOf => context.AsOf;

    public void Count(IReadOnlyCollection<string> facets, SegmentQuery segment, DocBits hits)
    {
        Skills(facets, segment, hits);
        foreach (var facet in facets)
            if (Counters.TryGetValue(facet, out var count))
                count(this, segment, hits, CountsOf(facet));
    }

    /// <summary>Most frequent first, equal ones by name; activity in its own order.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<FacetCount>> Result(IEnumerable<string> facets) => facets.ToImmutableSortedDictionary(
        facet => facet,
        facet =>
        {
            var counts = _counts.GetValueOrDefault(facet, []).Where(c => c.Value > 0).Select(c => new FacetCount(c.Key, c.Value));
            return facet == "activity"
                ? [.. counts.OrderBy(c => ActivityBuckets.Order(c.Value))]
                : (ImmutableArray<FacetCount>)[.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)];
        },
        StringComparer.Ordinal);

    private static void Set(SetColumn column, DocBits hits, Dictionary<string, int> counts)
    {
        var all = Enumerable.Range(0, column.Terms.Length).ToArray();
        var found = column.Count(hits, hits.Cardinality(), all);
        foreach (var ordinal in all)
            Add(counts, column.Terms[ordinal], found[ordinal]);
    }

    private static void Roles(SegmentQuery segment, DocBits hits, Dictionary<string, int> counts)
    {
        foreach (var role in segment.Columns.Roles.Roles.Terms)
            Add(counts, role, hits.CardinalityWith(RoleRule.Find(segment, role)));
    }

    private static void Add(Dictionary<string, int> counts, string value, int count)
    {
        if (count > 0)
            counts[value] = counts.GetValueOrDefault(value) + count;
    }

    private Dictionary<string, int> CountsOf(string facet)
    {
        if (!_counts.TryGetValue(facet, out var counts))
            _counts[facet] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return counts;
    }

    private void Skills(IReadOnlyCollection<string> facets, SegmentQuery segment, DocBits hits)
    {
        var skills = segment.Columns.Skills;
        foreach (var (kind, facet) in SkillFacets)
            if (facets.Contains(facet))
                _ordinals.AddRange(skills.OfKind(kind, context.Catalogue));
        if (_ordinals.Count == 0)
            return;
        var found = skills.Skills.Count(hits, hits.Cardinality(), _ordinals);
        _ordinals.Clear();
        foreach (var (kind, facet) in SkillFacets)
            if (facets.Contains(facet))
                foreach (var ordinal in skills.OfKind(kind, context.Catalogue))
                    Add(CountsOf(facet), skills.Skills.Terms[ordinal], found[ordinal]);
    }
}
