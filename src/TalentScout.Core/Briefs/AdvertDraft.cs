using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>A brief as a job description in Markdown, for a person to finish: what the brief knows is written out, what it does not is asked for in brackets.</summary>
public static class AdvertDraft
{
    public static string Write(Brief brief, SkillCatalogue catalogue, string? company = null)
    {
        var text = new StringBuilder();
        var title = brief.Titles.FirstOrDefault() ?? "[Title of the role]";
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n\n{Line(brief, company)}\n\n");
        Section(text, "The role", [$"You join {company ?? "[company]"} as {Article(title)} {title}. [One sentence: why the role exists, and what is better in a year because of it.]"], asList: false);
        Section(text, "What you will do", [.. Responsibilities(brief, catalogue)]);
        Section(text, "What you bring", [.. Musts(brief, catalogue)]);
        if (!brief.Nice.IsEmpty)
            Section(text, "Nice to have", [.. Lines(brief.Nice, catalogue)]);
        Section(text, "The project", ["[What the system does, for whom, and how large it is: requests, data, age of the code.]"], asList: false);
        Section(text, "The team", ["[How many people, in which roles, and who leads it.]"], asList: false);
        Section(text, "Place", [PlaceOf(brief)], asList: false);
        Section(text, "Pay", ["[From – to, currency, per year; what comes on top. Adverts that say it are answered more.]"], asList: false);
        Section(text, "How we decide", ["[First talk, 30 minutes]", "[A piece of work like yours: at most two hours, or your own code]", "[Meeting the team]", "[Answer within a week of the last talk]"]);
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Line(Brief brief, string? company) => string.Join(" · ", new[] { company, PlaceShort(brief), brief.Engagement }.OfType<string>().DefaultIfEmpty("[Company · place · engagement]"));

    private static IEnumerable<string> Responsibilities(Brief brief, SkillCatalogue catalogue)
    {
        var musts = brief.Must.Select(s => catalogue.Find(s.Skill)).OfType<Skill>().ToList();
        string? Names(params SkillKind[] kinds) => musts.Where(s => kinds.Contains(s.Kind)).Select(s => s.Name).Take(3).ToList() is { Count: > 0 } names ? Joined(names, "and") : null;
        if (Names(SkillKind.Language, SkillKind.Framework) is { } build)
            yield return $"Design, build and run services in {build}";
        if (Names(SkillKind.Database) is { } data)
            yield return $"Own the data: model it, query it and keep it fast in {data}";
        if (Names(SkillKind.Messaging, SkillKind.Api) is { } between)
            yield return $"Let systems speak to each other through {between}";
        if (Names(SkillKind.Cloud, SkillKind.Infrastructure) is { } run)
            yield return $"Ship and operate it with {run}";
        if (brief.Seniority is "senior" or "staff" or "principal" or "lead")
            yield return "Review the work of others, decide on designs with them, and help them to grow";
        yield return "[The first thing to get done, within three months]";
    }

    private static IEnumerable<string> Musts(Brief brief, SkillCatalogue catalogue)
    {
        if (brief.Years is { } years)
            yield return $"At least {years.ToString(CultureInfo.InvariantCulture)} {(years == 1 ? "year" : "years")} of professional work in a similar role";
        foreach (var line in Lines(brief.Must, catalogue))
            yield return line;
        if (brief.Must.IsEmpty)
            yield return "[What somebody must have done before: three things, not ten]";
    }

    /// <summary>Alternatives on one line: "PostgreSQL or MySQL".</summary>
    private static IEnumerable<string> Lines(ImmutableArray<BriefSkill> skills, SkillCatalogue catalogue) => skills
        .Select((s, i) => (Skill: s, Key: s.AnyOf is { } n ? (n, -1) : (0, i)))
        .GroupBy(x => x.Key, x => x.Skill)
        .Select(g => (Weight: g.Max(s => s.Weight), Names: Joined([.. g.Select(s => catalogue.Find(s.Skill)?.Name ?? s.Skill).Distinct()], "or")))
        .Select(x => x.Weight >= 1.5 ? $"Strong in {x.Names}" : x.Weight >= 1 ? $"Experience with {x.Names}" : x.Names);

    private static string PlaceOf(Brief brief)
    {
        var where = PlaceShort(brief);
        var remote = brief.Places.Any(p => p.Remote);
        return where is null ? "[Where the work is; whether it can be done from elsewhere, and from where.]"
            : remote ? $"{where}. [From which countries or time zones, and how often people meet.]" : $"{where}. [How many days in the office.]";
    }

    private static string? PlaceShort(Brief brief)
    {
        var names = brief.Places.Where(p => p.City is not null || !p.Countries.IsEmpty)
            .Select(p => p.City is { } city ? p.Countries is [var c, ..] ? $"{city}, {Countries.Name(c) ?? c}" : city : string.Join(", ", p.Countries.Select(c => Countries.Name(c) ?? c))).Distinct().ToList();
        if (brief.Places.Any(p => p.Remote))
            names.Add("remote");
        return names.Count == 0 ? null : Joined(names, "or");
    }

    private static void Section(StringBuilder text, string heading, IReadOnlyList<string> lines, bool asList = true)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
        foreach (var line in lines)
            text.Append(CultureInfo.InvariantCulture, $"{(asList ? "- " : "")}{line}\n");
        text.Append('\n');
    }

    private static string Joined(IReadOnlyList<string> names, string word) => names.Count < 2 ? names.FirstOrDefault() ?? "" : $"{string.Join(", ", names.SkipLast(1))} {word} {names[^1]}";

    private static string Article(string title) => title.Length > 0 && "AEIOUaeiou".Contains(title[0], StringComparison.Ordinal) ? "an" : "a";
}
