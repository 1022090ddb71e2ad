using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>What a manifest shows, in the order of its lines, and what could not be read of it: sentences that name the place.</summary>
/// <param name="Links">What it says only together with other manifests of its repository; null where it stands alone.</param>
public sealed record ManifestReading(ImmutableArray<ManifestFinding> Findings, ImmutableArray<string> Problems, ManifestLinks? Links = null)
{
    public static readonly ManifestReading Nothing = new([], []);
}
