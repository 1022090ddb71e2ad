using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>Writes docs/skills.md from the catalogue: what there is, how it may be written and by what it is recognised.</summary>
public static class SkillsPage
{
    private static readonly (SkillKind Kind, string Title)[] Kinds =
    [
        (SkillKind.Language, "Languages"), (SkillKind.Database, "Databases"), (SkillKind.Messaging, "Messaging"), (SkillKind.Framework, "Frameworks"),
        (SkillKind.Api, "APIs"), (SkillKind.Cloud, "Cloud"), (SkillKind.Infrastructure, "Infrastructure"), (SkillKind.Practice, "Practices"),
    ];

    public static string Write(SkillCatalogue catalogue)
    {
        var page = new StringBuilder();
        page.Append("""
            # Skills

            Written from `config/skills.json` by a test; edit that file, then run the tests with `TALENTSCOUT_WRITE_DOCS=1` to write this page anew.

            A skill is recognised by the packages, images, topics, file patterns, language names and connection strings listed for it; a store or broker
            also by a word of its own in the name of a package or image that nobody listed ("spring-cloud-bus-kafka"). A spelling in *italics* is a common
            word too: it counts in a query field, and in running text only where the words around it say so. `implies` says what having the skill tells
            of another, discounted; `on` the frameworks it runs on or is made of, which count as indirect where a file names them beside it. A group is never evidence of its own: a search for it finds everything that belongs to it.


            """);
        page.Append(CultureInfo.InvariantCulture, $"{catalogue.All.Count(s => !s.Group)} skills and {catalogue.All.Count(s => s.Group)} groups; {Packages(catalogue)} package names and prefixes; {catalogue.All.Sum(s => s.Images.Length)} images.\n\n");
        AppendGroups(page, catalogue);
        foreach (var (kind, title) in Kinds)
            AppendKind(page, catalogue, kind, title);
        return page.ToString();
    }

    /// <summary>Different names of packages, over all ecosystems.</summary>
    public static int Packages(SkillCatalogue catalogue) => catalogue.All
        .SelectMany(s => s.Packages.SelectMany(p => p.Value.Select(n => (p.Key, PackageName.Normal(p.Key, n)))))
        .Distinct()
        .Count();

    private static void AppendGroups(StringBuilder page, SkillCatalogue catalogue)
    {
        page.Append("## Groups\n\n| group | id | also written | holds |\n| --- | --- | --- | --- |\n");
        foreach (var group in Sorted(catalogue.All.Where(s => s.Group)))
        {
            var children = Sorted(catalogue.All.Where(s => s.Parents.Contains(group.Id))).Select(s => s.Name);
            page.Append(CultureInfo.InvariantCulture, $"| {Cell(group.Name)} | `{group.Id}` | {Spellings(group)} | {Cell(string.Join(", ", children))} |\n");
        }
        page.Append('\n');
    }

    private static void AppendKind(StringBuilder page, SkillCatalogue catalogue, SkillKind kind, string title)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| skill | id | also written | belongs to | implies | recognised by |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var skill in Sorted(catalogue.All.Where(s => s.Kind == kind && !s.Group)))
        {
            var implies = string.Join(", ", skill.Implies.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Key} {i.Value:0.##}")).Concat(skill.RunsOn.Select(r => $"on {r}")));
            page.Append(CultureInfo.InvariantCulture, $"| {Cell(skill.Name)} | `{skill.Id}` | {Spellings(skill)} | {string.Join(", ", skill.Parents)} | {implies} | {Ways(skill)} |\n");
        }
        page.Append('\n');
    }

    private static string Spellings(Skill skill) => Cell(string.Join(", ", skill.Aliases.Concat(skill.Ambiguous.Select(a => $"*{a}*"))));

    private static string Ways(Skill skill)
    {
        var packages = skill.Packages.Select(p => $"{p.Key} {p.Value.Length}");
        var others = new[]
        {
            ("images", skill.Images.Length), ("topics", skill.Topics.Length), ("files", skill.Files.Length), ("languages", skill.Linguist.Length), ("connections", skill.Connections.Length), ("words", skill.Words.Length), ("titles", skill.Titles.Length),
        };
        return string.Join(", ", packages.Concat(others.Where(o => o.Item2 > 0).Select(o => $"{o.Item1} {o.Item2}")));
    }

    private static IEnumerable<Skill> Sorted(IEnumerable<Skill> skills) => skills.OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Id, StringComparer.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|");
}
