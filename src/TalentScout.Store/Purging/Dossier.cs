using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Everything held on one person, each with where it came from and when: the answer to "what do you know about me?".</summary>
public sealed record Dossier
{
    public required PersonNames Person { get; init; }
    public required bool Suppressed { get; init; }
    public Candidate? Candidate { get; init; }

    /// <summary>Documents wholly about them, bodies included.</summary>
    public required IReadOnlyList<SourceDocument> Documents { get; init; }

    /// <summary>Documents about several people that claims about them were read from; without bodies, since these speak of others.</summary>
    public required IReadOnlyList<SourceDocument> SharedDocuments { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The same of each account that was merged into this person.</summary>
    public IReadOnlyList<Dossier> Merged { get; init; } = [];

    /// <summary>Decisions about who is one that name them.</summary>
    public IReadOnlyList<IdentityDecision> Decisions { get; init; } = [];

    /// <summary>What the team noted about them.</summary>
    public IReadOnlyList<CandidateNote> Notes { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Addresses that a harvest still means to read about them.</summary>
    public required IReadOnlyList<string> Planned { get; init; }

    /// <summary>Shortlists they stand on or stood on, with notes, scorecards and verdicts.</summary>
    public IReadOnlyList<LeadFile> Leads { get; init; } = [];

    /// <summary>Titles of the frozen lists that have a row of them.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>What GH Archive's files counted of them.</summary>
    public IReadOnlyList<ArchivedMonth> Archive { get; init; } = [];

    /// <summary>False where nothing at all is held.</summary>
    public bool Any => Candidate is not null || Documents.Count > 0 || Evidence.Count > 0 || Planned.Count > 0 || Merged.Count > 0 || Archive.Count > 0 || Leads.Count > 0 || Lists.Count > 0 || Notes.Count > 0 || Tags.Count > 0;

    internal static Dossier Of(SqliteConnection connection, PersonNames person, bool suppressed)
    {
        var id = person.Id?.ToString();
        var documents = DocumentStore.Read(connection, "WHERE person = @id ORDER BY key", new { id }).Select(d => d.Document).ToList();
        var shared = DocumentStore.Read(
            connection,
            "WHERE (person IS NULL OR person <> @id) AND id IN (SELECT document FROM evidence WHERE person = @id) ORDER BY key",
            new { id }).Select(d => d.Document with { Body = default, Context = "{}" }).ToList();
        return new Dossier
        {
            Person = person,
            Suppressed = suppressed,
            Candidate = CandidateStore.Unpack(connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE id = @id", new { id })),
            Documents = documents,
            SharedDocuments = shared,
            Evidence = [.. EvidenceStore.Read(connection, "WHERE e.person = @id ORDER BY d.key, e.ord", new { id })],
            Leads = [.. LeadRows.Leads(connection, "WHERE candidate = @id ORDER BY id", new { id }).ToList().SelectMany(l => LeadStore.Files(connection, [l]))],
            Lists = [.. connection.Query<string>("SELECT l.title FROM lead_list_person p JOIN lead_list l ON l.id = p.list WHERE p.candidate = @id ORDER BY l.id", new { id })],
            Archive = person.Id is { IsGitHub: true } number ? ArchivedMonth.Of(connection, ArchiveStore.NumberOf(number)) : [],
            Notes = id is null ? [] : DeskStore.Notes(connection, id, since: 0),
            Tags = [.. connection.Query<string>("SELECT tag FROM desk_tag WHERE person = @id ORDER BY tag", new { id })],
            Planned =
            [
                .. connection.Query<(string Address, string Context)>("SELECT address, context FROM work_item WHERE state = 0")
                    .Where(item => person.In(item.Address) || person.In(item.Context)).Select(item => item.Address).Order(StringComparer.Ordinal),
            ],
        };
    }
}

/// <summary>A line of the archive's counts. Source: GH Archive, files of that month.</summary>
/// <param name="Repository">Full name; null where it was not told.</param>
public sealed record ArchivedMonth(long RepositoryId, string? Repository, Month Month, ArchiveTally Tally)
{
    internal static IReadOnlyList<ArchivedMonth> Of(SqliteConnection connection, long person) =>
    [
        .. RunRecords.OfKey(connection, CountRuns.Instance, person).Select(c => new ArchivedMonth(c.Repository, ArchivePeople.RepositoryOf(connection, c.Repository)?.Name, c.Month, c.Tally)),
    ];
}
