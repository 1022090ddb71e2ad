using System.Collections.Immutable;
using System.Globalization;
using Dapper;

namespace TalentScout.Store;

/// <summary>What one person does at once to leads of one shortlist, inside one transaction: every change with its event, all in one batch.</summary>
internal sealed class LeadAct(WriteSession session, long shortlist, string by, DateTimeOffset now)
{
    /// <summary>Between two neighbours, so that many can be put between them.</summary>
    private const double Step = 1024;

    private long? _batch;

    /// <summary>Null where nothing was changed.</summary>
    public long? Batch => _batch;

    public Lead? Find(long lead) => LeadRows.Leads(session.Connection, "WHERE id = @lead AND shortlist = @shortlist", new { lead, shortlist }, session.Transaction).FirstOrDefault();

    /// <summary>What became of it after a version.</summary>
    public IEnumerable<LeadEvent> Since(Lead lead, long version) =>
        version == lead.Version ? [] : LeadStore.Events(session.Connection, "WHERE lead = @lead AND version > @version", new { lead = lead.Id, version }, session.Transaction);

    /// <returns>Null where they stand on the list already.</returns>
    public Lead? Add(Shortlist list, NewLead person, ImmutableSortedDictionary<string, string?> fields)
    {
        var there = LeadRows.Leads(session.Connection, "WHERE shortlist = @shortlist AND candidate = @candidate", new { shortlist, candidate = person.Candidate.ToString() }, session.Transaction).FirstOrDefault();
        if (there is { Removed: null })
            return null;
        if (there is not null)
            return Noted(Set(there, fields.SetItem(LeadFields.Removed, null))!, person.Note);
        var last = session.Connection.ExecuteScalar<double?>("SELECT max(place) FROM lead WHERE shortlist = @shortlist", new { shortlist }, session.Transaction) ?? 0;
        var lead = new Lead
        {
            Id = 0,
            Shortlist = shortlist,
            Candidate = person.Candidate,
            Login = person.Login,
            Name = person.Name,
            ProfileUrl = person.ProfileUrl,
            Stage = list.Stages[0].Key,
            Place = last + Step,
            Query = person.Query,
            Scorer = person.Scorer,
            Score = person.Score,
            Added = now,
            Changed = now,
            Version = 1,
        };
        foreach (var (field, value) in fields)
            lead = LeadFields.With(lead, field, value, now);
        lead = LeadRows.Insert(session, lead);
        // Being added is a change of "removed": taking it back takes them off the list.
        Write(lead, LeadFields.Removed, "true", null);
        return Noted(lead, person.Note);
    }

    /// <returns>Null where every field has that value already.</returns>
    public Lead? Set(Lead lead, IReadOnlyDictionary<string, string?> fields)
    {
        var changes = fields.Select(f => (Field: f.Key, Before: LeadFields.Of(lead, f.Key), After: f.Value)).Where(c => c.Before != c.After).ToList();
        if (changes.Count == 0)
            return null;
        var changed = changes.Aggregate(lead, (l, c) => LeadFields.With(l, c.Field, c.After, now));
        changed = Grown(changed);
        LeadRows.Update(session, changed);
        foreach (var (field, before, after) in changes)
            Write(changed, field, before, after);
        return changed;
    }

    public Lead Note(Lead lead, string text)
    {
        var note = session.Connection.ExecuteScalar<long>("INSERT INTO lead_note (lead, by, at, text) VALUES (@lead, @by, @at, @text) RETURNING id", new { lead = lead.Id, by, at = Times.Ms(now), text }, session.Transaction);
        return Written(lead, LeadFields.NotePrefix + note.ToString(CultureInfo.InvariantCulture), null, text);
    }

    public Lead Score(Lead lead, Scorecard card)
    {
        var before = CardOf(lead.Id, card.Stage, card.By);
        PutCard(lead.Id, card.Stage, card.By, LeadFields.ScoreText(card));
        return Written(lead, LeadFields.ScoreField(card.Stage, card.By), before, LeadFields.ScoreText(card));
    }

    /// <returns>Null where somebody has changed the field since.</returns>
    public Lead? Undo(Lead lead, LeadEvent e)
    {
        if (Now(lead, e.Field) != e.After)
            return null;
        session.Execute("UPDATE lead_event SET undone = @at WHERE id = @id", new { at = Times.Ms(now), id = e.Id });
        if (e.Field.StartsWith(LeadFields.NotePrefix, StringComparison.Ordinal))
        {
            session.Execute("UPDATE lead_note SET removed = @removed WHERE id = @id", new { removed = e.Before is null ? Times.Ms(now) : (long?)null, id = NoteId(e.Field) });
            return Written(lead, e.Field, e.After, e.Before);
        }

        if (!e.Field.StartsWith(LeadFields.ScorePrefix, StringComparison.Ordinal))
            return Set(lead, ImmutableSortedDictionary<string, string?>.Empty.Add(e.Field, e.Before));
        var (stage, whose) = CardKey(e.Field);
        PutCard(lead.Id, stage, whose, e.Before);
        return Written(lead, e.Field, e.After, e.Before);
    }

    public LeadConflict ConflictOf(Lead lead, LeadEvent e)
    {
        var last = LeadStore.Events(session.Connection, "WHERE lead = @lead AND field = @field ORDER BY id DESC LIMIT 1", new { lead = lead.Id, field = e.Field }, session.Transaction).First();
        return new LeadConflict(lead.Id, e.Field, Now(lead, e.Field), e.Before, last.By, last.At);
    }

    private string? Now(Lead lead, string field)
    {
        if (field.StartsWith(LeadFields.NotePrefix, StringComparison.Ordinal))
            return session.Connection.ExecuteScalar<string?>("SELECT text FROM lead_note WHERE id = @id AND removed IS NULL", new { id = NoteId(field) }, session.Transaction);
        return field.StartsWith(LeadFields.ScorePrefix, StringComparison.Ordinal) ? CardOf(lead.Id, CardKey(field).Stage, CardKey(field).By) : LeadFields.Of(lead, field);
    }

    private Lead Noted(Lead lead, string? note) => string.IsNullOrWhiteSpace(note) ? lead : Note(lead, note.Trim() is { Length: > LeadFields.MaxNote } cut ? cut[..LeadFields.MaxNote] : note.Trim());

    private Lead Written(Lead lead, string field, string? before, string? after)
    {
        var changed = Grown(lead);
        session.Execute("UPDATE lead SET changed = @changed, version = @version WHERE id = @id", new { changed = Times.Ms(changed.Changed), version = changed.Version, id = changed.Id });
        Write(changed, field, before, after);
        return changed;
    }

    private Lead Grown(Lead lead) => lead with { Version = lead.Version + 1, Changed = now };

    private void Write(Lead lead, string field, string? before, string? after) => session.Prepared(
        "INSERT INTO lead_event (shortlist, lead, version, batch, at, by, field, before, after) VALUES (@shortlist, @lead, @version, @batch, @at, @by, @field, @before, @after)")
        .Execute(shortlist, lead.Id, lead.Version, _batch ??= session.Next("batch"), Times.Ms(now), by, field, before, after);

    private string? CardOf(long lead, string stage, string whose) =>
        session.Connection.ExecuteScalar<string?>("SELECT body FROM scorecard WHERE lead = @lead AND stage = @stage AND by = @whose", new { lead, stage, whose }, session.Transaction);

    private void PutCard(long lead, string stage, string whose, string? body)
    {
        if (body is null)
            session.Execute("DELETE FROM scorecard WHERE lead = @lead AND stage = @stage AND by = @whose", new { lead, stage, whose });
        else
            session.Execute("INSERT INTO scorecard (lead, stage, by, body) VALUES (@lead, @stage, @whose, @body) ON CONFLICT (lead, stage, by) DO UPDATE SET body = excluded.body", new { lead, stage, whose, body });
    }

    private static long NoteId(string field) => long.Parse(field.AsSpan(LeadFields.NotePrefix.Length), CultureInfo.InvariantCulture);

    private static (string Stage, string By) CardKey(string field)
    {
        var parts = field[LeadFields.ScorePrefix.Length..].Split(':', 2);
        return (parts[0], parts[1]);
    }
}
