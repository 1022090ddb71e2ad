using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Which features a crate ships with: those of "default", of sets whose name says that they are for releases, and those that its programs need.</summary>
internal sealed class CargoFeatures
{
    private readonly ILookup<string, DataEntry> _all;
    private readonly IReadOnlySet<string> _shipped;

    public CargoFeatures(DataNode root)
    {
        _all = root.Each("features", "*").ToLookup(f => f.Key, StringComparer.Ordinal);
        var needed = root.Each("bin").SelectMany(b => b.Value.Items).SelectMany(b => b["required-features"]?.Items ?? []).Select(f => f.Text).OfType<string>();
        _shipped = DependenciesOf(Follow(_all.Select(f => f.Key).Where(IsShipped).Concat(needed), OnOfOthers));
    }

    /// <summary>Features of other crates that are turned on with them: "indexing/kafka".</summary>
    public List<(string Feature, int Line)> OnOfOthers { get; } = [];

    /// <summary>Whether a crate ships with an optional dependency.</summary>
    public bool TurnsOn(string dependency) => _shipped.Contains(dependency);

    /// <summary>Optional dependencies that a feature brings with it.</summary>
    public IReadOnlySet<string> TurnedOnBy(string feature) => DependenciesOf(Follow([feature], []));

    // "redis", "dep:redis" and "redis/tls" all bring redis.
    private static HashSet<string> DependenciesOf(HashSet<string> features) =>
        [.. features, .. features.Where(f => f.StartsWith("dep:", StringComparison.Ordinal)).Select(f => f[4..]), .. features.Where(f => f.Contains('/')).Select(f => f[..f.IndexOf('/')])];

    private HashSet<string> Follow(IEnumerable<string> features, List<(string Feature, int Line)> ofOthers)
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(features.Distinct());
        while (waiting.TryDequeue(out var feature))
        {
            foreach (var item in _all[feature].SelectMany(f => f.Value.Items))
            {
                if (item.Text is not { } text || !on.Add(text))
                    continue;
                waiting.Enqueue(text);
                if (text.Contains('/'))
                    ofOthers.Add((text, item.Line));
            }
        }
        return on;
    }

    private static bool IsShipped(string feature) =>
        feature == "default" || feature.StartsWith("release", StringComparison.Ordinal) || feature.StartsWith("dist", StringComparison.Ordinal) || feature.StartsWith("production", StringComparison.Ordinal);
}
