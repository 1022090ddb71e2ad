using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>What the team notes about people while searching (ground). Every call is one transaction; what is taken away can be brought back for a day.</summary>
public sealed class DeskStore
{
    private static readonly TimeSpan Regret = TimeSpan.FromDays(1);

    private readonly StoreDatabase _store;

    internal DeskStore(StoreDatabase store) => _store = store;

    /// <summary>Of those asked for that anything was noted about.</summary>
    public Task<ImmutableDictionary<CandidateId, DeskMark>> MarksAsync(IEnumerable<CandidateId> people, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection =>
        {
            var ids = people.Select(p => p.ToString()).Distinct(StringComparer.Ordinal).ToArray();
            var marks = new Dictionary<string, DeskMark>(StringComparer.Ordinal);
            foreach (var (person, at) in connection.Query<(string, long)>("SELECT person, at FROM desk_seen WHERE person IN @ids", new { ids }))
                marks[person] = Of(person) with { Seen = Times.At(at) };
            foreach (var (person, reason, note, at) in connection.Query<(string, string, string?, long)>("SELECT person, reason, note, at FROM desk_hidden WHERE person IN @ids", new { ids }))
                marks[person] = Of(person) with { Hidden = new HiddenMark(Reason(reason), note, Times.At(at)) };
            foreach (var (person, tag) in connection.Query<(string, string)>("SELECT person, tag FROM desk_tag WHERE person IN @ids ORDER BY tag", new { ids }))
                marks[person] = Of(person) with { Tags = Of(person).Tags.Add(tag) };
            return marks.ToImmutableDictionary(m => CandidateId.Parse(m.Key), m => m.Value);

            DeskMark Of(string person) => marks.GetValueOrDefault(person, DeskMark.None);
        },
        cancellationToken);

    /// <summary>Everybody who is put aside, newest first.</summary>
    public Task<IReadOnlyList<(CandidateId Candidate, HiddenMark Mark)>> HiddenAsync(int most, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<(CandidateId, HiddenMark)>>(
            connection =>
            [
                .. connection.Query<(string Person, string Reason, string? Note, long At)>("SELECT person, reason, note, at FROM desk_hidden ORDER BY at DESC, person LIMIT @most", new { most })
                    .Select(row => (CandidateId.Parse(row.Person), new HiddenMark(Reason(row.Reason), row.Note, Times.At(row.At)))),
            ],
            cancellationToken);

    public Task HideAsync(CandidateId person, HideReason reason, string? note, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute(
            "INSERT INTO desk_hidden (person, reason, note, at) VALUES (@person, @reason, @note, @now) ON CONFLICT (person) DO UPDATE SET reason = excluded.reason, note = excluded.note, at = excluded.at",
            new { person = person.ToString(), reason = reason.ToString(), note, now = Now }),
        cancellationToken);

    public Task ShowAsync(CandidateId person, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("DELETE FROM desk_hidden WHERE person = @person", new { person = person.ToString() }), cancellationToken);

    public Task SeenAsync(CandidateId person, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute("INSERT INTO desk_seen (person, at) VALUES (@person, @now) ON CONFLICT (person) DO UPDATE SET at = excluded.at", new { person = person.ToString(), now = Now }),
        cancellationToken);

    /// <returns>False where they have as many tags as anybody may.</returns>
    public Task<bool> TagAsync(CandidateId person, string tag, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var id = person.ToString();
            if (session.Query<string>("SELECT tag FROM desk_tag WHERE person = @id AND tag <> @tag", new { id, tag }).Count() >= DeskLimits.TagsPerCandidate)
                return false;
            session.Execute("INSERT INTO desk_tag (person, tag, at) VALUES (@id, @tag, @now) ON CONFLICT (person, tag) DO NOTHING", new { id, tag, now = Now });
            return true;
        },
        cancellationToken);

    public Task UntagAsync(CandidateId person, string tag, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("DELETE FROM desk_tag WHERE person = @person AND tag = @tag", new { person = person.ToString(), tag }), cancellationToken);

    /// <summary>All tags in use, with how many people have each.</summary>
    public Task<IReadOnlyList<(string Tag, int People)>> TagsAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<(string, int)>>(
        connection => [.. connection.Query<(string, int)>("SELECT tag, count(*) FROM desk_tag GROUP BY tag ORDER BY tag")], cancellationToken);

    public Task<IReadOnlyList<CandidateId>> TaggedAsync(string tag, int most, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<CandidateId>>(
        connection => [.. connection.Query<string>("SELECT person FROM desk_tag WHERE tag = @tag ORDER BY at DESC, person LIMIT @most", new { tag, most }).Select(CandidateId.Parse)], cancellationToken);

    /// <summary>Whoever has the tag, on their page or as a lead of a shortlist, in whatever case. Read at once: a query waits for it.</summary>
    public IReadOnlyList<CandidateId> Tagged(string tag)
    {
        using var connection = _store.OpenReader();
        var leads = connection.Query<(string Person, string Tags)>("SELECT candidate, tags FROM lead WHERE removed IS NULL AND tags <> '[]'")
            .Where(lead => JsonSerializer.Deserialize(lead.Tags, ShortlistJson.Default.ImmutableArrayString).Any(t => DeskLimits.Tag(t) == tag)).Select(lead => lead.Person);
        return [.. connection.Query<string>("SELECT person FROM desk_tag WHERE tag = @tag", new { tag }).Concat(leads).Distinct(StringComparer.Ordinal).Select(CandidateId.Parse)];
    }

    /// <summary>Newest first, those taken away within a day too.</summary>
    public Task<IReadOnlyList<CandidateNote>> NotesAsync(CandidateId person, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => Notes(connection, person.ToString(), Now - (long)Regret.TotalMilliseconds), cancellationToken);

    public Task AddNoteAsync(CandidateId person, string text, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute("INSERT INTO desk_note (person, text, made) VALUES (@person, @text, @now)", new { person = person.ToString(), text, now = Now }), cancellationToken);

    public Task RemoveNoteAsync(CandidateId person, long note, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            session.Execute("DELETE FROM desk_note WHERE removed < @gone", new { gone = Now - (long)Regret.TotalMilliseconds });
            session.Execute("UPDATE desk_note SET removed = @now WHERE id = @note AND person = @person", new { note, person = person.ToString(), now = Now });
        },
        cancellationToken);

    public Task RestoreNoteAsync(CandidateId person, long note, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("UPDATE desk_note SET removed = NULL WHERE id = @note AND person = @person", new { note, person = person.ToString() }), cancellationToken);

    /// <summary>By name; those taken away within a day too.</summary>
    public Task<IReadOnlyList<WeightPreset>> PresetsAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<WeightPreset>>(
        connection =>
        [
            .. connection.Query<(string Name, string Weights, long? Removed)>("SELECT name, weights, removed FROM desk_preset WHERE removed IS NULL OR removed >= @since ORDER BY name", new { since = Now - (long)Regret.TotalMilliseconds })
                .Select(row => new WeightPreset(row.Name, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, double>>(row.Weights) ?? ImmutableSortedDictionary<string, double>.Empty, Times.At(row.Removed))),
        ],
        cancellationToken);

    /// <summary>A preset of that name is replaced.</summary>
    /// <returns>False where there are as many as there may be.</returns>
    public Task<bool> SavePresetAsync(string name, ImmutableSortedDictionary<string, double> weights, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            session.Execute("DELETE FROM desk_preset WHERE removed < @gone", new { gone = Now - (long)Regret.TotalMilliseconds });
            if (session.Query<string>("SELECT name FROM desk_preset WHERE name <> @name AND removed IS NULL", new { name }).Count() >= DeskLimits.Presets)
                return false;
            session.Execute(
                "INSERT INTO desk_preset (name, weights, made) VALUES (@name, @weights, @now) ON CONFLICT (name) DO UPDATE SET weights = excluded.weights, made = excluded.made, removed = NULL",
                new { name, weights = JsonSerializer.Serialize(weights), now = Now });
            return true;
        },
        cancellationToken);

    public Task RemovePresetAsync(string name, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("UPDATE desk_preset SET removed = @now WHERE name = @name", new { name, now = Now }), cancellationToken);

    public Task RestorePresetAsync(string name, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("UPDATE desk_preset SET removed = NULL WHERE name = @name", new { name }), cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<PastSearch>> SearchesAsync(int most, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<PastSearch>>(
        connection =>
        [
            .. connection.Query<(string Address, string Query, int Total, long At)>("SELECT address, query, total, at FROM desk_search ORDER BY at DESC, address LIMIT @most", new { most })
                .Select(row => new PastSearch(row.Address, row.Query, row.Total, Times.At(row.At))),
        ],
        cancellationToken);

    /// <summary>The same search again only moves to the top.</summary>
    public Task RememberAsync(string address, string query, int total, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            session.Execute(
                "INSERT INTO desk_search (address, query, total, at) VALUES (@address, @query, @total, @now) ON CONFLICT (address) DO UPDATE SET total = excluded.total, at = excluded.at",
                new { address, query, total, now = Now });
            session.Execute("DELETE FROM desk_search WHERE at < (SELECT at FROM desk_search ORDER BY at DESC LIMIT 1 OFFSET @kept)", new { kept = DeskLimits.Searches - 1 });
        },
        cancellationToken);

    internal static IReadOnlyList<CandidateNote> Notes(SqliteConnection connection, string person, long since) =>
    [
        .. connection.Query<(long Id, string Text, long Made, long? Removed)>(
                "SELECT id, text, made, removed FROM desk_note WHERE person = @person AND (removed IS NULL OR removed >= @since) ORDER BY id DESC", new { person, since })
            .Select(row => new CandidateNote(row.Id, CandidateId.Parse(person), row.Text, Times.At(row.Made), Times.At(row.Removed))),
    ];

    /// <summary>What is noted about a person, and searches that name them. Notes about others: <see cref="Mentions"/>.</summary>
    internal static void Purge(WriteSession session, PersonNames person)
    {
        foreach (var table in new[] { "desk_hidden", "desk_seen", "desk_tag", "desk_note" })
            session.Execute($"DELETE FROM {table} WHERE person = @id", new { id = person.Id?.ToString() });
        foreach (var address in session.Query<(string Address, string Query)>("SELECT address, query FROM desk_search").Where(s => person.MayBeIn(s.Query) || person.MayBeIn(Uri.UnescapeDataString(s.Address))).Select(s => s.Address).ToList())
            session.Execute("DELETE FROM desk_search WHERE address = @address", new { address });
    }

    private long Now => Times.Ms(_store.Clock.GetUtcNow());

    /// <summary>A reason of a newer program is some reason still.</summary>
    private static HideReason Reason(string text) => Enum.TryParse<HideReason>(text, out var reason) ? reason : HideReason.Other;
}
