using System.Text.Json.Nodes;

namespace TalentScout.Store;

/// <summary>Where the team wrote about somebody else and named the person: the texts stay, the name goes. Run after what was said about the person is gone.</summary>
internal static class Mentions
{
    /// <summary>Tables with a number, and the column that people write into.</summary>
    private static readonly (string Table, string Column)[] Texts =
        [("desk_note", "text"), ("lead_note", "text"), ("lead", "referrer"), ("lead", "rejection"), ("lead", "channel")];

    public static void Purge(WriteSession session, PersonNames person)
    {
        foreach (var (table, column) in Texts)
            foreach (var (id, text) in session.Query<(long Id, string Text)>($"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL").ToList())
                if (person.Without(text) is var without && without != text)
                    session.Execute($"UPDATE {table} SET {column} = @without WHERE id = @id", new { without, id });
        foreach (var column in new[] { "before", "after" })
            foreach (var (id, field, text) in session.Query<(long, string, string)>($"SELECT id, field, {column} FROM lead_event WHERE {column} IS NOT NULL").ToList())
                if ((field.StartsWith(LeadFields.ScorePrefix, StringComparison.Ordinal) ? Card(text, person) ?? text : person.Without(text)) is var without && without != text)
                    session.Execute($"UPDATE lead_event SET {column} = @without WHERE id = @id", new { without, id });
        foreach (var (link, lead, note) in session.Query<(long, long, string)>("SELECT link, lead, note FROM review_verdict").ToList())
            if (person.Without(note) is var without && without != note)
                session.Execute("UPDATE review_verdict SET note = @without WHERE link = @link AND lead = @lead", new { without, link, lead });
        foreach (var (lead, stage, by, body) in session.Query<(long, string, string, string)>("SELECT lead, stage, by, body FROM scorecard").ToList())
            if (Card(body, person) is { } without)
                session.Execute("UPDATE scorecard SET body = @without WHERE lead = @lead AND stage = @stage AND by = @by", new { without, lead, stage, by });
    }

    /// <summary>Null where the note of a scorecard does not name them.</summary>
    private static string? Card(string body, PersonNames person)
    {
        if (JsonNode.Parse(body) is not JsonObject card || (string?)card["note"] is not { } note || person.Without(note) is var without && without == note)
            return null;
        card["note"] = without;
        return card.ToJsonString();
    }
}
