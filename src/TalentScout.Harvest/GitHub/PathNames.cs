using System.Text;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Databases, brokers, frameworks and interfaces that folders and files are named after: "SqlServerDialect.cs", "adapters/postgresql/". A spelling that is a common
/// word too does not count: folders are called "cap", "core" and "express" for many reasons.
/// </summary>
internal sealed class PathNames
{
    private const int ShortestName = 4;

    /// <summary>Of a name, written together: "sql" + "server".</summary>
    private const int MostWords = 3;

    private static readonly SkillKind[] Named = [SkillKind.Database, SkillKind.Messaging, SkillKind.Framework, SkillKind.Api, SkillKind.Infrastructure, SkillKind.Cloud];

    private readonly Dictionary<string, Skill> _byName = new(StringComparer.Ordinal);

    public PathNames(SkillCatalogue catalogue)
    {
        foreach (var skill in catalogue.All.Where(s => !s.Group && Named.Contains(s.Kind)))
            foreach (var name in skill.Aliases.Append(skill.Id).Append(skill.Name).Except(skill.Ambiguous, StringComparer.OrdinalIgnoreCase).Select(Squeezed))
                if (name.Length >= ShortestName)
                    _byName.TryAdd(name, skill);
    }

    public IEnumerable<Skill> Find(ManifestPath path) => path.Folders.Append(path.Stem).SelectMany(FindIn).Distinct();

    private IEnumerable<Skill> FindIn(string segment)
    {
        var words = ManifestPath.Words(segment).Select(Squeezed).ToList();
        for (var first = 0; first < words.Count; first++)
        {
            var name = "";
            for (var last = first; last < Math.Min(words.Count, first + MostWords); last++)
            {
                name += words[last];
                if (_byName.TryGetValue(name, out var skill))
                    yield return skill;
            }
        }
    }

    private static string Squeezed(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                name.Append(char.ToLowerInvariant(c));
        return name.ToString();
    }
}
