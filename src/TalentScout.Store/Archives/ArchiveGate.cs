using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Store;

/// <summary>Nothing about a suppressed person is stored of the archive: not their counts, not their name, not their repositories and what others did there.</summary>
internal sealed class ArchiveGate(SuppressionList list)
{
    /// <returns>The same instance where nobody in it is suppressed.</returns>
    public ArchiveBatch Pass(ArchiveBatch batch)
    {
        if (list.Count == 0)
            return batch;
        var owners = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var people = new HashSet<long>();
        foreach (var person in batch.People)
        {
            var login = Encoding.UTF8.GetString(person.Text.AsSpan());
            var gone = list.Contains(CandidateId.GitHub, login) || (person.Id > 0 && list.Contains(CandidateId.OfGitHub(person.Id)));
            owners[login] = gone;
            if (gone)
                people.Add(person.Id);
        }

        var repositories = batch.Repositories.Where(r => IsGone(OwnerOf(r), owners)).Select(r => r.Id).ToHashSet();
        if (people.Count + repositories.Count == 0)
            return batch;
        return batch with
        {
            Counts = [.. batch.Counts.Where(c => !people.Contains(c.Person) && !repositories.Contains(c.Repository))],
            People = [.. batch.People.Where(p => !people.Contains(p.Id))],
            Repositories = [.. batch.Repositories.Where(r => !repositories.Contains(r.Id))],
        };
    }

    /// <summary>Numbers met together with a suppressed handle: from now on these are suppressed too.</summary>
    public ImmutableArray<(CandidateId Person, string Login)> Named(ArchiveBatch batch) => list.Count == 0
        ? []
        : [.. batch.People.Where(p => p.Id > 0).Select(p => (CandidateId.OfGitHub(p.Id), Encoding.UTF8.GetString(p.Text.AsSpan())))
            .Where(p => list.Contains(p.Item1.Source, p.Item2))];

    public static string OwnerOf(in ArchiveName repository)
    {
        var name = repository.Text.AsSpan();
        var slash = name.IndexOf((byte)'/');
        return Encoding.UTF8.GetString(slash < 0 ? name : name[..slash]);
    }

    private bool IsGone(string owner, Dictionary<string, bool> owners)
    {
        if (!owners.TryGetValue(owner, out var gone))
            owners[owner] = gone = list.Contains(CandidateId.GitHub, owner);
        return gone;
    }
}
