using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>
/// Puts documents and what was read from them into one transaction. What says the same as before is not written again, and marks nobody;
/// <see cref="Finish"/> writes the marks of the whole batch.
/// </summary>
internal sealed class DocumentWriter(WriteSession session, long now)
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repositories = new(StringComparer.Ordinal);

    /// <param name="confirmed">The source has just been asked.</param>
    /// <returns>Rows of evidence written.</returns>
    public int Save(PreparedDocument prepared, bool confirmed = true)
    {
        var document = prepared.Document;
        using (var had = session.Prepared("SELECT id, hash, evidence_hash FROM document WHERE key = @key").Read(document.Key))
        {
            if (!had.Read())
            {
                had.Close();
                return Write(Insert(prepared), [], prepared.Evidence);
            }

            var (id, hash, evidenceHash) = (had.GetInt64(0), had.GetString(1), had.GetString(2));
            had.Close();
            var same = hash == prepared.Hash;
            if (!same)
                Update(id, prepared);
            if (confirmed)
                Confirm(id, document.Validators);
            return same && evidenceHash == prepared.EvidenceHash ? 0 : Replace(id, prepared.Evidence, prepared.EvidenceHash);
        }
    }

    /// <summary>Evidence read anew from a stored document, which itself stays.</summary>
    public int Replace(string key, ImmutableArray<EvidenceRow> rows, string evidenceHash)
    {
        using var had = session.Prepared("SELECT id, evidence_hash FROM document WHERE key = @key").Read(key);
        if (!had.Read())
            return 0;
        var (id, hash) = (had.GetInt64(0), had.GetString(1));
        had.Close();
        return hash == evidenceHash ? 0 : Replace(id, rows, evidenceHash);
    }

    /// <summary>The source says that the stored document is still so.</summary>
    public void Confirm(string key, Validators? validators = null)
    {
        var id = session.Prepared("SELECT id FROM document WHERE key = @key").Scalar<long>(key);
        if (id == 0)
            return;
        if (validators is { Any: true })
            Confirm(id, validators);
        else
            session.Prepared("UPDATE document SET confirmed = @at WHERE id = @id").Execute(now, id);
    }

    /// <summary>The document and all that was read from it.</summary>
    public void Delete(string key)
    {
        var id = session.Prepared("SELECT id FROM document WHERE key = @key").Scalar<long>(key);
        if (id == 0)
            return;
        Write(id, EvidenceOf(id), []);
        session.Prepared("DELETE FROM document WHERE id = @id").Execute(id);
    }

    public void MarkPerson(string person) => _people.Add(person);
    public void MarkRepository(string repository) => _repositories.Add(repository);

    /// <summary>
    /// Marks who has to be folded anew. People of a changed repository are marked later, once, when everything is folded: a page of commits changes
    /// the share of everybody who works there.
    /// </summary>
    public void Finish()
    {
        if (_people.Count == 0 && _repositories.Count == 0)
            return;
        var mark = session.Next("mark");
        foreach (var person in _people)
            session.Prepared("INSERT INTO dirty (person, mark) VALUES (@person, @mark) ON CONFLICT (person) DO UPDATE SET mark = excluded.mark").Execute(person, mark);
        foreach (var repository in _repositories)
            session.Prepared("INSERT INTO dirty_repository (repository) VALUES (@repository) ON CONFLICT (repository) DO NOTHING").Execute(repository);
    }

    private int Replace(long id, ImmutableArray<EvidenceRow> rows, string evidenceHash)
    {
        session.Prepared("UPDATE document SET evidence_hash = @hash WHERE id = @id").Execute(evidenceHash, id);
        return Write(id, EvidenceOf(id), rows);
    }

    private long Insert(PreparedDocument p) => session.Prepared(
        """
        INSERT INTO document (key, source, kind, address, person, repository, fetched, confirmed, etag, last_modified, next, context, hash, evidence_hash, body)
        VALUES (@key, @source, @kind, @address, @person, @repository, @fetched, @confirmed, @etag, @last_modified, @next, @context, @hash, @evidence_hash, @body)
        RETURNING id
        """).Scalar<long>(
        p.Document.Key, p.Document.Source, p.Document.Kind, p.Document.Address, p.Document.Person?.ToString(), p.Document.Repository?.ToString(),
        Times.Ms(p.Document.Fetched), now, p.Document.Validators.ETag, p.Document.Validators.LastModified, p.Document.Next, p.Document.Context,
        p.Hash, p.EvidenceHash, p.Body);

    private void Update(long id, PreparedDocument p) => session.Prepared(
        """
        UPDATE document SET address = @address, person = @person, repository = @repository, fetched = @fetched, next = @next, context = @context, hash = @hash, evidence_hash = @evidence_hash, body = @body
        WHERE id = @id
        """).Execute(
        p.Document.Address, p.Document.Person?.ToString(), p.Document.Repository?.ToString(), Times.Ms(p.Document.Fetched),
        p.Document.Next, p.Document.Context, p.Hash, p.EvidenceHash, p.Body, id);

    private void Confirm(long id, Validators validators) => session
        .Prepared("UPDATE document SET confirmed = @at, etag = @etag, last_modified = @last_modified WHERE id = @id")
        .Execute(now, validators.ETag, validators.LastModified, id);

    private List<EvidenceRow> EvidenceOf(long id)
    {
        var rows = new List<EvidenceRow>();
        using var reader = session.Prepared("SELECT kind, person, repository, extractor, commits, account, detail FROM evidence WHERE document = @document ORDER BY ord").Read(id);
        while (reader.Read())
        {
            rows.Add(new EvidenceRow(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetString(6)));
        }

        return rows;
    }

    private int Write(long id, List<EvidenceRow> before, ImmutableArray<EvidenceRow> after)
    {
        if (before.SequenceEqual(after))
            return 0;
        Mark(before, after);
        if (before.Count > 0)
            session.Prepared("DELETE FROM evidence WHERE document = @document").Execute(id);
        for (var i = 0; i < after.Length; i++)
        {
            session.Prepared(
                """
                INSERT INTO evidence (document, ord, kind, person, repository, extractor, commits, account, detail)
                VALUES (@document, @ord, @kind, @person, @repository, @extractor, @commits, @account, @detail)
                """).Execute(
                id, i, after[i].Kind, after[i].Person, after[i].Repository, after[i].Extractor, after[i].Commits, after[i].Account, after[i].Detail);
        }

        return after.Length;
    }

    /// <summary>Only whom a changed row names: of a hundred contributors one may have a commit more.</summary>
    private void Mark(List<EvidenceRow> before, ImmutableArray<EvidenceRow> after)
    {
        var changed = after.ToHashSet();
        changed.SymmetricExceptWith(before);
        foreach (var row in changed)
        {
            if (row.Person is not null)
                _people.Add(row.Person);
            if (row.Repository is not null)
                _repositories.Add(row.Repository);
            // At once: a mark by name would keep the name when its owner has been purged.
            if (NamedRepositories.NameOf(row) is { } name)
                _people.UnionWith(WhoWorksAt(name));
        }
    }

    private List<string> WhoWorksAt(string repository)
    {
        var people = new List<string>();
        using var reader = session.Prepared("SELECT DISTINCT person FROM evidence WHERE repository = @repository AND person IS NOT NULL").Read(repository);
        while (reader.Read())
            people.Add(reader.GetString(0));
        return people;
    }
}
