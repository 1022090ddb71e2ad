using System.Collections.Immutable;
using TalentScout.Harvest.GhArchive;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Makes candidates of those whom a job's rule finds in the archive's counts: a document and its evidence for each, and a place among the job's seeds, so that the source is asked for them within
/// the job's budget. Nobody else of the archive becomes a candidate.
/// </summary>
public sealed class ArchiveCandidates(StoreDatabase store, ArchiveExtractor extractor, TimeProvider clock)
{
    private const int Batch = 200;

    /// <returns>The job with these people as seeds; the same where it has no rule.</returns>
    public async Task<HarvestJob> PlanAsync(HarvestJob job, CancellationToken cancellationToken)
    {
        if (job.Seeds.Archive is not { } rule)
            return job;
        var chosen = await store.Archive.PeopleAsync(rule, cancellationToken);
        var hours = (await store.Archive.CoverageAsync(cancellationToken)).Months.ToImmutableSortedDictionary(m => m.Key.ToString(), m => m.Value, StringComparer.Ordinal);
        foreach (var batch in chosen.Chunk(Batch))
        {
            var people = await store.Archive.PeopleAsync([.. batch.Select(p => p.Person)], cancellationToken);
            await store.Documents.SaveAsync(people.Select(p => DocumentOf(p, hours)), cancellationToken);
        }

        return job with { Seeds = job.Seeds with { People = [.. chosen.Select(p => p.Person)] } };
    }

    private DocumentEvidence DocumentOf(ArchivePerson person, ImmutableSortedDictionary<string, int> hours)
    {
        var repositories = person.Counts.GroupBy(c => c.Repository).Where(g => person.Repositories.ContainsKey(g.Key)).Select(g => new ArchivedRepository(
            g.Key, person.Repositories[g.Key].Name, person.Repositories[g.Key].Language,
            g.ToImmutableSortedDictionary(c => c.Month.ToString(), c => c.Tally, StringComparer.Ordinal)));
        var months = person.Counts.Select(c => c.Month.ToString()).ToHashSet(StringComparer.Ordinal);
        var document = extractor.DocumentOf(
            new ArchiveDocument
            {
                Person = person.Id,
                Login = person.Login,
                Hours = hours.RemoveRange(hours.Keys.Where(month => !months.Contains(month))),
                Repositories = [.. repositories.OrderBy(r => r.Id)],
            },
            clock.GetUtcNow());
        return new DocumentEvidence(document, extractor.Extract(document));
    }
}
