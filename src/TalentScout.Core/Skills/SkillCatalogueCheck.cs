using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What makes a catalogue sound: the rules that a reader of config/skills.json may rely on.</summary>
public static class SkillCatalogueCheck
{
    private static readonly string[] Roles = ["backend", "frontend", "mobile", "devops", "data"];

    /// <summary>One sentence per fault; empty where there is none.</summary>
    public static ImmutableArray<string> Problems(IReadOnlyList<Skill> skills)
    {
        var byId = new Dictionary<string, Skill>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var skill in skills)
            if (!byId.TryAdd(skill.Id, skill))
                problems.Add($"skill '{skill.Id}' is there twice");
        problems.AddRange(SpellingProblems(skills));
        foreach (var twice in skills.SelectMany(s => s.Words.Select(w => (Word: w, s.Id))).GroupBy(p => p.Word, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add($"word '{twice.Key}' stands for {string.Join(" and ", twice.Select(p => $"'{p.Id}'"))}");
        foreach (var skill in skills)
            problems.AddRange(ProblemsOf(skill, byId).Select(p => $"skill '{skill.Id}': {p}"));
        problems.AddRange(Cycles(skills, "parents", s => s.Parents));
        problems.AddRange(Cycles(skills, "implies", s => s.Implies.Keys));
        problems.AddRange(Cycles(skills, "runsOn", s => s.RunsOn));
        return problems.ToImmutable();
    }

    private static IEnumerable<string> ProblemsOf(Skill skill, Dictionary<string, Skill> byId)
    {
        if (skill.Id.Length == 0 || skill.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            yield return "its id must be lower-case letters, digits and hyphens";
        if (string.IsNullOrWhiteSpace(skill.Name))
            yield return "it has no name";
        if (skill.Role is { } role && !Roles.Contains(role))
            yield return $"role '{role}', wanted one of {string.Join(", ", Roles)}";
        foreach (var parent in skill.Parents.Where(p => !byId.ContainsKey(p)))
            yield return $"parent '{parent}' is no skill";
        foreach (var (other, discount) in skill.Implies)
        {
            if (!byId.TryGetValue(other, out var implied))
                yield return $"implies '{other}', which is no skill";
            else if (implied.Group)
                yield return $"implies '{other}', which is a group: name it as a parent";
            if (discount is not (> 0 and <= 1))
                yield return $"implies '{other}' by {discount}, wanted above 0 and at most 1";
        }
        foreach (var under in skill.RunsOn.Where(r => byId.GetValueOrDefault(r)?.Kind != SkillKind.Framework))
            yield return $"runs on '{under}', which is no framework";
        var ways = skill.Packages.Values.Sum(p => p.Length) + skill.Images.Length + skill.Topics.Length + skill.Files.Length + skill.Linguist.Length + skill.Connections.Length;
        if (!skill.Group && ways == 0)
            yield return "nothing to recognise it by: wanted a package, image, topic, file pattern, linguist name or connection";
        if (skill.Group && (ways > 0 || !skill.Implies.IsEmpty))
            yield return "it is a group, so it cannot be recognised by itself nor imply others";
        foreach (var problem in PatternProblems(skill))
            yield return problem;
    }

    private static IEnumerable<string> PatternProblems(Skill skill)
    {
        foreach (var ecosystem in skill.Packages.Keys.Where(e => !PackageName.Ecosystems.Contains(e)))
            yield return $"ecosystem '{ecosystem}', wanted one of {string.Join(", ", PackageName.Ecosystems)}";
        foreach (var (ecosystem, names) in skill.Packages)
        {
            foreach (var name in names.Where(n => n.Trim('*').Length < 2 || n.IndexOf('*') is >= 0 and var at && at < n.Length - 1))
                yield return $"package '{ecosystem}:{name}': a * may only stand at the end, after two characters at least";
            foreach (var twice in names.GroupBy(n => n.EndsWith('*') ? n : PackageName.Normal(ecosystem, n), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                yield return $"package '{ecosystem}:{twice.Key}' is there twice";
        }
        foreach (var image in skill.Images.Where(i => ImageName.Normal(i) != i))
            yield return $"image '{image}', wanted without registry and tag: '{ImageName.Normal(image)}'";
        foreach (var word in skill.Words.Where(w => w.Length < 4 || w.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))))
            yield return $"word '{word}', wanted at least four lower-case letters or digits";
        if (!skill.Words.IsEmpty && skill.Kind is not (SkillKind.Database or SkillKind.Messaging))
            yield return "words in names of packages are for databases and messaging alone";
        foreach (var title in skill.Titles.Where(t => t.Trim().Length < 3 || t != t.ToLowerInvariant() || string.Join(' ', TitleIndex.Words(t)) != t))
            yield return $"title phrase '{title}', wanted at least three characters, in lower case, words with one space between";
        foreach (var marker in skill.Connections.Where(c => c.Length < 4))
            yield return $"connection marker '{marker}' is too short to tell anything";
        foreach (var file in skill.Files.Where(f => !f.StartsWith("**/", StringComparison.Ordinal)))
            yield return $"file pattern '{file}', wanted one that starts with **/";
    }

    private static IEnumerable<string> SpellingProblems(IReadOnlyList<Skill> skills)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in skills)
        {
            var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { skill.Id, skill.Name };
            foreach (var alias in skill.Aliases.Where(a => !own.Add(a)))
                yield return $"skill '{skill.Id}': alias '{alias}' says its id, its name or another alias again";
            foreach (var alias in skill.Ambiguous.Where(a => skill.Aliases.Contains(a, StringComparer.OrdinalIgnoreCase)))
                yield return $"skill '{skill.Id}': '{alias}' is both alias and ambiguous";
            own.UnionWith(skill.Ambiguous);
            foreach (var spelling in own.Where(s => !owners.TryAdd(s, skill.Id)))
                yield return $"'{spelling}' names both '{owners[spelling]}' and '{skill.Id}'";
        }
    }

    private static IEnumerable<string> Cycles(IReadOnlyList<Skill> skills, string what, Func<Skill, IEnumerable<string>> next)
    {
        var byId = skills.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var skill in skills)
            Walk(skill.Id, []);
        return found;

        void Walk(string id, List<string> path)
        {
            if (path.Contains(id))
            {
                found.Add($"{what} go in a circle: {string.Join(" -> ", path.SkipWhile(p => p != id).Append(id))}");
                return;
            }
            if (!done.Add(id) || !byId.TryGetValue(id, out var skill))
                return;
            foreach (var other in next(skill))
                Walk(other, [.. path, id]);
        }
    }
}
