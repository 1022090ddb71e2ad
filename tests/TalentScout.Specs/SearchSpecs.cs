using TalentScout.App.Commands;

namespace TalentScout.Specs;

public sealed class SearchSpecs(Harvested talentscout)
{
    [Fact]
    public async Task I_say_in_any_case_who_is_listed_and_am_told_what_there_is()
    {
        var all = await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json", "--match", "All");
        Assert.Equal(all.Json.GetProperty("complete").GetInt32(), all.Json.GetProperty("total").GetInt32());
        var some = await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json", "--match", "some");
        Assert.True(some.Json.GetProperty("total").GetInt32() > some.Json.GetProperty("complete").GetInt32());

        var wrong = await talentscout.RunAsync("search", "lang:csharp", "--match", "1");
        Assert.Equal(ExitCode.NothingOrBadInput, wrong.Code);
        Assert.Contains("--match: `1` is neither some nor all", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_find_people_for_a_language_and_a_database_with_proof()
    {
        var answer = await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json", "--explain", "--match", "all");
        Assert.Equal(ExitCode.Done, answer.Code);
        var hits = answer.Json.GetProperty("hits").EnumerateArray().ToList();
        Assert.NotEmpty(hits);
        Assert.Equal(hits.Select(h => h.GetProperty("score").GetDouble()).OrderDescending(), hits.Select(h => h.GetProperty("score").GetDouble()));
        Assert.All(hits, hit =>
        {
            var asked = hit.GetProperty("skills").EnumerateArray().Where(s => s.GetProperty("asked").GetBoolean()).ToList();
            Assert.Equal(["csharp", "postgresql"], asked.Select(s => s.GetProperty("id").GetString()).Order());
            Assert.All(asked, s => Assert.StartsWith("http", s.GetProperty("evidence")[0].GetProperty("url").GetString(), StringComparison.Ordinal));
            Assert.Equal(hit.GetProperty("score").GetDouble(), hit.GetProperty("explanation").GetProperty("value").GetDouble(), 1e-6);
        });
    }

    [Fact]
    public async Task Who_shows_one_of_two_skills_is_listed_and_says_what_was_not_seen()
    {
        var answer = (await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json")).Json;
        var both = (await talentscout.RunAsync("search", "+lang:csharp +db:postgresql", "--json")).Json;
        Assert.Equal(both.GetProperty("total").GetInt32(), answer.GetProperty("complete").GetInt32());
        Assert.True(answer.GetProperty("total").GetInt32() > both.GetProperty("total").GetInt32());
        Assert.All(answer.GetProperty("hits").EnumerateArray(), hit =>
            Assert.Equal(2, hit.GetProperty("skills").EnumerateArray().Count(s => s.GetProperty("asked").GetBoolean()) + hit.GetProperty("notSeen").GetArrayLength()));
    }

    [Fact]
    public async Task A_query_that_is_none_says_where_and_ends_with_1()
    {
        var answer = await talentscout.RunAsync("search", "lang:csharp lang2:go");
        Assert.Equal(ExitCode.NothingOrBadInput, answer.Code);
        Assert.Contains("lang2", answer.Error, StringComparison.Ordinal);
        Assert.Contains(new string(' ', 14) + "^", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_ask_why_somebody_is_not_in_the_list()
    {
        var first = (await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json")).Json.GetProperty("hits")[0].GetProperty("login").GetString()!;
        var answer = await talentscout.RunAsync("why", first, "lang:cobol");
        Assert.Equal(ExitCode.Done, answer.Code);
        Assert.Contains("not in the list", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_export_a_lead_list_as_CSV()
    {
        var file = Path.Combine(talentscout.Folder, "leads.csv");
        var answer = await talentscout.RunAsync("export", "--query", "db:postgresql", "--out", file, "--top", "5");
        Assert.Equal(ExitCode.Done, answer.Code);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        // Evidence cells hold several lines: a record ends at a line break outside quotes, so after an even number of them.
        var quotes = 0;
        var records = text.Count(c => (c == '"' ? quotes++ : 0) >= 0 && c == '\n' && quotes % 2 == 0);
        Assert.Equal(6, records);
    }

    [Theory]
    [InlineData("leads.txt")]
    [InlineData("-")]
    public async Task An_export_whose_format_nothing_says_is_refused_with_what_is_wanted(string file)
    {
        var answer = await talentscout.RunAsync("export", "--query", "db:postgresql", "--out", file);
        Assert.NotEqual(ExitCode.Done, answer.Code);
        Assert.Contains("--format: want one of csv, xlsx, json, jsonl, html", answer.Output + answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keywords_in_a_bio_do_not_make_a_hit_of_somebody_without_work()
    {
        var answer = await talentscout.RunAsync("search", "lang:csharp db:postgresql", "--json", "--top", "10");
        var logins = answer.Json.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("login").GetString()!).ToList();
        Assert.All(logins, login => Assert.Contains(
            talentscout.World.Repositories.SelectMany(r => r.Commits), c => c.Author?.Login == login));
    }
}
