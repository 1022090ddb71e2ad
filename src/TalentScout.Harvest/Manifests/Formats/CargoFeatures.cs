using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Which features a crate ships with: those of "default", of sets whose name says that they are for releases, and those that its programs need.</summary>
internal sealed class CargoFeatures
{
    private readonly HashSet<string> _on = new(StringComparer.Ordinal);

    public CargoFeatures(DataNode root)
    {
        var all = root.Each("features", "*").ToLookup(f => f.Key, StringComparer.Ordinal);
        var needed = root.Each("bin").SelectMany(b => b.Value.Items).SelectMany(b => b["required-features"]?.Items ?? []).Select(f => f.Text).OfType<string>();
        var waiting = new Queue<string>(all.Select(f => f.Key).Where(IsShipped).Concat(needed).Distinct());
        while (waiting.TryDequeue(out var feature))
        {
            foreach (var item in all[feature].SelectMany(f => f.Value.Items))
            {
                if (item.Text is not { } text || !_on.Add(text))
                    continue;
                waiting.Enqueue(text);
                if (text.Contains('/'))
                    OnOfOthers.Add((text, item.Line));
            }
        }
    }

    /// <summary>Features of other crates that are turned on with them: "indexing/kafka".</summary>
    public List<(string Feature, int Line)> OnOfOthers { get; } = [];

    public bool TurnsOn(string dependency) => _on.Contains(dependency) || _on.Contains("dep:" + dependency) || _on.Any(f => f.StartsWith(dependency + "/", StringComparison.Ordinal));

    private static bool IsShipped(string feature) =>
        feature == "default" || feature.StartsWith("release", StringComparison.Ordinal) || feature.StartsWith("dist", StringComparison.Ordinal) || feature.StartsWith("production", StringComparison.Ordinal);
}
