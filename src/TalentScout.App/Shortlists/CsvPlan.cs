using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout.App.Shortlists;

/// <summary>What would become of a CSV file's rows, or has become of them.</summary>
public sealed record CsvPlan
{
    public ImmutableArray<string> Headings { get; init; } = [];

    /// <summary>Heading -> field of <see cref="CsvFields"/>; headings that are not read are not in it.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableArray<CsvRow> Rows { get; init; } = [];

    /// <summary>Set once it was done.</summary>
    public LeadBatch? Done { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trouble { get; init; }
}

/// <summary>A row, whom it may be, and what is to become of it.</summary>
/// <param name="Number">1 is the first below the headings.</param>
/// <param name="Says">In words: who it is, and why.</param>
/// <param name="Decision">add, skip, or the id of the candidate it is.</param>
public sealed record CsvRow(int Number, ImmutableSortedDictionary<string, string> Values, ImmutableArray<CsvMatch> Matches, string Says, string Decision)
{
    public const string Add = "add", Skip = "skip";

    public string Of(string field) => Values.GetValueOrDefault(field, "");
}

/// <summary>Somebody who is known already and may be the one of the row.</summary>
/// <param name="Sure">By handle or address; else by name and place or employer.</param>
/// <param name="OnList">They stand on this shortlist.</param>
public sealed record CsvMatch(CandidateId Id, string Login, string? Name, string? Place, bool Sure, bool OnList);

/// <summary>What a column of a CSV file can be, and by which headings it is known.</summary>
public static class CsvFields
{
    public const string Name = "name", First = "first", Last = "last", Handle = "handle", Profile = "profile", Place = "place", Company = "company", Skills = "skills", Note = "note";

    private static readonly ImmutableArray<(string Field, ImmutableArray<string> Headings)> Known =
    [
        (Name, ["name", "full name", "fullname", "candidate", "candidate name", "display_name", "display name"]),
        (First, ["first name", "firstname", "first_name", "given name"]),
        (Last, ["last name", "lastname", "last_name", "surname", "family name"]),
        (Handle, ["handle", "login", "github", "github login", "github username", "github handle", "username"]),
        (Profile, ["profile", "profile url", "profile_url", "github url", "url", "link", "links", "website", "social media", "linkedin", "linkedin url"]),
        (Place, ["place", "location", "city", "address"]),
        (Company, ["company", "employer", "current company", "organisation", "organization"]),
        (Skills, ["skills", "tags of skills", "technologies", "stack", "asked_skills"]),
        (Note, ["note", "notes", "comment", "comments"]),
        (LeadFields.Tags, ["tags", "labels"]),
        (LeadFields.Channel, ["channel", "source", "origin", "sources"]),
        (LeadFields.Referrer, ["referrer", "referred by", "referral"]),
        (LeadFields.Owner, ["owner", "recruiter", "sourcer"]),
        (LeadFields.Stage, ["stage", "status"]),
    ];

    public static readonly ImmutableArray<string> All = [.. Known.Select(k => k.Field)];

    /// <summary>Null where the heading says nothing.</summary>
    public static string? Guess(string heading) => Known.FirstOrDefault(k => k.Headings.Contains(heading.Trim().ToLowerInvariant())).Field;
}
