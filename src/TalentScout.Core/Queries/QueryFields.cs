using System.Collections.Immutable;

namespace TalentScout;

/// <summary>The one table of fields, shared by the parser, the syntax page and completion.</summary>
public static class QueryFields
{
    public static ImmutableArray<QueryFieldRow> All { get; } =
    [
        new("lang", "a programming language", "lang:csharp", "works in the language", SkillFields.OfKind(SkillKind.Language))
            { AlsoNames = ["language"], Values = QueryFieldValues.Languages },
        new("db", "a database, or a group of them", "db:postgresql", "works with the database", SkillFields.OfKind(SkillKind.Database))
            { AlsoNames = ["database"], Values = QueryFieldValues.Databases },
        new("fw", "a framework", "fw:aspnetcore", "works with the framework", SkillFields.OfKind(SkillKind.Framework))
            { AlsoNames = ["framework"], Values = QueryFieldValues.Frameworks },
        new("skill", "any skill or group, by any of its names", "skill:kafka", "has the skill; of a group, any of its members: `skill:sql`", SkillFields.Any)
            { Values = QueryFieldValues.Skills },
        new("role", "backend, frontend, mobile, devops or data", "role:backend", "does this kind of work", RoleWords.Read)
            { Values = QueryFieldValues.Roles },
        new("country", "a country's name or two-letter code", "country:de", "lives in the country", PlaceFields.Country),
        new("city", "a city", "city:Berlin", "lives in the city", PlaceFields.City),
        new("near", "a city, then a distance in km or mi (50km if none)", "near:\"Berlin\" 50km", "lives within the distance of the city", PlaceFields.Near),
        new("tz", "a time zone, a distance from UTC, or a range of them", "tz:UTC+0..UTC+3", "lives in the time zone, in winter time", TimeZoneText.Read) { Values = QueryFieldValues.Form },
        new("company", "a word or \"phrase\"", "company:acme", "names the company in the profile", TextFields.Of(QueryField.Company)),
        new("org", "an organisation's login", "org:dotnet", "is a public member of the organisation", TextFields.Of(QueryField.Org)),
        new("repo", "owner/name, or a name", "repo:npgsql/npgsql", "has contributed to the repository", TextFields.Of(QueryField.Repo)),
        new("name", "a word or \"phrase\"", "name:\"Ada Example\"", "is called so", TextFields.Of(QueryField.Name)),
        new("login", "a login", "login:ada", "has this login", TextFields.Of(QueryField.Login)),
        new("bio", "a word or \"phrase\"", "bio:compilers", "says so in the profile", TextFields.Of(QueryField.Bio)),
        new("hireable", "yes or no", "hireable:yes", "says to be open to offers, or not to be", FlagFields.Of(QueryField.Hireable)) { Values = QueryFieldValues.YesNo },
        new("active", "a month or year, or a range", "active:>=2026-01", "was active last in that time", MonthFields.Of(QueryField.Active)) { Values = QueryFieldValues.Form },
        new("since", "a month or year, or a range", "since:<2018", "was active first in that time", MonthFields.Of(QueryField.Since)) { Values = QueryFieldValues.Form },
        new("merged", "a number, or a range", "merged:>10", "commits and pull requests accepted in repositories of others", NumberFields.Of(QueryField.Merged)) { Values = QueryFieldValues.Form },
        new("months", "a number, or a range", "months:>=12", "months with work in them", NumberFields.Of(QueryField.Months)) { Values = QueryFieldValues.Form },
        new("followers", "a number, or a range", "followers:5..50", "followers at the source", NumberFields.Of(QueryField.Followers)) { Values = QueryFieldValues.Form },
        new("tag", "a tag of the team, on somebody's page or on a shortlist", "tag:\"spoke at the meetup\"", "was given this tag by the team", TextFields.Of(QueryField.Tag)),
    ];

    private static readonly ImmutableDictionary<string, QueryFieldRow> _byName = All
        .SelectMany(row => row.AlsoNames.Add(row.Name), (row, name) => (row, name))
        .ToImmutableDictionary(x => x.name, x => x.row, StringComparer.OrdinalIgnoreCase);

    /// <summary>By name, whatever the case; null where there is none.</summary>
    public static QueryFieldRow? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name that the canonical form uses for a field.</summary>
    internal static string NameOf(QueryField field) => field.ToString().ToLowerInvariant();

    internal static string? NameOf(SkillKind? kind) => kind switch
    {
        SkillKind.Language => "lang",
        SkillKind.Database => "db",
        SkillKind.Framework => "fw",
        _ => null,
    };
}
