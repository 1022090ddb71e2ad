using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>A candidate with what their explanation is made from; the same for every query.</summary>
internal sealed record Reckoned(Candidate Candidate, IReadOnlyDictionary<string, SkillStrength> Strengths, PersonFacts Facts, RepositoryTies Ties);

/// <summary>
/// People who were shown a short while ago, read and reckoned: whoever types, turns pages or looks closer sees mostly the same. A document never changes, so nothing stale is found.
/// </summary>
/// <param name="kept">0 reads everybody anew: for lists that are longer than any memory</param>
internal sealed class PeopleAtHand(CandidateIndex index, int kept)
{
    // By the number of the segment, which outlives refreshes. The segment itself as key would keep its columns in memory after a merge, or a reindex, had replaced it.
    private readonly LastKept<(long Segment, int Doc), StoredCard> _cards = new(kept);
    private readonly LastKept<(long Segment, int Doc), Reckoned> _reckoned = new(kept);

    public StoredCard Card(IndexSearcher searcher, IndexView view, int segment, int doc)
    {
        var key = (view.Segments[segment].Columns.Number, doc);
        return _cards.Find(key) ?? _cards.Keep(key, StoredFields.Card(searcher, view, segment, doc));
    }

    /// <param name="asOf">of the index that the view is of</param>
    public Reckoned Reckon(IndexSearcher searcher, IndexView view, Month asOf, int segment, int doc)
    {
        var key = (view.Segments[segment].Columns.Number, doc);
        return _reckoned.Find(key) ?? _reckoned.Keep(key, Reckon(StoredFields.Candidate(searcher, view, segment, doc), asOf));
    }

    private Reckoned Reckon(Candidate candidate, Month asOf)
    {
        var ties = index.Ties;
        return new Reckoned(
            candidate,
            new StrengthCalculator(index.Catalogue, index.Ranking, asOf, ties).Of(candidate).ToDictionary(s => s.Skill, StringComparer.Ordinal),
            PersonFacts.Of(candidate, index.Ranking, asOf, ties),
            ties);
    }
}
