using TalentScout.App.Candidates;

namespace TalentScout.Tests.App;

/// <summary>What a proof says of the changes that were looked into.</summary>
public sealed class TraceWordingTests
{
    [Theory]
    [InlineData(2, 0, "")]
    [InlineData(3, 0, "; none of the 3 changes looked into touches it by file name")]
    [InlineData(5, 2, "; 2 of the 5 changes looked into touch it")]
    public void Says_what_was_found_in_enough_changes(int read, int touching, string expected)
    {
        foreach (var how in new[] { How.Merged, How.Authored, How.Used })
            Assert.EndsWith("depends on Npgsql (nuget)" + expected, TraceWording.Sentence(Proof(how) with { ChangesRead = read, ChangesTouching = touching }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_weighs_less_says_so()
    {
        var trace = Proof(How.Merged) with { ChangesRead = 8 };

        Assert.True(trace.IsUntouched);
        Assert.Contains("none of the 8", TraceWording.Sentence(trace), StringComparison.Ordinal);
        // Titles of their own changes name it.
        Assert.False((trace with { Touched = 1 }).IsUntouched);
        Assert.False((trace with { Via = SkillTraceWays.Title + ":add index" }).IsUntouched);
    }

    private static SkillTrace Proof(How how) => new() { How = how, Via = "nuget:Npgsql", Url = "https://github.com/acme/engine", RepositoryName = "acme/engine", Commits = 12, Months = 3 };
}
