using TalentScout.App.Commands;
using TalentScout.Store;

namespace TalentScout.Specs;

public sealed class HarvestSpecs(Harvested talentscout)
{
    [Fact]
    public async Task The_same_night_again_is_a_no_op()
    {
        var again = await talentscout.RunAsync("harvest", "specs");
        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Contains("is done already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_named_with_those_that_are()
    {
        var answer = await talentscout.RunAsync("harvest", "nightly");
        Assert.Equal(ExitCode.NothingOrBadInput, answer.Code);
        Assert.Contains("there is no harvest job 'nightly'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("specs", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_setting_stops_the_start_with_a_sentence()
    {
        var answer = await talentscout.RunAsync("search", "go", "--set", "Serve:Port=80");
        Assert.True(answer.Code is ExitCode.Done or ExitCode.NothingOrBadInput);
        var wrong = await talentscout.RunAsync("search", "go", "--set", "Sever:Port=80");
        Assert.Equal(ExitCode.NothingOrBadInput, wrong.Code);
        Assert.Contains("unknown section 'Sever'", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_leaves_is_gone_from_store_and_index_and_does_not_come_back()
    {
        var data = Path.Combine(talentscout.Folder, "leaving");
        const string Line = """{"source":"referral","handle":"zorana","name":"Zorana Quillfeather","evidence":[{"skill":"postgresql","how":"merged","count":9,"first":"2024-01","last":"2026-08","url":"https://example.org/pull/7"}]}""";
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, Line, "import", "-")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "search", "db:postgresql")).Code);

        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "suppress", "referral:zorana")).Code);
        Assert.Equal(ExitCode.NothingOrBadInput, (await talentscout.RunOnAsync(data, "", "search", "db:postgresql")).Code);

        var back = await talentscout.RunOnAsync(data, Line, "import", "-");
        Assert.Equal(ExitCode.NothingOrBadInput, back.Code);
        Assert.Contains("asked to be left out", back.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", string.Concat(Directory.GetFiles(data, "*.db*").Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_is_reported_with_its_number_and_the_rest_goes_on()
    {
        var data = Path.Combine(talentscout.Folder, "import");
        const string Lines = """
            {"source":"referral","handle":"a","evidence":[{"skill":"redis","how":"used","url":"https://example.org/a"}]}
            {"source":"referral"}
            nonsense
            {"source":"referral","handle":"b","evidence":[{"skill":"redis","how":"used","url":"https://example.org/b"}]}
            """;
        var answer = await talentscout.RunOnAsync(data, Lines, "import", "-");
        Assert.Equal(ExitCode.Done, answer.Code);
        Assert.Contains("-:2: handle", answer.Error, StringComparison.Ordinal);
        Assert.Contains("-:3:", answer.Error, StringComparison.Ordinal);
        Assert.Contains("2 lines taken, 2 refused", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await talentscout.RunOnAsync(data, "", "search", "db:redis", "--json")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Making_the_index_anew_folds_whom_an_earlier_build_folded_by_other_rules()
    {
        var data = Path.Combine(talentscout.Folder, "refold");
        const string Line = """{"source":"referral","handle":"a","evidence":[{"skill":"redis","how":"used","url":"https://example.org/a"}]}""";
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, Line, "import", "-")).Code);
        await using (var store = await StoreDatabase.OpenAsync(data, TimeProvider.System, TestContext.Current.CancellationToken))
            Assert.True(await store.Candidates.MarkEverybodyUnlessAsync("of an earlier build", TestContext.Current.CancellationToken));

        Assert.Contains("everybody is still as the rules of before made them", (await talentscout.RunOnAsync(data, "", "doctor")).Output, StringComparison.Ordinal);

        var answer = await talentscout.RunOnAsync(data, "", "reindex");

        Assert.Equal((ExitCode.Done, "reindex: 1 people"), (answer.Code, answer.Output.Trim()));
        Assert.Contains("everybody is what today's rules make of what is stored", (await talentscout.RunOnAsync(data, "", "doctor")).Output, StringComparison.Ordinal);
        await using var after = await StoreDatabase.OpenAsync(data, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, await after.Candidates.DirtyCountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Index_and_evidence_can_be_made_anew_without_a_request()
    {
        var before = (await talentscout.RunAsync("search", "db:postgresql", "--json")).Json.GetProperty("total").GetInt32();
        var requests = Harvests();
        Assert.Equal(ExitCode.Done, (await talentscout.RunAsync("extract")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunAsync("reindex")).Code);
        Assert.Equal(requests, Harvests());
        Assert.Equal(before, (await talentscout.RunAsync("search", "db:postgresql", "--json")).Json.GetProperty("total").GetInt32());

        // Other specs run beside this one, and a doctor among them asks for the limits.
        int Harvests() => talentscout.Requests.Count(r => !r.Path.EndsWith("/robots.txt", StringComparison.Ordinal) && !r.Path.EndsWith("/rate_limit", StringComparison.Ordinal));
    }
}
