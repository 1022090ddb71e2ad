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
}
