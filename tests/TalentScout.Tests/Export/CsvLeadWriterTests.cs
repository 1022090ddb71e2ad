using CsvHelper;
using TalentScout.Export;

namespace TalentScout.Tests.Export;

public sealed class CsvLeadWriterTests
{
    [Fact]
    public async Task A_lead_is_a_record_under_the_headers_of_the_profile()
    {
        var csv = await Leads.Text("csv", "lever", Leads.Ada, Leads.Bob);

        Assert.Equal(
            "Full name,Email,Company,Location,Links,Lever Posting URL,Stage,Origin,Sources,Tags,Notes\r\n"
            + "Ada María Example,,\"Acme, Inc.\",\"Berlin, DE\",https://github.com/ada-example,,New Lead,Sourced,TalentScout,\"Go,PostgreSQL\","
            + "\"Why: 310 changes merged in a/b; active in 48 months\n"
            + "Skills: Go 0.91 merged until 2026-10; PostgreSQL 0.50 used; kafka 0.20 declared\n"
            + "Evidence: https://github.com/a/b\n"
            + "From: Payments backend, place 1, 2026-11-03; query: lang:go db:postgresql\"\r\n"
            + "bob,,,somewhere,https://example.org/bob,,New Lead,Sourced,TalentScout,,\"From: Payments backend, place 2, 2026-11-03; query: lang:go db:postgresql\"\r\n",
            csv);
    }

    [Fact]
    public async Task Without_a_profile_the_generic_one_is_taken()
    {
        var records = Records(await Leads.Bytes("csv", null, Leads.Ada, Leads.Bob));

        Assert.Equal(Leads.Profiles["generic"].Columns.Select(c => c.Header), records[0]);
        var ada = records[0].Zip(records[1]).ToDictionary();
        var bob = records[0].Zip(records[2]).ToDictionary();
        Assert.Equal(("1", "12.3457", "yes", "2026-10", "310", "Go"), (ada["rank"], ada["score"], ada["open_to_offers"], ada["last_active"], ada["merged_elsewhere"], ada["languages"]));
        Assert.Equal(("", "", "", "referral:x1"), (bob["name"], bob["open_to_offers"], bob["last_active"], bob["id"]));
    }

    [Fact]
    public async Task An_empty_list_is_its_header() =>
        Assert.Equal("Name,Email,GitHub URL,Company,Location,Source,Tags,Notes\r\n", await Leads.Text("csv", "ashby"));

    [Theory]
    [MemberData(nameof(FormulaGuardTests.Hostile), MemberType = typeof(FormulaGuardTests))]
    public async Task A_hostile_text_comes_back_whole_and_harmless(string text)
    {
        var records = Records(await Leads.Bytes("csv", null, Leads.Saying(text), Leads.Bob));

        Assert.Equal(3, records.Count);
        Assert.All(records, r => Assert.Equal(records[0].Length, r.Length));
        var row = records[0].Zip(records[1]).ToDictionary();
        // UTF-8 has no half a surrogate pair.
        var whole = string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
        foreach (var column in new[] { "login", "name", "city", "country", "place", "company", "why", "profile_url", "languages" })
            Assert.Equal(whole, FormulaGuard.Undo(row[column]));
        Assert.All(row.Values, cell => Assert.Equal(cell, FormulaGuard.Guard(FormulaGuard.Undo(cell))));
    }

    private static List<string[]> Records(byte[] csv)
    {
        using var reader = CsvReader.Create(new MemoryStream(csv), new CsvReaderOptions { HasHeader = false });
        var records = new List<string[]>();
        while (reader.Read())
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return records;
    }
}
