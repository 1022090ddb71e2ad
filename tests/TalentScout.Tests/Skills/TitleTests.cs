namespace TalentScout.Tests.Skills;

public sealed class TitleTests
{
    [Theory]
    [InlineData("Add composite indexes on orders(created_at)", "db-tuning")]
    [InlineData("Fix N+1 in the invoice list", "db-tuning")]
    [InlineData("Drop columns nobody reads", "schema-design")]
    [InlineData("Failover: elect a leader again", "sharding")]
    [InlineData("Escape names (SQL injection)", "security")]
    [InlineData("Rewrite raw SQL as a window function", "query-work")]
    [InlineData("Add integration tests for the outbox", "testing")]
    [InlineData("GitHub Actions: cache packages", "ci-cd")]
    public void The_title_of_a_change_says_which_kind_of_work_it_was(string title, string skill) =>
        Assert.Contains(skill, Shipped.Catalogue.OfTitle(title).Select(t => t.Skill.Id));

    [Theory]
    [InlineData("Add an indexer of books")]
    [InlineData("Pool of winners")]
    [InlineData("Column of smoke")]
    public void Words_that_only_look_alike_say_nothing(string title) => Assert.Empty(Shipped.Catalogue.OfTitle(title));
}
