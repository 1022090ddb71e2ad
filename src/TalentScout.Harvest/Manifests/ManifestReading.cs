using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>What a manifest shows, in the order of its lines, and what could not be read of it: sentences that name the place.</summary>
public sealed record ManifestReading(ImmutableArray<ManifestFinding> Findings, ImmutableArray<string> Problems)
{
    public static readonly ManifestReading Nothing = new([], []);
}
