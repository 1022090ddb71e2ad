using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Skills;

/// <summary>Clients of stores and brokers over all ecosystems, as Fixtures/known-packages.txt lists them: "ecosystem skill: names".</summary>
public sealed class KnownPackagesTests
{
    [Fact]
    public void Each_client_speaks_for_its_store()
    {
        var missing = new List<string>();
        var ecosystems = new HashSet<string>();
        foreach (var (ecosystem, skill, name) in Rows())
        {
            ecosystems.Add(ecosystem);
            var found = ecosystem == "image" ? Shipped.Catalogue.OfImage(name) : Shipped.Catalogue.OfPackage(ecosystem, name);
            if (found.All(s => s.Id != skill))
                missing.Add($"{ecosystem}:{name} should be {skill}, is {string.Join(", ", found.Select(s => s.Id))}");
        }
        Assert.Empty(missing);
        Assert.Superset(PackageName.Ecosystems.ToHashSet(), ecosystems);
    }

    private static IEnumerable<(string Ecosystem, string Skill, string Name)> Rows()
    {
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Fixtures", "known-packages.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var head = line[..colon].Split(' ');
            foreach (var name in line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (head[0], head[1], name);
        }
    }
}
