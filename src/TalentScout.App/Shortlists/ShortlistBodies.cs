using System.Collections.Immutable;
using System.ComponentModel;

namespace TalentScout.App.Shortlists;

/// <summary>A shortlist to be made, or changes of one: what is left out stays.</summary>
internal sealed record ShortlistBody
{
    [Description("The role; where it is left out, the first title of the brief.")]
    public string? Role { get; init; }

    [Description("Query that the role is searched by; where it is left out, that of the brief.")]
    public string? Query { get; init; }
    public Brief? Brief { get; init; }

    [Description("A job description, from which the brief is read; only when it is made.")]
    public string? Text { get; init; }
    public string? Owner { get; init; }

    [Description("Steps from sourced to hired, in order, each with what everybody is marked by in it.")]
    public ImmutableArray<Stage>? Stages { get; init; }

    [Description("Whether the role is closed.")]
    public bool? Closed { get; init; }

    [Description("The version that the change is made on, in place of If-Match.")]
    public long? Version { get; init; }
}

/// <summary>People to be put on a shortlist.</summary>
internal sealed record AddLeadsBody
{
    [Description("Ids or logins, 1 to 500.")]
    public ImmutableArray<string>? Candidates { get; init; }

    [Description("One id or login, in place of candidates.")]
    public string? Candidate { get; init; }

    [Description("The query that brought them.")]
    public string? Query { get; init; }
    public string? Stage { get; init; }
    public ImmutableArray<string>? Tags { get; init; }
    public string? Owner { get; init; }
    public string? Channel { get; init; }
    public string? Referrer { get; init; }
    public string? Note { get; init; }

    internal IEnumerable<string> Names => (Candidates ?? []).Append(Candidate ?? "");

    internal ImmutableSortedDictionary<string, string?> Fields => LeadPatch.Of(Stage, null, Tags, Owner, Channel, Referrer, null, null);
}

/// <summary>Changes of a lead: what is left out stays, an empty text empties.</summary>
internal record LeadPatch
{
    [Description("The version that the edit is made on. Other fields that somebody has changed since are kept; where it is the same field, the answer is 409 with what they did. If-Match in its place refuses every other version with 412.")]
    public long? Version { get; init; }

    [Description("Key of a stage.")]
    public string? Stage { get; init; }

    [Description("Order within the shortlist: smaller first.")]
    public double? Place { get; init; }
    public ImmutableArray<string>? Tags { get; init; }
    public string? Owner { get; init; }

    [Description("How they came: referral, github, ...")]
    public string? Channel { get; init; }
    public string? Referrer { get; init; }

    [Description("Why they were rejected.")]
    public string? Rejection { get; init; }

    [Description("true takes them off the list, false puts them back.")]
    public bool? Removed { get; init; }

    internal ImmutableSortedDictionary<string, string?> Fields => Of(Stage, Place, Tags, Owner, Channel, Referrer, Rejection, Removed);

    internal static ImmutableSortedDictionary<string, string?> Of(string? stage, double? place, ImmutableArray<string>? tags, string? owner, string? channel, string? referrer, string? rejection, bool? removed)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        Add(LeadFields.Stage, stage);
        Add(LeadFields.Place, place?.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Add(LeadFields.Tags, tags is null ? null : string.Join(',', tags.Value));
        Add(LeadFields.Owner, owner);
        Add(LeadFields.Channel, channel);
        Add(LeadFields.Referrer, referrer);
        Add(LeadFields.Rejection, rejection);
        Add(LeadFields.Removed, removed is null ? null : removed.Value ? "true" : "");
        return fields.ToImmutable();

        void Add(string field, string? value)
        {
            if (value is not null)
                fields[field] = value;
        }
    }
}

/// <summary>The same change of several leads.</summary>
internal sealed record BulkBody : LeadPatch
{
    public ImmutableArray<LeadRef> Leads { get; init; } = [];

    [Description("Tags to be added to those that each has.")]
    public ImmutableArray<string> AddTags { get; init; } = [];
}

/// <summary>A lead, and the version that the change is made on.</summary>
internal sealed record LeadRef(long Id, long Version);

internal sealed record NoteBody(string Text);

internal sealed record ScorecardBody
{
    [Description("Criterion of the stage's yardstick -> 1 (not shown) to 4 (shown beyond the role).")]
    public ImmutableSortedDictionary<string, int> Marks { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
    public string Note { get; init; } = "";
}

internal sealed record UndoBody([property: Description("As an answer to a change, or the history, names it.")] long Batch);

internal sealed record LinkBody
{
    [Description("Who it is for.")]
    public string Whom { get; init; } = "";

    [Description("Days until it expires, 1 to 90.")]
    public int Days { get; init; } = ReviewLink.UsualDays;

    [Description("Without names, employers and links.")]
    public bool Blind { get; init; }
}

internal sealed record ShortlistAnswer(Shortlist Shortlist, IReadOnlyList<Lead> Leads);

/// <param name="Unknown">Names that nobody is known by.</param>
internal sealed record AddedAnswer(long? Batch, ImmutableArray<Lead> Added, ImmutableArray<string> Unknown, ImmutableArray<string> Troubles);

/// <param name="Path">Where the link leads. Shown now and never again.</param>
internal sealed record LinkAnswer(ReviewLink Link, string Path);

/// <summary>A CSV file, how its columns are to be read, and what becomes of each row.</summary>
internal sealed record CsvImportBody
{
    public string Csv { get; init; } = "";

    [Description("Heading -> name, handle, profile, place, company, skills, note, tags, channel, referrer, owner or stage; left out: guessed by the heading.")]
    public ImmutableDictionary<string, string>? Columns { get; init; }

    [Description("Row (1 is the first below the headings) -> add, skip, or the id of the candidate it is; left out: what the preview says.")]
    public ImmutableDictionary<string, string>? Decisions { get; init; }

    [Description("false shows what would be done, duplicates included; true does it.")]
    public bool Apply { get; init; }
}
