using System.Collections.Immutable;
using Dapper;

namespace TalentScout.Store;

/// <summary>What came of an edit of a shortlist itself: it as it stands, or why not.</summary>
/// <param name="Conflict">Somebody else was first.</param>
public sealed record ShortlistEdit(Shortlist? Shortlist, string? Trouble, bool Conflict = false);

/// <summary>A role that people are looked for.</summary>
public sealed record OpenShortlist(long Id, string Role);

/// <summary>A shortlist that somebody stands on, and where.</summary>
public sealed record Shortlisted(long Shortlist, string Role, long Lead, string StageName);

/// <summary>Shortlists and who stands on them. Ground. Edits of leads are in <see cref="LeadStore"/>.</summary>
public sealed class ShortlistStore
{
    private const int MostAsked = 500, MostOpen = 50;
    private readonly StoreDatabase _store;

    internal ShortlistStore(StoreDatabase store) => _store = store;

    /// <summary>Open ones first, newest first.</summary>
    public Task<IReadOnlyList<ShortlistSummary>> AllAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<ShortlistSummary>>(
        connection =>
        {
            var counts = connection.Query<(long Shortlist, string Stage, long Count, long Changed)>("SELECT shortlist, stage, count(*), max(changed) FROM lead WHERE removed IS NULL GROUP BY shortlist, stage").ToLookup(c => c.Shortlist);
            return
            [
                .. LeadRows.Shortlists(connection, "ORDER BY closed IS NOT NULL, id DESC").Select(s => new ShortlistSummary(
                    s, counts[s.Id].ToImmutableSortedDictionary(c => c.Stage, c => (int)c.Count, StringComparer.Ordinal), counts[s.Id].Select(c => Times.At(c.Changed)).Append(s.Created).Max())),
            ];
        },
        cancellationToken);

    /// <summary>Roles that people are looked for, newest first.</summary>
    public Task<IReadOnlyList<OpenShortlist>> OpenAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<OpenShortlist>>(
        connection => [.. connection.Query<(long Id, string Role)>("SELECT id, role FROM shortlist WHERE closed IS NULL ORDER BY id DESC LIMIT @MostOpen", new { MostOpen }).Select(s => new OpenShortlist(s.Id, s.Role))], cancellationToken);

    /// <returns>Null where there is none.</returns>
    public Task<Shortlist?> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => LeadRows.Shortlists(connection, "WHERE id = @id", new { id }).FirstOrDefault(), cancellationToken);

    /// <summary>In the order of the list, without those taken off it.</summary>
    public Task<IReadOnlyList<Lead>> LeadsAsync(long shortlist, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<Lead>>(
        connection => [.. LeadRows.Leads(connection, "WHERE shortlist = @shortlist AND removed IS NULL ORDER BY place, id", new { shortlist })], cancellationToken);

    public Task<Shortlist> CreateAsync(string role, string query, Brief? brief, string? owner, IReadOnlyList<Stage>? stages = null, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => LeadRows.Insert(session, new Shortlist
        {
            Id = 0,
            Role = role,
            Query = query,
            Brief = brief,
            Stages = stages is null ? Stage.Usual : [.. stages],
            Owner = owner,
            Created = _store.Clock.GetUtcNow(),
            Version = 1,
        }),
        cancellationToken);

    /// <param name="version">The one that the edit is made on; another one by now is a conflict.</param>
    /// <param name="edit">What to make of it; stages are checked here.</param>
    public Task<ShortlistEdit> EditAsync(long id, long version, Func<Shortlist, Shortlist> edit, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            if (LeadRows.Shortlists(session.Connection, "WHERE id = @id", new { id }, session.Transaction).FirstOrDefault() is not { } now)
                return new ShortlistEdit(null, $"there is no shortlist {id}");
            if (now.Version != version)
                return new ShortlistEdit(now, $"somebody else has changed the shortlist since you read it (version {version} then, {now.Version} now)", Conflict: true);
            var changed = edit(now) with { Id = id, Version = now.Version + 1 };
            if (Stage.Trouble(changed.Stages) is { } trouble)
                return new ShortlistEdit(now, trouble);
            var lost = session.Query<(string Stage, long Count)>("SELECT stage, count(*) FROM lead WHERE shortlist = @id GROUP BY stage", new { id }).ToList().FirstOrDefault(s => changed.StageOf(s.Stage) is null);
            if (lost.Stage is not null)
                return new ShortlistEdit(now, $"stage '{now.StageOf(lost.Stage)?.Name ?? lost.Stage}' has {lost.Count} leads: move them first");
            LeadRows.Update(session, changed);
            return new ShortlistEdit(changed, null);
        },
        cancellationToken);

    public Task<ShortlistEdit> CloseAsync(long id, long version, bool closed, CancellationToken cancellationToken = default) =>
        EditAsync(id, version, s => s with { Closed = closed ? _store.Clock.GetUtcNow() : null }, cancellationToken);

    /// <summary>On which open shortlists these people stand; who stands on none is not named.</summary>
    public Task<IReadOnlyDictionary<CandidateId, ImmutableArray<Shortlisted>>> OfCandidatesAsync(IReadOnlyCollection<CandidateId> people, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyDictionary<CandidateId, ImmutableArray<Shortlisted>>>(
            connection =>
            {
                var leads = people.Select(p => p.ToString()).Distinct(StringComparer.Ordinal).Chunk(MostAsked)
                    .SelectMany(ids => LeadRows.Leads(connection, "WHERE removed IS NULL AND candidate IN @ids", new { ids })).ToList();
                var lists = LeadRows.Shortlists(connection, "WHERE closed IS NULL AND id IN @ids", new { ids = leads.Select(l => l.Shortlist).Distinct() }).ToDictionary(s => s.Id);
                return leads.Where(l => lists.ContainsKey(l.Shortlist)).GroupBy(l => l.Candidate).ToDictionary(
                    g => g.Key, g => g.Select(l => new Shortlisted(l.Shortlist, lists[l.Shortlist].Role, l.Id, lists[l.Shortlist].StageOf(l.Stage)?.Name ?? l.Stage)).ToImmutableArray());
            },
            cancellationToken);
}
