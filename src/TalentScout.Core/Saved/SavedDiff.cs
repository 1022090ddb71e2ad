using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout;

/// <summary>Last night's answer and tonight's -> what is worth telling.</summary>
public static class SavedDiff
{
    /// <summary>Places gained that are told at least: a fifth of the old place, and never fewer than these.</summary>
    private const int LeastPlaces = 5;
    private const int PartsNamed = 2;

    /// <param name="whyGone">Why somebody of last night is not in tonight's answer; null: not to be told (they have left, or asked to).</param>
    /// <param name="sameScorer">Where the rules are others, places are not compared.</param>
    public static ImmutableArray<SearchAlert> Of(IReadOnlyCollection<SavedHit> then, IReadOnlyCollection<SavedHit> now, bool sameScorer, Func<LeadRow, string?> whyGone)
    {
        var before = then.ToDictionary(h => h.Row.Id);
        var after = now.Select(h => h.Row.Id).ToHashSet();
        var alerts = ImmutableArray.CreateBuilder<SearchAlert>();
        foreach (var hit in now)
        {
            if (!before.TryGetValue(hit.Row.Id, out var was))
            {
                alerts.Add(Alert(AlertKind.New, hit.Row, string.Create(CultureInfo.InvariantCulture, $"new at place {hit.Row.Rank}") + (hit.Row.Why.IsEmpty ? "" : $": {string.Join("; ", hit.Row.Why.Take(2))}")));
                continue;
            }

            if (sameScorer && HasRisen(was.Row.Rank, hit.Row.Rank))
                alerts.Add(Alert(AlertKind.Risen, hit.Row, Risen(was, hit)));
            var changes = RowChanges.Of(was.Row, hit.Row, compareScores: false);
            if (!changes.IsEmpty)
                alerts.Add(Alert(AlertKind.Changed, hit.Row, string.Join("; ", changes)));
        }

        foreach (var was in then.Where(h => !after.Contains(h.Row.Id)))
            if (whyGone(was.Row) is { } because)
                alerts.Add(Alert(AlertKind.Gone, was.Row, because));
        return alerts.ToImmutable();
    }

    public static bool HasRisen(int then, int now) => then - now >= Math.Max(LeastPlaces, then / 5);

    private static string Risen(SavedHit was, SavedHit now)
    {
        var grown = now.Parts.Select(p => (Signal: p.Key, By: p.Value - was.Parts.GetValueOrDefault(p.Key))).Where(p => p.By > 0.005).OrderByDescending(p => p.By).Take(PartsNamed).ToList();
        var places = string.Create(CultureInfo.InvariantCulture, $"place {was.Row.Rank} to {now.Row.Rank}");
        return grown.Count == 0
            ? $"{places}: others fell behind"
            : $"{places}: {string.Join(", ", grown.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Signal} +{g.By:0.00}")))}";
    }

    private static SearchAlert Alert(AlertKind kind, LeadRow row, string because) => new(kind, row.Id, row.Login, row.Name, because);
}
