using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>From which day recency is counted.</summary>
public sealed class ReckoningTests
{
    private static Candidate Active(int id, int monthsAgo) => Person(id, $"p{id}").Worked(new Job("db/driver") { Last = Now.Plus(-monthsAgo) }, ("csharp", How.Merged));

    [Fact]
    public void A_harvest_that_is_kept_up_counts_from_today()
    {
        using var lab = SearchLab.With(Active(1, 0), Active(2, 30));

        Assert.Equal(SearchLab.NowDay, lab.Index.Reckoning);
    }

    [Fact]
    public void An_old_world_counts_from_its_newest_month_once_the_index_is_made_anew()
    {
        using var lab = SearchLab.With(Active(1, 30), Active(2, 50));
        Assert.True(lab.Index.IsOutdated);

        var everybody = new PeopleSurvey();
        everybody.See(CandidateOutline.Of(Active(1, 30)));
        using (var rebuild = lab.Index.BeginRebuild(everybody))
        {
            rebuild.Apply([new CandidateChange(1, CandidateId.OfGitHub(1), Active(1, 30))]);
            rebuild.Complete(1);
        }

        lab.Index.Refresh();
        Assert.Equal(Now.Plus(-30).LastDay, lab.Index.AsOf);
        Assert.False(lab.Index.IsOutdated);
    }

    [Fact]
    public void One_wrong_clock_among_hundreds_does_not_count()
    {
        using var lab = SearchLab.With([Active(1, 0), .. Enumerable.Range(2, 300).Select(i => Active(i, 40))]);

        Assert.Equal(Now.Plus(-40).LastDay, lab.Index.Reckoning);
    }

    [Fact]
    public void Without_any_date_it_is_today()
    {
        using var lab = SearchLab.With(Person(1, "nothing"));

        Assert.Equal(SearchLab.NowDay, lab.Index.Reckoning);
    }
}
