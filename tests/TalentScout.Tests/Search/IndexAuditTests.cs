using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class IndexAuditTests
{
    private static readonly Candidate Ada = Person(1, "ada").Worked(new Job("db/driver"), ("csharp", How.Merged));
    private static readonly Candidate Ben = Person(2, "ben").Worked(new Job("db/driver"), ("java", How.Merged));
    private static readonly Candidate Cleo = Person(3, "cleo").Worked(new Job("db/driver"), ("csharp", How.Merged));

    [Fact]
    public void An_index_that_is_the_store_s_has_no_fault()
    {
        using var lab = SearchLab.With(Ada, Ben);
        lab.Index.Commit(2);

        var report = Audit(lab, new CandidateChange(1, Ada.Id, Ada), new CandidateChange(2, Ben.Id, Ben));

        Assert.True(report.IsGood);
        Assert.Equal((2, 2), (report.People, report.Sequence));
    }

    [Fact]
    public void Who_is_missing_who_is_left_over_and_who_differs_are_told_apart()
    {
        using var lab = SearchLab.With(Ada, Ben);
        lab.Index.Commit(2);

        var report = Audit(lab, new CandidateChange(1, Ada.Id, Ada with { Login = "ada-lovely" }), new CandidateChange(2, Cleo.Id, Cleo));

        Assert.Equal([Ada.Id], report.Different);
        Assert.Equal([Cleo.Id], report.Missing);
        Assert.Equal([Ben.Id], report.Surplus);
        Assert.False(report.IsGood);
    }

    [Fact]
    public void What_changed_after_the_index_was_written_is_not_held_against_it()
    {
        using var lab = SearchLab.With(Ada, Ben);
        lab.Index.Commit(2);

        var report = Audit(lab, new CandidateChange(2, Ben.Id, Ben), new CandidateChange(3, Ada.Id, null), new CandidateChange(4, Cleo.Id, Cleo));

        Assert.True(report.IsGood);
    }

    [Fact]
    public void Nobody_s_account_belongs_in_it()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(1);

        var report = Audit(lab, new CandidateChange(1, Ada.Id, Ada with { AccountKind = AccountKind.Bot }));

        Assert.Equal([Ada.Id], report.Surplus);
        Assert.Empty(report.Missing);
    }

    private static IndexAuditReport Audit(SearchLab lab, params CandidateChange[] changes)
    {
        using var audit = IndexAudit.Begin(lab.Index);
        audit.See(changes);
        return audit.Result();
    }
}
