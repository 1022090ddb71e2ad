using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>A lead to be edited, and the version that the edit is made on.</summary>
public readonly record struct LeadAt(long Lead, long Version);

/// <summary>
/// Leads: adding, editing, notes, scorecards, history, undo. Every change is an event with before and after. An edit names the version it was made on: where somebody
/// else has changed other fields since, both are kept; where the same one, nothing is changed and the answer says what they did.
/// </summary>
public sealed class LeadStore
{
    private readonly StoreDatabase _store;

    internal LeadStore(StoreDatabase store) => _store = store;

    /// <summary>At the end of the list, in the first stage unless said. Who stands on it already stays as they are; who was taken off comes back.</summary>
    public Task<LeadBatch> AddAsync(long shortlist, IReadOnlyList<NewLead> people, string by, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var list = LeadRows.Shortlists(session.Connection, "WHERE id = @shortlist", new { shortlist }, session.Transaction).FirstOrDefault();
            if (list is null)
                return new LeadBatch(null, [], [], [$"there is no shortlist {shortlist}"]);
            var act = new LeadAct(session, shortlist, by, _store.Clock.GetUtcNow());
            var troubles = new List<string>();
            var changed = new List<Lead>();
            foreach (var person in people)
            {
                var (fields, trouble) = LeadFields.Read(list, person.Fields);
                trouble ??= _store.Suppressions.Contains(person.Candidate) || _store.Suppressions.Contains(person.Candidate.Source, person.Login) ? "somebody who asked not to be here cannot be added" : null;
                if (trouble is not null)
                    troubles.Add($"{person.Login}: {trouble}");
                else if (act.Add(list, person, fields) is { } lead)
                    changed.Add(lead);
            }

            return new LeadBatch(act.Batch, [.. changed], [], [.. troubles]);
        },
        cancellationToken);

    /// <param name="edits">Field of <see cref="LeadFields"/> -> value.</param>
    public async Task<LeadEdit> EditAsync(long shortlist, LeadAt at, IReadOnlyDictionary<string, string?> edits, string by, CancellationToken cancellationToken = default)
    {
        var batch = await EditAsync(shortlist, [at], edits, by, null, cancellationToken);
        return batch switch
        {
            { Troubles: [var trouble, ..] } => LeadEdit.No(trouble),
            { Conflicts.Length: > 0 } => new LeadEdit { Conflicts = batch.Conflicts, Lead = await GetAsync(shortlist, at.Lead, cancellationToken) },
            { Changed: [var lead, ..] } => new LeadEdit { Lead = lead, Batch = batch.Batch },
            _ => new LeadEdit { Lead = await GetAsync(shortlist, at.Lead, cancellationToken) },
        };
    }

    /// <summary>The same edit of several leads; each is changed whole or not at all.</summary>
    /// <param name="tags">Added to whatever tags each has by now: never in conflict.</param>
    public Task<LeadBatch> EditAsync(
        long shortlist, IReadOnlyCollection<LeadAt> leads, IReadOnlyDictionary<string, string?> edits, string by, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var list = LeadRows.Shortlists(session.Connection, "WHERE id = @shortlist", new { shortlist }, session.Transaction).FirstOrDefault();
            var (fields, trouble) = list is null ? (ImmutableSortedDictionary<string, string?>.Empty, $"there is no shortlist {shortlist}") : LeadFields.Read(list, edits);
            if (trouble is not null)
                return new LeadBatch(null, [], [], [trouble]);
            var act = new LeadAct(session, shortlist, by, _store.Clock.GetUtcNow());
            var (changed, conflicts, troubles) = (new List<Lead>(), new List<LeadConflict>(), new List<string>());
            foreach (var at in leads)
            {
                if (act.Find(at.Lead) is not { } lead)
                    troubles.Add($"there is no lead {at.Lead} on shortlist {shortlist}");
                else if (at.Version > lead.Version || at.Version < 0)
                    troubles.Add(string.Create(CultureInfo.InvariantCulture, $"lead {at.Lead} has no version {at.Version} yet: it is at {lead.Version}"));
                else if (LeadMerge.Conflicts(lead, fields, act.Since(lead, at.Version)) is { Length: > 0 } clash)
                    conflicts.AddRange(clash);
                else if (WithTags(list!, lead, fields, tags) is { Trouble: { } tagged })
                    troubles.Add($"{lead.Login}: {tagged}");
                else if (act.Set(lead, WithTags(list!, lead, fields, tags).Edits) is { } set)
                    changed.Add(set);
            }

            return new LeadBatch(act.Batch, [.. changed], [.. conflicts], [.. troubles]);
        },
        cancellationToken);

    /// <summary>Never in conflict: notes are added, not changed.</summary>
    public Task<LeadEdit> NoteAsync(long shortlist, long lead, string text, string by, CancellationToken cancellationToken = default) => OneAsync(
        shortlist, lead, by, text.Trim() is { Length: 0 or > LeadFields.MaxNote } ? $"note: wanted 1 to {LeadFields.MaxNote} characters" : null, (act, now) => act.Note(now, text.Trim()), cancellationToken);

    /// <summary>Mine replaces mine; others' stay.</summary>
    public Task<LeadEdit> ScoreAsync(long shortlist, long lead, string stage, IReadOnlyDictionary<string, int> marks, string note, string by, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var list = LeadRows.Shortlists(session.Connection, "WHERE id = @shortlist", new { shortlist }, session.Transaction).FirstOrDefault();
            var act = new LeadAct(session, shortlist, by, _store.Clock.GetUtcNow());
            if (list is null || act.Find(lead) is not { } now)
                return LeadEdit.No($"there is no lead {lead} on shortlist {shortlist}");
            if (list.StageOf(stage) is not { } marked)
                return LeadEdit.No($"stage: wanted one of {string.Join(", ", list.Stages.Select(s => s.Key))}");
            if ((Yardstick.Trouble(marked, marks) ?? (note.Length > Yardstick.MaxNote ? $"note: wanted at most {Yardstick.MaxNote} characters" : null)) is { } trouble)
                return LeadEdit.No(trouble);
            var card = new Scorecard(stage, by, _store.Clock.GetUtcNow(), marks.ToImmutableSortedDictionary(StringComparer.Ordinal), note);
            return new LeadEdit { Lead = act.Score(now, card), Batch = act.Batch };
        },
        cancellationToken);

    /// <summary>Takes back what was done in one act, field by field, where nobody has changed it since. Is itself an act that can be taken back.</summary>
    public Task<LeadBatch> UndoAsync(long shortlist, long batch, string by, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var events = Events(session.Connection, "WHERE shortlist = @shortlist AND batch = @batch AND undone IS NULL ORDER BY id DESC", new { shortlist, batch }, session.Transaction).ToList();
            if (events.Count == 0)
                return new LeadBatch(null, [], [], [$"there is nothing to take back in {batch}: it is unknown here, or taken back already"]);
            var act = new LeadAct(session, shortlist, by, _store.Clock.GetUtcNow());
            var (changed, conflicts) = (new Dictionary<long, Lead>(), new List<LeadConflict>());
            foreach (var e in events)
            {
                if (act.Find(e.Lead) is not { } lead)
                    continue;
                if (act.Undo(lead, e) is { } undone)
                    changed[e.Lead] = undone;
                else
                    conflicts.Add(act.ConflictOf(lead, e));
            }

            return new LeadBatch(act.Batch, [.. changed.Values], [.. conflicts], []);
        },
        cancellationToken);

    /// <returns>Null where there is none; one that was taken off the list too.</returns>
    public Task<Lead?> GetAsync(long shortlist, long lead, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => LeadRows.Leads(connection, "WHERE id = @lead AND shortlist = @shortlist", new { lead, shortlist }).FirstOrDefault(), cancellationToken);

    /// <summary>A lead with notes, scorecards and verdicts.</summary>
    public Task<LeadFile?> FileAsync(long shortlist, long lead, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => LeadRows.Leads(connection, "WHERE id = @lead AND shortlist = @shortlist", new { lead, shortlist }).Select(l => Files(connection, [l])[0]).FirstOrDefault(), cancellationToken);

    /// <summary>The same of everybody on a shortlist.</summary>
    public Task<IReadOnlyList<LeadFile>> FilesAsync(long shortlist, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => Files(connection, [.. LeadRows.Leads(connection, "WHERE shortlist = @shortlist AND removed IS NULL ORDER BY place, id", new { shortlist })]), cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="lead">Null: of the whole shortlist.</param>
    public Task<IReadOnlyList<LeadEvent>> HistoryAsync(long shortlist, long? lead, int take, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<LeadEvent>>(
        connection => [.. Events(connection, "WHERE shortlist = @shortlist AND (@lead IS NULL OR lead = @lead) ORDER BY id DESC LIMIT @take", new { shortlist, lead, take })], cancellationToken);

    internal static IEnumerable<LeadEvent> Events(SqliteConnection connection, string where, object parameters, SqliteTransaction? transaction = null) => connection
        .Query<EventRecord>($"SELECT id, lead, version, batch, at, by, field, before, after, undone FROM lead_event {where}", parameters, transaction)
        .Select(e => new LeadEvent(e.Id, e.Lead, e.Version, e.Batch, Times.At(e.At), e.By, e.Field, e.Before, e.After, Times.At(e.Undone)));

    internal static IReadOnlyList<LeadFile> Files(SqliteConnection connection, IReadOnlyList<Lead> leads)
    {
        if (leads.Count == 0)
            return [];
        // By shortlist or by candidate: one lead is one lookup, a whole list three.
        var ids = leads.Count == 1 ? "lead = @one" : "lead IN (SELECT id FROM lead WHERE shortlist = @shortlist)";
        var parameters = new { one = leads[0].Id, shortlist = leads[0].Shortlist };
        var notes = connection.Query<(long Lead, long Id, string By, long At, string Text)>($"SELECT lead, id, by, at, text FROM lead_note WHERE removed IS NULL AND {ids} ORDER BY id", parameters).ToLookup(n => n.Lead);
        var cards = connection.Query<(long Lead, string Body)>($"SELECT lead, body FROM scorecard WHERE {ids} ORDER BY lead, stage, by", parameters).ToLookup(c => c.Lead);
        var verdicts = ReviewStore.Verdicts(connection, $"WHERE v.{ids}", parameters).ToLookup(v => v.Lead);
        return
        [
            .. leads.Select(l => new LeadFile(
                l,
                [.. notes[l.Id].Select(n => new LeadNote(n.Id, n.By, Times.At(n.At), n.Text))],
                [.. cards[l.Id].Select(c => JsonSerializer.Deserialize(c.Body, ShortlistJson.Default.Scorecard)!)],
                [.. verdicts[l.Id]])),
        ];
    }

    private static (ImmutableSortedDictionary<string, string?> Edits, string? Trouble) WithTags(Shortlist list, Lead lead, ImmutableSortedDictionary<string, string?> fields, IReadOnlyList<string>? tags)
    {
        if (tags is not { Count: > 0 })
            return (fields, null);
        var (read, trouble) = LeadFields.Read(list, [KeyValuePair.Create<string, string?>(LeadFields.Tags, string.Join(',', lead.Tags.Concat(tags)))]);
        return (fields.SetItems(read), trouble);
    }

    private Task<LeadEdit> OneAsync(long shortlist, long lead, string by, string? trouble, Func<LeadAct, Lead, Lead> change, CancellationToken cancellationToken) => trouble is not null ? Task.FromResult(LeadEdit.No(trouble)) : _store.WriteAsync(
        session =>
        {
            var act = new LeadAct(session, shortlist, by, _store.Clock.GetUtcNow());
            return act.Find(lead) is { } now ? new LeadEdit { Lead = change(act, now), Batch = act.Batch } : LeadEdit.No($"there is no lead {lead} on shortlist {shortlist}");
        },
        cancellationToken);

    private sealed class EventRecord
    {
        public long Id { get; set; }
        public long Lead { get; set; }
        public long Version { get; set; }
        public long Batch { get; set; }
        public long At { get; set; }
        public string By { get; set; } = "";
        public string Field { get; set; } = "";
        public string? Before { get; set; }
        public string? After { get; set; }
        public long? Undone { get; set; }
    }
}
