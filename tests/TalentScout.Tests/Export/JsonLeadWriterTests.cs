using System.Text.Json;

namespace TalentScout.Tests.Export;

public sealed class JsonLeadWriterTests
{
    [Fact]
    public async Task The_list_stands_before_its_leads_and_their_number_behind()
    {
        using var json = JsonDocument.Parse(await Leads.Bytes("json", null, Leads.Ada, Leads.Bob));
        var root = json.RootElement;

        Assert.Equal(["list", "leads", "count"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Payments backend", "2026-11-03T09:30:00+01:00"), (root.GetProperty("list").GetProperty("title").GetString(), root.GetProperty("list").GetProperty("made").GetString()));
        Assert.Equal(2, root.GetProperty("count").GetInt32());
        var ada = root.GetProperty("leads")[0];
        Assert.Equal(("1001", "2026-10", 0.91), (ada.GetProperty("id").GetString(), ada.GetProperty("lastActive").GetString(), ada.GetProperty("skills")[0].GetProperty("strength").GetDouble()));
        Assert.Equal("https://github.com/a/b", ada.GetProperty("skills")[0].GetProperty("evidence")[0].GetProperty("url").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("leads")[1].GetProperty("open").ValueKind);
    }

    [Fact]
    public async Task Lines_are_leads_and_nothing_else()
    {
        var lines = (await Leads.Text("jsonl", null, Leads.Ada, Leads.Bob)).Split('\n');

        Assert.Equal(["ada-example", "bob"], lines[..2].Select(l => JsonDocument.Parse(l).RootElement.GetProperty("login").GetString()));
        Assert.Equal("", Assert.Single(lines[2..]));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task With_a_profile_a_lead_has_its_columns(string format)
    {
        using var json = JsonDocument.Parse(await Leads.Bytes(format, "generic", Leads.Ada));
        var lead = format == "json" ? json.RootElement.GetProperty("leads")[0] : json.RootElement;

        Assert.Equal(Leads.Profiles["generic"].Columns.Select(c => c.Header), lead.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, lead.GetProperty("rank").GetInt32());
        Assert.True(lead.GetProperty("open_to_offers").GetBoolean());
        Assert.Equal(12.3457, lead.GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task An_empty_list_is_valid()
    {
        using var json = JsonDocument.Parse(await Leads.Bytes("json", null));
        Assert.Equal((0, 0), (json.RootElement.GetProperty("leads").GetArrayLength(), json.RootElement.GetProperty("count").GetInt32()));
        Assert.Equal("", await Leads.Text("jsonl", null));
    }

    [Theory]
    [MemberData(nameof(FormulaGuardTests.Hostile), MemberType = typeof(FormulaGuardTests))]
    public async Task A_hostile_text_comes_back_as_it_is(string text)
    {
        using var json = JsonDocument.Parse(await Leads.Bytes("jsonl", null, Leads.Saying(text)));
        Assert.Equal(string.Concat(text.EnumerateRunes().Select(r => r.ToString())), json.RootElement.GetProperty("company").GetString());
    }
}
