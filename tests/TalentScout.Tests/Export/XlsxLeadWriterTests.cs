using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;

namespace TalentScout.Tests.Export;

/// <summary>Read back by another program's reader, and by XML for what no reader tells.</summary>
public sealed class XlsxLeadWriterTests
{
    private static readonly XNamespace _sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task The_leads_stand_under_their_headers_with_numbers_as_numbers()
    {
        var rows = Rows(await Leads.Bytes("xlsx", null, Leads.Ada, Leads.Bob), "Leads");

        Assert.Equal(Leads.Profiles["generic"].Columns.Select(c => c.Header), rows[0].Keys);
        Assert.Equal((1.0, 12.3457, true, "Ada María Example"), (rows[0]["rank"], rows[0]["score"], rows[0]["open_to_offers"], rows[0]["name"]));
        Assert.Equal((2.0, null), (rows[1]["rank"], rows[1]["name"]));
        Assert.Equal("Go: 310 commits in a/b https://github.com/a/b", rows[0]["evidence"]);
    }

    [Fact]
    public async Task A_second_sheet_says_where_the_list_comes_from()
    {
        using var file = new MemoryStream(await Leads.Bytes("xlsx", "lever", Leads.Ada));
        var about = file.Query(useHeaderRow: false, sheetName: "About").Cast<IDictionary<string, object?>>().ToDictionary(r => (string)r["A"]!, r => r["B"]);

        Assert.Equal(("Payments backend", "lang:go db:postgresql", "1.2", 2.0, 1.0, "lever"), (about["List"], about["Query"], about["Scorer"], about["Found"], about["In this file"], about["Profile"]));
    }

    [Fact]
    public async Task An_empty_list_is_its_header()
    {
        var sheet = Sheet(await Leads.Bytes("xlsx", "ashby"));
        Assert.Equal(["Name", "Email", "GitHub URL", "Company", "Location", "Source", "Tags", "Notes"], sheet.Descendants(_sheet + "t").Select(t => t.Value));
        Assert.Single(sheet.Descendants(_sheet + "row"));
    }

    [Fact]
    public async Task A_sheet_has_its_elements_in_the_order_of_the_schema()
    {
        var sheet = Sheet(await Leads.Bytes("xlsx", null, Leads.Ada, Leads.Bob));

        Assert.Equal(["sheetViews", "sheetData"], sheet.Elements().Select(e => e.Name.LocalName));
        Assert.All(sheet.Element(_sheet + "sheetData")!.Elements(), row => Assert.Equal("row", row.Name.LocalName));
        Assert.Equal(["1", "2", "3"], sheet.Descendants(_sheet + "row").Select(r => r.Attribute("r")!.Value));
        Assert.Equal("U1", sheet.Descendants(_sheet + "c").Last(c => c.Attribute("r")!.Value.EndsWith('1') && c.Parent!.Attribute("r")!.Value == "1").Attribute("r")!.Value);
    }

    [Fact]
    public async Task The_same_list_gives_the_same_bytes() =>
        Assert.Equal(await Leads.Bytes("xlsx", null, Leads.Ada), await Leads.Bytes("xlsx", null, Leads.Ada));

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_between_characters()
    {
        var rows = Rows(await Leads.Bytes("xlsx", null, Leads.Ada with { Company = "x" + string.Concat(Enumerable.Repeat("😀", 20_000)) }), "Leads");
        var company = Assert.IsType<string>(rows[0]["company"]);
        Assert.Equal(32_767, company.Length);
        Assert.EndsWith("😀", company, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FormulaGuardTests.Hostile), MemberType = typeof(FormulaGuardTests))]
    public async Task A_hostile_text_is_text_and_comes_back_as_it_is(string text)
    {
        var sheet = Sheet(await Leads.Bytes("xlsx", null, Leads.Saying(text)));

        Assert.Empty(sheet.Descendants(_sheet + "f"));
        Assert.All(sheet.Descendants(_sheet + "c").Where(c => c.Descendants(_sheet + "t").Any()), c => Assert.Equal("inlineStr", c.Attribute("t")!.Value));
        var header = sheet.Descendants(_sheet + "row").First().Elements().Select(c => c.Value).ToList();
        var company = sheet.Descendants(_sheet + "row").Last().Elements().First(c => c.Attribute("r")!.Value == $"{(char)('A' + header.IndexOf("company"))}2");
        Assert.Equal(text, XlsxUnescape.Text(company.Value));
    }

    private static List<IDictionary<string, object?>> Rows(byte[] xlsx, string sheet)
    {
        using var file = new MemoryStream(xlsx);
        return [.. file.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
    }

    private static XElement Sheet(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XElement.Load(part, LoadOptions.PreserveWhitespace);
    }
}
