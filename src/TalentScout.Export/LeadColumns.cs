using System.Collections.Immutable;

namespace TalentScout.Export;

/// <summary>A value that a column of an export can have.</summary>
/// <param name="Name">As config/exports.json names it.</param>
/// <param name="Of">A string, long, double, bool or null (unknown).</param>
public sealed record LeadColumn(string Name, string Meaning, Func<LeadRow, LeadList, object?> Of);

/// <summary>Every value that an export profile can choose. Lists within a value are joined by ", ", addresses too.</summary>
public static class LeadColumns
{
    public static ImmutableArray<LeadColumn> All { get; } =
    [
        new("rank", "place in the list, from 1", (r, _) => (long)r.Rank),
        new("id", "candidate id", (r, _) => r.Id.ToString()),
        new("login", "login at the source", (r, _) => r.Login),
        new("name", "name as in the profile; empty where none is given", (r, _) => r.Name),
        new("display_name", "the name, or the login where none is given", (r, _) => DisplayName(r)),
        new("first_name", "the name but for its last word; the login where there is none, since importers insist", (r, _) => FirstName(r)),
        new("last_name", "the last word of the name; the login where there is none", (r, _) => DisplayName(r).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]),
        new("score", "score in this list", (r, _) => Math.Round(r.Score, 4)),
        new("place", "place as the person wrote it", (r, _) => r.Place),
        new("city", "city", (r, _) => r.City),
        new("country", "country, two letters", (r, _) => r.Country),
        new("location", "city and country, or the place as written", (r, _) => Location(r)),
        new("company", "employer as in the profile", (r, _) => r.Company),
        new("open", "says to be open to offers; empty is unknown", (r, _) => r.Open),
        new("profile_url", "address of the public profile", (r, _) => r.ProfileUrl),
        new("last_active", "last month with work seen", (r, _) => r.LastActive?.ToString()),
        new("active_months", "months with work", (r, _) => (long)r.ActiveMonths),
        new("merged_elsewhere", "commits and pull requests accepted in others' repositories", (r, _) => (long)r.MergedElsewhere),
        new("skills", "skills, the asked first", (r, _) => LeadText.Skills(r, _ => true)),
        new("asked_skills", "the skills that were asked for", (r, _) => LeadText.Skills(r, s => s.Asked)),
        new("tags", "the skills that were asked for, joined by a comma without a blank, as importers split them", (r, _) => string.Join(',', r.Skills.Where(s => s.Asked).Select(s => s.Name ?? s.Id))),
        new("languages", "programming languages", (r, _) => LeadText.Skills(r, s => s.Kind == SkillKind.Language)),
        new("databases", "databases", (r, _) => LeadText.Skills(r, s => s.Kind == SkillKind.Database)),
        new("frameworks", "frameworks", (r, _) => LeadText.Skills(r, s => s.Kind == SkillKind.Framework)),
        new("skill_strengths", "skills with strength from 0 to 1, how it is known and the last month", (r, _) => LeadText.Strengths(r)),
        new("evidence", "what proves the skills: sentence and address, one a line", (r, _) => LeadText.Evidence(r)),
        new("evidence_urls", "addresses of the proofs", (r, _) => string.Join(", ", r.Skills.SelectMany(s => s.Evidence).Select(e => e.Url).Distinct())),
        new("why", "the reasons for the place in the list", (r, _) => string.Join("; ", r.Why)),
        new("notes", "reasons, strengths, evidence and origin of the list in one text", LeadText.Notes),
        new("stage", "stage on the shortlist; as the rest down to `verdicts`, empty in the list of a query", (r, _) => r.Lead?.Stage),
        new("lead_tags", "tags of the team", (r, _) => r.Lead is { Tags: var tags } ? string.Join(", ", tags) : null),
        new("owner", "who takes care of them", (r, _) => r.Lead?.Owner),
        new("channel", "how they came", (r, _) => r.Lead?.Channel),
        new("referrer", "who named them", (r, _) => r.Lead?.Referrer),
        new("rejection", "why they were rejected", (r, _) => r.Lead?.Rejection),
        new("added", "when they were put on the shortlist, ISO 8601", (r, _) => r.Lead?.Added.ToString("O")),
        new("lead_notes", "notes of the team, one a line", (r, _) => r.Lead is { Notes: var notes } ? string.Join('\n', notes) : null),
        new("marks", "mean of all scorecards, 1 to 4", (r, _) => r.Lead?.Marks is { } marks ? Math.Round(marks, 2) : null),
        new("verdicts", "what reviewers say, one a line", (r, _) => r.Lead is { Verdicts: var verdicts } ? string.Join('\n', verdicts) : null),
        new("list", "title of the list", (_, l) => l.Title),
        new("query", "query of the list", (_, l) => l.Query),
        new("scorer", "version of the scorer", (_, l) => l.Scorer),
        new("made", "when the list was made, ISO 8601", (_, l) => l.Made.ToString("O")),
    ];

    private static readonly ImmutableDictionary<string, LeadColumn> _byName = All.ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>A value of the table, or one of a single skill: strength:SKILL, evidence:SKILL, by its id.</summary>
    public static LeadColumn? Find(string name) => _byName.GetValueOrDefault(name) ?? (name.Split(':', 2) is [var what, { Length: > 0 } skill] ? OfSkill(what, skill) : null);

    private static LeadColumn? OfSkill(string what, string skill) => what switch
    {
        "strength" => new LeadColumn($"strength:{skill}", $"strength in {skill}, 0 to 1; empty is unknown", (r, _) => r.Skills.FirstOrDefault(s => s.Id == skill) is { } found ? Math.Round(found.Strength, 4) : null),
        "evidence" => new LeadColumn($"evidence:{skill}", $"what proves {skill}, one a line", (r, _) => r.Skills.FirstOrDefault(s => s.Id == skill) is { } found ? string.Join('\n', found.Evidence.Select(e => $"{e.What} {e.Url}")) : null),
        _ => null,
    };

    internal static string DisplayName(LeadRow row) => string.IsNullOrWhiteSpace(row.Name) ? row.Login : row.Name.Trim();

    internal static string? Location(LeadRow row) => row.City is null && row.Country is null ? row.Place : string.Join(", ", new[] { row.City, row.Country }.OfType<string>());

    private static string FirstName(LeadRow row)
    {
        var words = DisplayName(row).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 ? string.Join(' ', words[..^1]) : words[0];
    }
}
