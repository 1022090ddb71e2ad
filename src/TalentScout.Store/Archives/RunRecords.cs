using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Reads runs: one, all of a kind merged, or one key's records out of all.</summary>
internal static class RunRecords
{
    /// <summary>Everything of a kind, in order, each key once. Holds one chunk of each run.</summary>
    public static IEnumerable<T> All<T>(SqliteConnection connection, IRunKind<T> kind)
        where T : struct =>
        Merged(kind, [.. LiveRuns(connection, kind.Id).Select(run => Of(connection, kind, run))]);

    public static IEnumerable<T> Of<T>(SqliteConnection connection, IRunKind<T> kind, long run)
        where T : struct
    {
        var records = new List<T>();
        foreach (var data in connection.Query<byte[]>("SELECT data FROM archive_chunk WHERE run = @run ORDER BY first", new { run }, buffered: false))
        {
            records.Clear();
            kind.Read(Packing.Unpack(data), records);
            foreach (var record in records)
                yield return record;
        }
    }

    /// <summary>The records of one key, each once.</summary>
    public static List<T> OfKey<T>(SqliteConnection connection, IRunKind<T> kind, long key)
        where T : struct
    {
        var found = new List<T>();
        var records = new List<T>();
        foreach (var data in connection.Query<byte[]>(
            "SELECT c.data FROM archive_run r JOIN archive_chunk c ON c.run = r.id WHERE r.kind = @kind AND r.live = 1 AND c.first <= @key AND c.last >= @key", new { kind = kind.Id, key }, buffered: false))
        {
            records.Clear();
            kind.Read(Packing.Unpack(data), records);
            found.AddRange(records.Where(r => kind.KeyOf(r) == key));
        }

        found.Sort((a, b) => kind.Compare(a, b));
        return [.. Merged(kind, [found])];
    }

    public static IEnumerable<long> LiveRuns(SqliteConnection connection, int kind) =>
        connection.Query<long>("SELECT id FROM archive_run WHERE kind = @kind AND live = 1 ORDER BY id", new { kind });

    /// <summary>Several sorted lists as one; records that compare as equal are combined, within a list too.</summary>
    public static IEnumerable<T> Merged<T>(IRunKind<T> kind, IReadOnlyList<IEnumerable<T>> sorted)
        where T : struct
    {
        var heads = new PriorityQueue<IEnumerator<T>, T>(sorted.Count, Comparer<T>.Create((a, b) => kind.Compare(a, b)));
        try
        {
            foreach (var list in sorted)
            {
                var head = list.GetEnumerator();
                if (head.MoveNext())
                    heads.Enqueue(head, head.Current);
                else
                    head.Dispose();
            }

            T? next = null;
            while (heads.TryPeek(out var head, out var record))
            {
                if (next is { } had && kind.Compare(had, record) == 0)
                {
                    next = kind.Combine(had, record);
                }
                else
                {
                    if (next is { } whole)
                        yield return whole;
                    next = record;
                }

                if (head.MoveNext())
                    heads.DequeueEnqueue(head, head.Current);
                else
                    heads.Dequeue().Dispose();
            }

            if (next is { } last)
                yield return last;
        }
        finally
        {
            while (heads.TryDequeue(out var head, out _))
                head.Dispose();
        }
    }
}
