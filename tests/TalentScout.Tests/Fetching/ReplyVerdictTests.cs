using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class ReplyVerdictTests
{
    [Theory]
    [InlineData(200, "{}", FetchStatus.Fetched)]
    [InlineData(200, "<!DOCTYPE html><html>", FetchStatus.Failed)]
    [InlineData(200, "", FetchStatus.Failed)]
    [InlineData(202, "{}", FetchStatus.Failed)]
    [InlineData(204, "", FetchStatus.Gone)]
    [InlineData(304, "", FetchStatus.NotModified)]
    [InlineData(400, "Bad Request", FetchStatus.Failed)]
    [InlineData(404, "{}", FetchStatus.Gone)]
    [InlineData(409, """{"message":"Git Repository is empty."}""", FetchStatus.Gone)]
    [InlineData(410, "", FetchStatus.Gone)]
    [InlineData(422, "{}", FetchStatus.Gone)]
    [InlineData(451, """{"message":"Repository access blocked","block":{"reason":"dmca"}}""", FetchStatus.Gone)]
    [InlineData(403, """{"message":"The history or contributor list is too large to list contributors for this repository via the API."}""", FetchStatus.Gone)]
    [InlineData(502, "<html>Unicorn!</html>", FetchStatus.Failed)]
    public async Task A_status_and_a_body_make_an_outcome(int status, string body, FetchStatus expected)
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json(body, status)));

        using var reply = await chain.GetAsync(expected: Expected.Json);

        Assert.Equal((expected, status), (reply.Outcome.Status, reply.Outcome.HttpStatus));
        Assert.Equal(expected == FetchStatus.Fetched ? body.Length : 0, reply.Body.Length);
    }

    [Fact]
    public async Task The_reason_quotes_the_source_and_no_more_than_a_line_of_it()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json($$"""{"message":"{{new string('x', 1000)}}"}""", 409)));
        var reason = (await chain.GetAsync()).Outcome.Reason;
        Assert.StartsWith("conflict: xxx", reason, StringComparison.Ordinal);
        Assert.True(reason.Length <= 220);
    }

    [Fact]
    public async Task Not_ready_yet_comes_with_a_time_to_come_back()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}", 202)));
        Assert.True((await chain.GetAsync()).Outcome.NotBefore > chain.Clock.GetUtcNow());
    }
}
