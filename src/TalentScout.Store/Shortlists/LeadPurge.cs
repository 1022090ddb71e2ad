namespace TalentScout.Store;

/// <summary>Takes a person off every shortlist, with all that was said of them.</summary>
internal static class LeadPurge
{
    public static void Run(WriteSession session, CandidateId person)
    {
        var leads = session.Query<long>("SELECT id FROM lead WHERE candidate = @id", new { id = person.ToString() }).ToList();
        foreach (var table in new[] { "lead_note", "scorecard", "lead_event", "review_verdict" })
            session.Execute($"DELETE FROM {table} WHERE lead IN @leads", new { leads });
        session.Execute("DELETE FROM lead WHERE id IN @leads", new { leads });
    }
}
