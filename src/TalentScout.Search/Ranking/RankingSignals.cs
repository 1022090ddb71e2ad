using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Every signal, in the order in which a score adds them up.</summary>
internal static class RankingSignals
{
    public static readonly ImmutableArray<IRankingSignal> All =
    [
        new FitSignal(),
        new CompleteSignal(),
        new TogetherSignal(),
        new BreadthSignal(),
        new RoleSignal(),
        new ContributionSignal(),
        new SustainedSignal(),
        new RecencySignal(),
        new PlaceSignal(),
        new AvailabilitySignal(),
        new NiceSignal(),
        new TextSignal(),
        new PopularitySignal(),
    ];

    /// <summary>Most queries go by the same points: those of the query before are at hand.</summary>
    private static volatile Points _last = new(RankingOptions.Default.Signals);

    /// <summary>The signals that bring any points, in the same order.</summary>
    public static ImmutableArray<(double Points, IRankingSignal Signal)> Counting(ImmutableSortedDictionary<string, double> points)
    {
        var last = _last;
        if (!ReferenceEquals(last.Of, points))
            _last = last = new Points(points);
        return last.Signals;
    }

    private sealed class Points(ImmutableSortedDictionary<string, double> points)
    {
        public ImmutableSortedDictionary<string, double> Of => points;
        public ImmutableArray<(double Points, IRankingSignal Signal)> Signals { get; } = [.. All.Select(s => (points.GetValueOrDefault(s.Name), s)).Where(s => s.Item1 > 0)];
    }
}
