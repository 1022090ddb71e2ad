using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Exact counts over all hits: by bitsets and columns, no document is opened.</summary>
internal sealed class FacetCounter(QueryContext context)
{
    private static readonly FrozenDictionary<string, Action<FacetCounter, SegmentQuery, DocBits, Dictionary<string, int>>> Counters =
        new Dictionary<string, Action<FacetCounter, SegmentQuery, DocBits, Dictionary<string, int>>>
        {
            ["language"] = (me, s, hits, counts) => me.Skills(SkillKind.Language, s, hits, counts),
            ["database"] = (me, s, hits, counts) => me.Skills(SkillKind.Database, s, hits, counts),
            ["framework"] = (me, s, hits, counts) => me.Skills(SkillKind.Framework, s, hits, counts),
            ["country"] = (_, s, hits, counts) => Set(s.Columns.Countries, hits, counts),
            ["role"] = (_, s, hits, counts) => Roles(s, hits, counts),
            ["activity"] = (me, s, hits, counts) => ActivityBuckets.Count(s.Columns.LastActive, hits, Month.Of(me.AsOf), counts),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);

    private DateOnly AsOf => context.AsOf;

    public void Count(IEnumerable<string> facets, SegmentQuery segment, DocBits hits)
    {
        foreach (var facet in facets)
        {
            if (!_counts.TryGetValue(facet, out var counts))
                _counts[facet] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
            Counters[facet](this, segment, hits, counts);
        }
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
        for (var ordinal = 0; ordinal < column.Terms.Length; ordinal++)
            Add(counts, column.Terms[ordinal], hits.CardinalityWith(column.Bits(ordinal)));
    }

    private static void Roles(SegmentQuery segment, DocBits hits, Dictionary<string, int> counts)
    {
        foreach (var role in segment.Columns.Roles.Roles.Terms)
            Add(counts, role, hits.CardinalityWith(RoleRule.Find(segment, role)));
    }

    private static void Add(Dictionary<string, int> counts, string value, int count) => counts[value] = counts.GetValueOrDefault(value) + count;

    private void Skills(SkillKind kind, SegmentQuery segment, DocBits hits, Dictionary<string, int> counts)
    {
        var skills = segment.Columns.Skills.Skills;
        for (var ordinal = 0; ordinal < skills.Terms.Length; ordinal++)
            if (context.Catalogue.Find(skills.Terms[ordinal])?.Kind == kind)
                Add(counts, skills.Terms[ordinal], hits.CardinalityWith(skills.Bits(ordinal)));
    }
}
