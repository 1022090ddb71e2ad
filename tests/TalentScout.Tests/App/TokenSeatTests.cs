using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Store;

namespace TalentScout.Tests.App;

public sealed class TokenSeatTests : IAsyncLifetime
{
    private static readonly Uri Host = new("https://api.github.com/");
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-seat-").FullName;
    private StoreDatabase _store = null!;

    public async ValueTask InitializeAsync() => _store = await StoreDatabase.OpenAsync(_directory, TimeProvider.System, TestContext.Current.CancellationToken);

    [Fact]
    public void A_second_token_beside_the_first_is_refused()
    {
        using var first = Take("one");

        using var same = Take("one");
        var refused = Assert.Throws<SettingsException>(() => Take("two"));

        Assert.Contains("one token per deployment", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_directory, "*.fingerprint"), f => File.ReadAllText(f).Contains("one", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_token_is_taken_when_the_old_one_has_gone()
    {
        Take("one").Dispose();

        using var changed = Take("two");

        Assert.Throws<SettingsException>(() => Take("one"));
    }

    [Theory]
    [InlineData("one two")]
    [InlineData("one,two")]
    public void Several_tokens_in_one_variable_are_refused(string token) => Assert.Throws<SettingsException>(() => Take(token));

    [Fact]
    public void A_second_variable_with_another_token_is_refused()
    {
        var environment = new Dictionary<string, string> { ["GITHUB_TOKEN"] = "one", ["GITHUB_TOKEN_2"] = "two" };

        Assert.Contains("GITHUB_TOKEN_2", Assert.Throws<SettingsException>(() => TokenSeat.Take(_store, Host, "one", environment)).Message, StringComparison.Ordinal);
        environment["GITHUB_TOKEN_2"] = "one";
        using var same = TokenSeat.Take(_store, Host, "one", environment);
    }

    [Fact]
    public void Without_a_token_nothing_is_held()
    {
        using var nobody = Take(null);
        using var first = Take("one");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private TokenSeat Take(string? token) => TokenSeat.Take(_store, Host, token, new Dictionary<string, string>());
}
