namespace TalentScout.Tests;

public sealed class CandidateIdTests
{
    [Theory]
    [InlineData("583231")]
    [InlineData("referral:x1")]
    public void An_id_parses_back_from_its_text(string text) => Assert.Equal(text, CandidateId.Parse(text).ToString());

    [Theory]
    [InlineData("octocat")]
    [InlineData("github:octocat")]
    [InlineData("0")]
    [InlineData("-4")]
    [InlineData("referral:")]
    [InlineData(":x")]
    public void A_login_is_no_id(string text) => Assert.False(CandidateId.TryParse(text, out _));
}
