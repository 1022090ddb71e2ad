using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Reads the whole candidate and makes the tree of its score.</summary>
internal sealed class Explainer(QueryRun run, IndexSearcher searcher, CandidateIndex index)
{
    private readonly Month _asOf = Month.Of(run.Context.AsOf);
    private readonly StrengthCalculator _strengths = new(index.Catalogue, index.Ranking, Month.Of(run.Context.AsOf), index.Ties);

    public Explanation Of(int segment, int doc) => Of(segment, doc, StoredFields.Candidate(searcher, run.View, segment, doc));

    public Explanation Of(int segment, int doc, Candidate candidate)
    {
        var strengths = _strengths.Of(candidate).ToDictionary(s => s.Skill, StringComparer.Ordinal);
        return run.Scorer.Explain(new Explained(run.Segment(segment), doc, candidate, strengths, PersonFacts.Of(candidate, index.Ranking, _asOf, index.Ties)));
    }
}
