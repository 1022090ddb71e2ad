using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Exact counts over all hits: by bitsets and columns, no document is opened.</summary>
internal sealed class FacetCounter(QueryContext context)
{
    private static readonly FrozenDictionary<string, Action<FacetCounter, SegmentQuery, DocBits, ValueCounts>> Counters =
        new Dictionary<string, Action<FacetCounter, SegmentQuery, DocBits, ValueCounts>>
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

    private readonly Dictionary<string, ValueCounts> _counts = new(StringComparer.Ordinal);

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
            var counts = _counts.GetValueOrDefault(facet)?.All ?? [];
            return facet == "activity"
                ? [.. counts.OrderBy(c => ActivityBuckets.Order(c.Value))]
                : (ImmutableArray<FacetCount>)[.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)];
        },
        StringComparer.Ordinal);

    private static void Set(SetColumn column, DocBits hits, ValueCounts counts)
    {
        var found = column.Count(hits, hits.Cardinality(), column.Ordinals);
        foreach (var ordinal in column.Ordinals)
            counts.Add(column.Terms[ordinal], column.Numbers[ordinal], found[ordinal]);
    }

    private static void Roles(SegmentQuery segment, DocBits hits, ValueCounts counts)
    {
        var roles = segment.Columns.Roles.Roles;
        foreach (var ordinal in roles.Ordinals)
            counts.Add(roles.Terms[ordinal], roles.Numbers[ordinal], hits.CardinalityWith(RoleRule.Find(segment, roles.Terms[ordinal])));
    }

    private ValueCounts CountsOf(string facet)
    {
        if (!_counts.TryGetValue(facet, out var counts))
            _counts[facet] = counts = new ValueCounts();
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
        var column = skills.Skills;
        var found = column.Count(hits, hits.Cardinality(), _ordinals);
        _ordinals.Clear();
        foreach (var (kind, facet) in SkillFacets)
        {
            if (!facets.Contains(facet))
                continue;
            var counts = CountsOf(facet);
            foreach (var ordinal in skills.OfKind(kind, context.Catalogue))
                counts.Add(column.Terms[ordinal], column.Numbers[ordinal], found[ordinal]);
        }
    }
}
