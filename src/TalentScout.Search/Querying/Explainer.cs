using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Makes the tree of a hit's score from the whole candidate.</summary>
internal sealed class Explainer(QueryRun run, IndexSearcher searcher, PeopleAtHand people)
{
    public Explanation Of(int segment, int doc)
    {
        var (candidate, strengths, facts, ties) = people.Reckon(searcher, run.View, Month.Of(run.Context.AsOf), segment, doc);
        return run.ScorerOf(segment, doc).Explain(new Explained(run.Segment(segment), doc, candidate, strengths, facts, ties));
    }
}
