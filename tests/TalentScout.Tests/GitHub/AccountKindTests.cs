using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

public sealed class AccountKindTests
{
    [Theory]
    [InlineData("acme-team", null, null)]
    [InlineData("frostworks", "The Frostworks Maintainers", null)]
    [InlineData("frostworks", "Frostworks Platform Team", null)]
    [InlineData("frostworks", null, "Shared account of the Frostworks crew")]
    [InlineData("frostworks", null, "This account is used by several people at the lab")]
    [InlineData("frostworks", null, "We are a small studio from Oslo")]
    public void Several_people_under_one_name_are_told_by_what_they_say(string login, string? name, string? bio) =>
        Assert.Equal(AccountKind.Shared, AccountKinds.OfProfile(AccountKind.Person, login, name, bio));

    [Theory]
    [InlineData("frostworks", null, "Bot that updates the mirrors")]
    [InlineData("frostworks", null, "Service account, ask ops")]
    [InlineData("frostworks", null, "I'm a bot")]
    public void Machines_are_told_by_what_they_say(string login, string? name, string? bio) =>
        Assert.Equal(AccountKind.Bot, AccountKinds.OfProfile(AccountKind.Person, login, name, bio));

    [Theory]
    [InlineData("ida", "Ida Frost, Platform Team", "I work in a team")]
    [InlineData("ida", "Ida Frost", "Founder of the company account service; I write bots")]
    [InlineData("steam-ida", "Ida Steam", "Building developer tools for teams")]
    [InlineData("ida", "Ida Frost", "Maintainer of a chat bot for Postgres")]
    [InlineData("ida", "Ida Frost", "not a robot")]
    [InlineData("teamrocket", null, null)]
    public void In_doubt_it_is_a_person(string login, string? name, string? bio) =>
        Assert.Equal(AccountKind.Person, AccountKinds.OfProfile(AccountKind.Person, login, name, bio));
}
