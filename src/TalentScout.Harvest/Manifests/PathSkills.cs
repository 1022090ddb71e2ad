using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>The skills that paths show without a look into the files.</summary>
internal static class PathSkills
{
    /// <summary>Enough to show, few enough for a repository of 100,000 files.</summary>
    public const int PathsPerSkill = 3;

    public static ImmutableArray<ManifestFinding> Of(SkillCatalogue catalogue, IEnumerable<string> paths)
    {
        var found = new Dictionary<string, List<ManifestFinding>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var place = new ManifestPath(path);
            if (place.IsForeign)
                continue;
            foreach (var (skill, pattern) in catalogue.OfPath(place.Full))
                Keep(found, new ManifestFinding(skill.Id, skill.Kind, $"file:{pattern}", place.Full, 1, ScopeOf(skill, place), ""));
        }
        return [.. found.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value)];
    }

    // A folder of tests is what the practice of testing looks like, so it does not count it down.
    private static SkillScope ScopeOf(Skill skill, ManifestPath place) =>
        place.Scope == SkillScope.Test && skill.Kind == SkillKind.Practice ? SkillScope.Runtime : place.Scope;

    // The best paths of a skill: those of the product before those of its tests, and the shallow before the deep.
    private static void Keep(Dictionary<string, List<ManifestFinding>> found, ManifestFinding finding)
    {
        if (!found.TryGetValue(finding.Skill, out var list))
            found.Add(finding.Skill, list = []);
        var at = list.FindIndex(f => Compare(finding, f) < 0);
        list.Insert(at < 0 ? list.Count : at, finding);
        if (list.Count > PathsPerSkill)
            list.RemoveAt(PathsPerSkill);
    }

    private static int Compare(ManifestFinding a, ManifestFinding b)
    {
        var byScope = a.Scope.CompareTo(b.Scope);
        if (byScope != 0)
            return byScope;
        var byDepth = a.Path.AsSpan().Count('/').CompareTo(b.Path.AsSpan().Count('/'));
        return byDepth != 0 ? byDepth : string.CompareOrdinal(a.Path, b.Path);
    }
}
