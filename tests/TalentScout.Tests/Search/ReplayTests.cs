using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class ReplayTests
{
    private static readonly SearchRequest Request = new() { Query = Ask.All(Ask.Skill("csharp")), Explain = true };
    private static readonly Candidate Ada = Person(1, "ada").Worked(new Job("db/driver"), ("csharp", How.Merged));
    private static readonly Candidate Ben = Person(2, "ben").Worked(new Job("db/driver") { Last = Now.Plus(-40) }, ("csharp", How.Merged));

    [Fact]
    public void The_same_scorer_and_generation_give_the_same_answer()
    {
        using var lab = SearchLab.With(Ada, Ben);
        var then = lab.Engine.Search(Request);

        var replay = lab.Engine.Replay(Request, then.Scorer, then.Generation);

        Assert.Null(replay.Because);
        Assert.Equal(Text(then), Text(replay.Answer!));
    }

    [Fact]
    public void Rules_that_ranked_here_before_can_rank_again()
    {
        using var lab = SearchLab.With(Ada, Ben);
        var weights = Request.Weights.Add(SignalNames.Recency, 90);
        lab.Index.Commit(2);
        var old = lab.Engine.Search(Request with { Weights = weights });
        lab.Index.Dispose();

        using var index = lab.Open(lab.Ranking with { Signals = lab.Ranking.Signals.SetItem(SignalNames.Recency, 1) });
        var now = new SearchEngine(index);
        var replay = now.Replay(Request with { Weights = weights }, old.Scorer, index.Generation);

        Assert.NotEqual(old.Scorer, now.Search(Request).Scorer);
        Assert.Equal(old.Hits.Select(h => (h.Login, h.Score)), replay.Answer!.Hits.Select(h => (h.Login, h.Score)));
        Assert.Equal(old.Scorer, replay.Answer.Scorer);
    }

    [Fact]
    public void What_cannot_be_made_again_says_why()
    {
        using var lab = SearchLab.With(Ada);
        var then = lab.Engine.Search(Request);
        lab.Add(Ben);

        Assert.Contains("keeps its newest state alone", lab.Engine.Replay(Request, then.Scorer, then.Generation).Because);
        Assert.Contains("have never ranked here", lab.Engine.Replay(Request, "0-none", lab.Index.Generation).Because);
        Assert.Contains("never ranked here", lab.Engine.Replay(Request with { Weights = Request.Weights.Add(SignalNames.Fit, 1) }, then.Scorer, lab.Index.Generation).Because);
    }

    [Fact]
    public void Rules_that_need_other_strengths_say_so()
    {
        using var lab = SearchLab.With(Ada);
        var then = lab.Engine.Search(Request);
        lab.Index.Dispose();

        using var index = lab.Open(lab.Ranking with { Strength = lab.Ranking.Strength with { HalfMass = 5 } });

        Assert.Contains("other strengths", new SearchEngine(index).Replay(Request, then.Scorer, index.Generation).Because);
    }

    private static string Text(SearchAnswer answer) => System.Text.Json.JsonSerializer.Serialize(answer with { TookMs = 0 });
}
