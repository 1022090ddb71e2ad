using System.Text;
using Dapper;

namespace TalentScout.Store;

/// <summary>Takes a person out of the runs: their counts and name, and their repositories with what others did there. Runs that a merge is writing too.</summary>
internal sealed class ArchivePurge(WriteSession session, PersonNames person)
{
    /// <returns>Records removed.</returns>
    public long Run()
    {
        if (person.Source != CandidateId.GitHub || session.Query<long>("SELECT id FROM archive_run LIMIT 1").FirstOrDefault() == 0)
            return 0;
        var keys = person.Logins.Select(login => ArchiveLogin.KeyOf(Encoding.UTF8.GetBytes(login))).ToHashSet();
        if (person.Id is { } id)
            keys.Add(ArchiveStore.NumberOf(id));
        var owners = person.Logins.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var repositories = new HashSet<long>();
        var removed = Rewrite(NameRuns.Repositories, null, r => owners.Contains(ArchiveGate.OwnerOf(r)) && Note(repositories, r.Id));
        removed += Rewrite(NameRuns.People, keys, p => keys.Contains(p.Id));
        removed += Rewrite(CountRuns.Instance, repositories.Count > 0 ? null : keys, c => keys.Contains(c.Person) || repositories.Contains(c.Repository));
        session.Next("archive");
        return removed;
    }

    private static bool Note(HashSet<long> set, long id)
    {
        set.Add(id);
        return true;
    }

    /// <param name="keys">Only chunks that may hold one of them; null: all.</param>
    private long Rewrite<T>(IRunKind<T> kind, HashSet<long>? keys, Func<T, bool> isGone)
        where T : struct
    {
        var removed = 0L;
        foreach (var chunk in ChunksOf(kind.Id).Where(c => keys is null || keys.Any(k => k >= c.First && k <= c.Last)))
        {
            var records = new List<T>();
            kind.Read(Packing.Unpack(session.Connection.QuerySingle<byte[]>("SELECT data FROM archive_chunk WHERE id = @id", new { id = chunk.Id }, session.Transaction)), records);
            var gone = records.RemoveAll(r => isGone(r));
            if (gone == 0)
                continue;
            removed += gone;
            if (records.Count == 0)
                session.Execute("DELETE FROM archive_chunk WHERE id = @id", new { id = chunk.Id });
            else
                Write(kind, chunk.Id, records);
        }

        return removed;
    }

    private void Write<T>(IRunKind<T> kind, long chunk, List<T> records)
        where T : struct
    {
        var writer = new ChunkWriter();
        T? before = null;
        foreach (var record in records)
        {
            kind.Write(writer, record, before);
            before = record;
        }

        session.Execute("UPDATE archive_chunk SET data = @data WHERE id = @chunk", new { data = Packing.PackQuickly(writer.Bytes), chunk });
    }

    private List<(long Id, long First, long Last)> ChunksOf(int kind) =>
    [
        .. session.Query<(long, long, long)>("SELECT c.id, c.first, c.last FROM archive_run r JOIN archive_chunk c ON c.run = r.id WHERE r.kind = @kind", new { kind }),
    ];
}
