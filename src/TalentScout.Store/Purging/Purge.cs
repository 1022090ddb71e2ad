using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace TalentScout.Store;

/// <summary>Removes every trace of one person, in one transaction. Which documents name them was found before, by reading all of them.</summary>
internal sealed class Purge(WriteSession session, PersonNames person, Redact redact, DateTimeOffset now)
{
    private readonly DocumentWriter _writer = new(session, Times.Ms(now));
    private readonly List<string> _mentions = [];
    private long _documents;
    private long _redacted;
    private long _evidence;

    /// <param name="mentioning">Keys of documents that may name the person.</param>
    public PurgeReport Run(IEnumerable<string> mentioning)
    {
        var evidenceBefore = EvidenceCount();
        foreach (var key in Whole())
            Delete(key);
        foreach (var key in mentioning)
            Redact(key);
        var touched = DropClaims();
        _writer.Finish();
        foreach (var document in touched)
            Rehash(document);
        _evidence = evidenceBefore - EvidenceCount();
        var items = DropWork();
        DropPostings();
        DeskStore.Purge(session, person);
        var archived = new ArchivePurge(session, person).Run();
        var found = person.Id is { } id && CandidateStore.Remove(session, id) > 0;
        if (person.Id is { } gone)
        {
            session.Execute("DELETE FROM dirty WHERE person = @id", new { id = gone.ToString() });
            IdentityStore.Purge(session, gone);
            LeadPurge.Run(session, gone);
            LeadListStore.Purge(session, gone);
            SavedStore.Purge(session, gone);
        }

        Mentions.Purge(session, person);

        session.Execute("DELETE FROM dirty_repository WHERE repository IN @ids", new { ids = person.Repositories.Select(r => r.ToString()) });
        return new PurgeReport(found || _documents + _redacted + _evidence + items + archived > 0, _documents, _redacted, _evidence, items, [.. _mentions]) { Archived = archived };
    }

    /// <summary>Documents about nobody else: the person's own, and those of their repositories.</summary>
    private List<string> Whole() =>
    [
        .. session.Query<string>(
            "SELECT key FROM document WHERE person = @id OR repository IN @repositories",
            new { id = person.Id?.ToString(), repositories = person.Repositories.Select(r => r.ToString()) }),
    ];

    private void Delete(string key)
    {
        _writer.Delete(key);
        _documents++;
    }

    private void Redact(string key)
    {
        var document = DocumentStore.Read(session.Connection, "WHERE key = @key", new { key }).Select(d => d.Document).FirstOrDefault();
        if (document is null)
            return;
        // An address that names them (the search for their pull requests) is theirs, whatever the source made of it.
        var left = person.In(document.Address) ? null : redact(document, person);
        if (left is null)
        {
            Delete(key);
            return;
        }

        if (!left.Body.Span.SequenceEqual(document.Body.Span) || left.Context != document.Context || left.Next != document.Next)
        {
            session.Prepared("UPDATE document SET body = @body, context = @context, next = @next, hash = @hash WHERE key = @key")
                .Execute(Packing.Pack(left.Body.Span), left.Context, left.Next, PreparedDocument.HashOf(left), key);
            _redacted++;
        }

        if (person.MayBeIn(left.Body) || person.MayBeIn(left.Context))
            _mentions.Add(key);
    }

    /// <summary>Claims of and about the person in what is left: theirs, those about their repositories, and words of others that name them.</summary>
    /// <returns>Documents whose claims are fewer now.</returns>
    private List<long> DropClaims()
    {
        var rows = new List<(long Document, long Ord)>();
        var repositories = person.Repositories.Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (document, ord, who, repository, detail) in session.Query<(long, long, string?, string?, string)>("SELECT document, ord, person, repository, detail FROM evidence"))
        {
            var theirs = who is not null && who == person.Id?.ToString();
            if (!theirs && !(repository is not null && repositories.Contains(repository)) && !person.In(detail))
                continue;
            rows.Add((document, ord));
            if (repository is not null)
                _writer.MarkRepository(repository);
            if (who is not null && !theirs)
                _writer.MarkPerson(who);
        }

        foreach (var (document, ord) in rows)
            session.Prepared("DELETE FROM evidence WHERE document = @document AND ord = @ord").Execute(document, ord);
        return [.. rows.Select(r => r.Document).Distinct()];
    }

    /// <summary>The document's fingerprint of evidence has to be that of what is left, or the next fetch would take it for new.</summary>
    private void Rehash(long document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in EvidenceStore.Read(session.Connection, "WHERE e.document = @document ORDER BY e.ord", new { document }))
            EvidenceRow.Append(hash, EvidenceRow.Of(EvidenceRow.WithoutTimes(e)));
        session.Prepared("UPDATE document SET evidence_hash = @hash WHERE id = @id").Execute(Convert.ToHexStringLower(hash.GetHashAndReset()), document);
    }

    /// <summary>Adverts that name the person ("write to @mara").</summary>
    private void DropPostings()
    {
        var naming = session.Query<(long Id, byte[] Body)>("SELECT id, body FROM posting").Where(p => person.In(Encoding.UTF8.GetString(Packing.Unpack(p.Body)))).Select(p => p.Id).ToList();
        foreach (var id in naming)
            session.Prepared("DELETE FROM posting WHERE id = @id").Execute(id);
        if (naming.Count > 0)
            session.Next("posting");
    }

    private int DropWork()
    {
        var naming = session.Query<(long Id, string Address, string Context, string? Reason)>("SELECT id, address, context, reason FROM work_item")
            .Where(item => person.In(item.Address) || person.In(item.Context) || (item.Reason is not null && person.In(item.Reason)))
            .Select(item => item.Id)
            .ToList();
        foreach (var id in naming)
            session.Prepared("DELETE FROM work_item WHERE id = @id").Execute(id);
        foreach (var (run, outcome, reason) in session.Query<(long, string, string)>("SELECT run, outcome, reason FROM run_reason").Where(r => person.In(r.Item3)).ToList())
            session.Execute("DELETE FROM run_reason WHERE run = @run AND outcome = @outcome AND reason = @reason", new { run, outcome, reason });
        return naming.Count;
    }

    private long EvidenceCount() => session.Connection.ExecuteScalar<long>("SELECT count(*) FROM evidence", transaction: session.Transaction);
}
