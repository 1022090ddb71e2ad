using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>The steps around a purge: finding the person, reading everything for their names, and leaving nothing in the file's free space.</summary>
internal sealed class PersonRemoval(StoreDatabase store)
{
    public async Task<PurgeReport> SuppressAsync(string source, string who, string reason, Redact redact, CancellationToken cancellationToken)
    {
        var people = await FindAllAsync(source, who, cancellationToken);
        // First the list, then the removal: what a running harvest commits in between is checked against the list.
        await store.WriteAsync(session => store.Suppressions.Add(session, people.SelectMany(HashesOf), reason), cancellationToken);
        return await PurgeAsync(people, redact, cancellationToken);
    }

    public async Task<PurgeReport> PurgeAsync(string source, string who, Redact redact, CancellationToken cancellationToken) =>
        await PurgeAsync(await FindAllAsync(source, who, cancellationToken), redact, cancellationToken);

    /// <summary>The person first, then the accounts that were merged into them: whoever leaves, leaves with all of them.</summary>
    public async Task<IReadOnlyList<PersonNames>> FindAllAsync(string source, string who, CancellationToken cancellationToken)
    {
        var person = await FindAsync(source, who, cancellationToken);
        return person.Id is not { } id
            ? [person]
            : await store.ReadAsync<IReadOnlyList<PersonNames>>(
                connection => [person, .. IdentityStore.MapOf(connection).MergedInto(id).Select(other => PersonNames.Find(connection, other.Source, other, null))], cancellationToken);
    }

    /// <summary>A handle or an id at a source, by any name they have ever been seen under.</summary>
    public Task<PersonNames> FindAsync(string source, string who, CancellationToken cancellationToken) => store.ReadAsync(
        connection =>
        {
            var handle = who.Trim().TrimStart('@');
            var id = connection.Query<string>("SELECT id FROM candidate WHERE login = @login ORDER BY seq DESC", new { login = CandidateStore.LoginKey(handle) })
                .Select(CandidateId.Parse).Cast<CandidateId?>().FirstOrDefault(found => found!.Value.Source == source);
            if (id is not null)
                return PersonNames.Find(connection, source, id, handle);
            if (CandidateId.TryParse(handle, out var parsed) && (handle.Contains(':') || source == CandidateId.GitHub))
                return PersonNames.Find(connection, parsed.Source, parsed, null);
            return PersonNames.Find(connection, source, ByEvidence(connection, handle) ?? ByArchive(connection, source, handle), handle);
        },
        cancellationToken);

    /// <summary>Somebody who was harvested, but not folded yet.</summary>
    private static CandidateId? ByEvidence(SqliteConnection connection, string handle) => EvidenceStore
        .Read(connection, "WHERE e.person IS NOT NULL AND e.kind IN ('profile', 'contribution') AND lower(e.detail) LIKE @like", new { like = $"%\"login\":\"{handle.ToLowerInvariant()}\"%" })
        .Select(e => e.Person).FirstOrDefault();

    /// <summary>Somebody whom only the archive's counts know.</summary>
    private static CandidateId? ByArchive(SqliteConnection connection, string source, string handle) =>
        source == CandidateId.GitHub && ArchiveStore.FindByLogin(connection, handle) is { } number ? CandidateId.OfGitHub(number) : null;

    private IEnumerable<string> HashesOf(PersonNames person) => person.Logins.Select(login => store.Suppressions.HashOfHandle(person.Source, login))
        .Concat(person.Id is { } id ? [store.Suppressions.HashOfId(id.Source, id.Key)] : []);

    private async Task<PurgeReport> PurgeAsync(IReadOnlyList<PersonNames> people, Redact redact, CancellationToken cancellationToken)
    {
        var all = new PurgeReport(false, 0, 0, 0, 0, []);
        foreach (var person in people)
        {
            var one = await PurgeAsync(person, redact, cancellationToken);
            all = new PurgeReport(
                all.Found || one.Found, all.Documents + one.Documents, all.Redacted + one.Redacted, all.Evidence + one.Evidence, all.WorkItems + one.WorkItems, all.Mentions.AddRange(one.Mentions))
            {
                Archived = all.Archived + one.Archived,
            };
        }

        return all;
    }

    private async Task<PurgeReport> PurgeAsync(PersonNames person, Redact redact, CancellationToken cancellationToken)
    {
        var mentioning = new List<string>();
        await foreach (var document in store.Documents.StreamAsync(cancellationToken: cancellationToken))
        {
            if (person.In(document.Address) || person.MayBeIn(document.Body) || person.MayBeIn(document.Context))
                mentioning.Add(document.Key);
        }

        var report = await store.WriteAsync(session => new Purge(session, person, redact, store.Clock.GetUtcNow()).Run(mentioning), cancellationToken);
        await store.ForgetOldPagesAsync(cancellationToken);
        return report;
    }
}
