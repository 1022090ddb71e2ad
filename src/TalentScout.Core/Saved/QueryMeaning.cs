using System.Text;

namespace TalentScout;

/// <summary>
/// What a query means beyond its text: the skills that its groups stand for. Where the catalogue changes, the same text can find others; whoever saved the query is told.
/// </summary>
public static class QueryMeaning
{
    /// <summary>The canonical text, and a line per group in it: "sql = mysql, postgresql".</summary>
    public static string Of(SearchQuery query, SkillCatalogue catalogue)
    {
        var meaning = new StringBuilder(query.Canonical);
        foreach (var skill in Leaves(query).OfType<SkillNode>().Select(n => catalogue.Find(n.Skill)).OfType<Skill>().DistinctBy(s => s.Id).OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            var members = catalogue.WithChildren(skill).Select(s => s.Id).Where(id => id != skill.Id).Order(StringComparer.Ordinal).ToList();
            if (members.Count > 0)
                meaning.Append('\n').Append(skill.Id).Append(" = ").AppendJoin(", ", members);
        }

        return meaning.ToString();
    }

    /// <summary>What is different between two meanings, in a sentence; null where nothing is.</summary>
    public static string? Difference(string then, string now)
    {
        if (then == now)
            return null;
        var (before, after) = (then.Split('\n'), now.Split('\n'));
        if (before[0] != after[0])
            return $"it reads otherwise now: `{before[0]}` has become `{after[0]}`";
        var old = Groups(before);
        var parts = new List<string>();
        foreach (var (group, members) in Groups(after))
        {
            var had = old.GetValueOrDefault(group, []);
            var (more, fewer) = (members.Except(had).ToList(), had.Except(members).ToList());
            if (more.Count > 0)
                parts.Add($"`{group}` now means {string.Join(", ", more)} too");
            if (fewer.Count > 0)
                parts.Add($"`{group}` no longer means {string.Join(", ", fewer)}");
        }

        parts.AddRange(old.Keys.Except(Groups(after).Keys).Select(g => $"`{g}` is no group any more"));
        return string.Join("; ", parts);
    }

    private static Dictionary<string, string[]> Groups(string[] lines) => lines.Skip(1).Select(l => l.Split(" = ", 2)).ToDictionary(p => p[0], p => p[1].Split(", "), StringComparer.Ordinal);

    private static IEnumerable<QueryNode> Leaves(SearchQuery query) =>
        (query.Root is null ? [] : QueryTree.Leaves(query.Root)).Concat(query.Nice.SelectMany(QueryTree.Leaves));
}
