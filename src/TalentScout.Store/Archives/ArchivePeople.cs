using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>All that the archive tells of a person.</summary>
/// <param name="Login">As called last.</param>
/// <param name="Repositories">Those of the counts that have a name.</param>
public sealed record ArchivePerson(long Id, string Login, ImmutableArray<ArchiveCount> Counts, ImmutableDictionary<long, ArchiveRepository> Repositories);

/// <param name="Language">As GitHub names it; null where no event told it.</param>
public sealed record ArchiveRepository(string Name, string? Language);

/// <summary>People out of the counts: by a rule, and one by one.</summary>
internal static class ArchivePeople
{
    public static IReadOnlyList<ArchiveActivity> Meeting(SqliteConnection connection, ArchiveRule rule, CancellationToken cancellationToken)
    {
        var lastHour = connection.ExecuteScalar<long?>("SELECT max(hour) FROM archive_file WHERE hour IS NOT NULL AND state <> 'Missing'");
        var last = lastHour is { } hour ? new ArchiveHour((int)hour).Month : RunRecords.All(connection, CountRuns.Instance).Select(c => c.Month).DefaultIfEmpty().Max();
        var from = last.Plus(1 - rule.Months);
        var best = new PriorityQueue<ArchiveActivity, ArchiveActivity>(Comparer<ArchiveActivity>.Create((a, b) => b.CompareTo(a)));
        var counts = new List<ArchiveCount>();
        foreach (var count in RunRecords.All(connection, CountRuns.Instance))
        {
            if (counts.Count > 0 && counts[0].Person != count.Person)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Judge(counts, rule, from, best);
                counts.Clear();
            }

            // Those known by a login only are no candidates: a login is nobody's for good.
            if (count.Person > 0)
                counts.Add(count);
        }

        Judge(counts, rule, from, best);
        var people = best.UnorderedItems.Select(p => p.Element).ToList();
        people.Sort();
        return people;
    }

    public static IReadOnlyList<ArchivePerson> Read(SqliteConnection connection, IReadOnlyCollection<long> people)
    {
        var names = new Dictionary<long, ArchiveRepository?>();
        return
        [
            .. people.Order().Select(id =>
            {
                var counts = RunRecords.OfKey(connection, CountRuns.Instance, id);
                foreach (var repository in counts.Select(c => c.Repository).Where(r => !names.ContainsKey(r)).ToList())
                    names[repository] = RepositoryOf(connection, repository);
                var login = RunRecords.OfKey(connection, NameRuns.People, id) is [var name] ? Encoding.UTF8.GetString(name.Text.AsSpan()) : null;
                return login is null ? null : new ArchivePerson(
                    id, login, [.. counts], counts.Select(c => c.Repository).Distinct().Where(r => names[r] is not null).ToImmutableDictionary(r => r, r => names[r]!));
            }).OfType<ArchivePerson>(),
        ];
    }

    public static ArchiveRepository? RepositoryOf(SqliteConnection connection, long id) => RunRecords.OfKey(connection, NameRuns.Repositories, id) is [var found]
        ? new ArchiveRepository(Encoding.UTF8.GetString(found.Text.AsSpan()), found.Language.IsEmpty ? null : Encoding.UTF8.GetString(found.Language.AsSpan()))
        : null;

    private static void Judge(List<ArchiveCount> counts, ArchiveRule rule, Month from, PriorityQueue<ArchiveActivity, ArchiveActivity> best)
    {
        if (counts.Count == 0)
            return;
        var activity = ArchiveActivity.Of(counts[0].Person, CollectionsMarshal.AsSpan(counts), from);
        if (!activity.Meets(rule))
            return;
        best.Enqueue(activity, activity);
        if (best.Count > rule.People)
            best.Dequeue();
    }
}
