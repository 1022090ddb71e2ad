namespace TalentScout.Tests.Identities;

public sealed class IdentityCluesTests
{
    [Theory]
    [InlineData("https://www.Ann.dev/", "ann.dev")]
    [InlineData("ann.dev/about", "ann.dev/about")]
    [InlineData("http://ann.dev", "ann.dev")]
    [InlineData("https://x.com/ann", "x.com/ann")]
    [InlineData("https://x.com/", null)]
    [InlineData("https://github.com/acme", null)]
    [InlineData("not a page", null)]
    [InlineData("ann@example.dev", null)]
    [InlineData("", null)]
    public void A_homepage_is_compared_without_what_makes_no_difference(string written, string? compared) => Assert.Equal(compared, IdentityClues.Homepage(written));

    [Theory]
    [InlineData("also at https://github.com/ann-work", "ann-work")]
    [InlineData("see github.com/acme/engine", null)]
    [InlineData("I like github", null)]
    public void Only_a_link_to_an_account_names_one(string text, string? account) => Assert.Equal(account, IdentityClues.Accounts(text).SingleOrDefault());

    [Theory]
    [InlineData("Mára  Lindqvist", "mara lindqvist")]
    [InlineData("Mara", null)]
    [InlineData("M L", null)]
    public void A_name_needs_two_words(string name, string? compared) => Assert.Equal(compared, IdentityClues.FullName(name));

    [Fact]
    public void A_name_alone_is_no_suspicion()
    {
        Assert.Equal(0, Suspicions.WeightOf([ClueKind.Name]));
        Assert.Equal(0.6, Suspicions.WeightOf([ClueKind.Homepage]));
        Assert.Equal(0.68, Suspicions.WeightOf([ClueKind.Homepage, ClueKind.Name]));
        Assert.Equal(0.92, Suspicions.WeightOf([ClueKind.Link, ClueKind.Homepage]));
    }
}
