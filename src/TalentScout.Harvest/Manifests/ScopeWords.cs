using System.Collections.Frozen;

namespace TalentScout.Harvest.Manifests;

/// <summary>Words by which people name the groups of their dependencies.</summary>
internal static class ScopeWords
{
    // Characters: longer ones are not the names that people give.
    private const int MaxName = 200;

    /// <summary>Needed to work on the program, not to run it.</summary>
    public static readonly FrozenSet<string> Development = new[]
    {
        "test", "tests", "testing", "dev", "develop", "development", "ci", "lint", "linting", "typing", "types", "type", "mypy", "coverage", "qa", "check", "checks",
        "benchmark", "bench", "benchmarks", "spec", "specs", "e2e", "integration", "style", "format", "quality", "tox", "nox", "debug",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Needed for something beside the program.</summary>
    public static readonly FrozenSet<string> Aside = new[]
    {
        "doc", "docs", "documentation", "sphinx", "example", "examples", "sample", "samples", "optional", "extra", "extras", "constraints", "constraint", "build", "release", "publish",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Said of files for one's own machine. There, too, a program connects to what it uses.</summary>
    private static readonly FrozenSet<string> OwnMachine =
        new[] { "dev", "develop", "development", "local", "localhost", "debug" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the name of a file of settings or services says; a file for one's own machine is none for tests.</summary>
    /// <param name="ownMachine">Whether it is such a file: an embedded store in it mostly stands in for another.</param>
    public static SkillScope OfSettings(string name, out bool ownMachine)
    {
        var words = ManifestPath.Words(name).ToList();
        ownMachine = words.RemoveAll(OwnMachine.Contains) > 0;
        return Of(string.Join('-', words), SkillScope.Runtime);
    }

    /// <summary>What the name of a group says: "test-utils" is test, "docs" optional, anything else as given.</summary>
    public static SkillScope Of(string name, SkillScope otherwise)
    {
        if (name.Length > MaxName)
            return otherwise;
        foreach (var word in ManifestPath.Words(name))
        {
            if (Development.Contains(word))
                return SkillScope.Test;
            if (Aside.Contains(word))
                return SkillScope.Optional;
        }
        return otherwise;
    }
}
