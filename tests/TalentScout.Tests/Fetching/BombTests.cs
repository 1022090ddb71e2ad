using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Tests.Fetching;

/// <summary>Bodies that are small on the wire and large in memory: each ends at its cap.</summary>
public sealed class BombTests
{
    private const int Cap = 1024 * 1024;
    private static readonly string[] Codings = ["gzip", "deflate", "raw", "br", "zstd"];

    public static TheoryData<string, string> Bombs()
    {
        var bombs = new TheoryData<string, string>();
        foreach (var coding in Codings)
        {
            foreach (var what in (string[])["zeros", "page", "random then zeros", "just over"])
                bombs.Add(coding, what);
            foreach (var inner in Codings.Where(c => c != "raw"))
                bombs.Add($"{coding}, {inner}", "zeros");
        }
        return bombs;
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_ends_at_its_cap(string codings, string what)
    {
        var body = Fill(what);
        foreach (var coding in codings.Split(", "))
            body = Pack(body, coding);

        var outcome = await AskAsync(body, codings.Replace("raw", "deflate", StringComparison.Ordinal));

        Assert.Equal((FetchStatus.Disallowed, $"body longer than {Cap} bytes"), (outcome.Status, outcome.Reason));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, deflate, gzip")]
    [InlineData("br, zstd")]
    public async Task What_fits_is_read_whatever_it_is_coded_in(string codings)
    {
        var body = "<p>hello</p>"u8.ToArray();
        foreach (var coding in codings.Split(", "))
            body = Pack(body, coding);
        Assert.Equal(FetchStatus.Fetched, (await AskAsync(body, codings.Replace("raw", "deflate", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task What_is_damaged_is_an_outcome_and_no_exception(string coding)
    {
        var whole = Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000))), coding);
        var random = new Random(5);
        for (var i = 0; i < 50; i++)
        {
            var damaged = (byte[])whole.Clone();
            random.NextBytes(damaged.AsSpan(random.Next(whole.Length - 32), 32));
            var outcome = await AskAsync(damaged[..random.Next(1, whole.Length)], coding);
            Assert.Contains(outcome.Status, (FetchStatus[])[FetchStatus.Fetched, FetchStatus.Failed, FetchStatus.Disallowed]);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("br, gzip")]
    public async Task What_breaks_off_is_never_taken_for_whole(string codings)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000)));
        foreach (var coding in codings.Split(", "))
            body = Pack(body, coding);
        foreach (var cut in (int[])[1, 2, 7, body.Length / 4, body.Length / 2, body.Length - 60, body.Length - 9, body.Length - 5, body.Length - 1])
        {
            var outcome = await AskAsync(body[..cut], codings.Replace("raw", "deflate", StringComparison.Ordinal));
            Assert.True(outcome.Status == FetchStatus.Failed, $"{cut} of {body.Length}: {outcome}");
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task Nothing_at_all_is_an_empty_body_whatever_it_is_said_to_be_coded_in(string coding) =>
        Assert.Equal(FetchStatus.Fetched, (await AskAsync([], coding)).Status);

    [Theory]
    [InlineData("gzip, gzip, gzip, gzip")]
    [InlineData("compress")]
    [InlineData("exi")]
    public async Task Too_many_codings_and_unknown_ones_are_not_read(string codings) =>
        Assert.Equal(FetchStatus.Disallowed, (await AskAsync([1, 2, 3], codings)).Status);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<a href=x><b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg><g>")]
    [InlineData("<ul><li>")]
    [InlineData("<p><font color=red>")]
    [InlineData("<b><p>")]
    [InlineData("<!-- --><DIV\n>")]
    public void A_tower_of_elements_is_not_parsed(string storey)
    {
        var page = PageParser.Parse(string.Concat(Enumerable.Repeat(storey, 50_000)), new Uri("https://acme.test/"), default);
        Assert.Null(page.Page);
        Assert.Contains("nested deeper", page.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "<div></x>")]
    [InlineData("", "<span></b>")]
    [InlineData("", "<optgroup>")]
    [InlineData("", "<rb>")]
    [InlineData("<svg>", "<tr>")]
    [InlineData("<svg>", "<link>")]
    [InlineData("<math>", "<td></mo>")]
    public void A_tower_that_hides_from_the_estimate_is_never_handed_out(string begin, string storey)
    {
        var page = PageParser.Parse(begin + string.Concat(Enumerable.Repeat(storey, 10_000)), new Uri("https://acme.test/"), default).Page;
        var deepest = 0;
        var open = new Stack<(INode Node, int Depth)>(page is null ? [] : [(page.Dom, 0)]);
        while (open.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            for (var i = 0; i < at.Node.ChildNodes.Length; i++)
                open.Push((at.Node.ChildNodes[i], at.Depth + 1));
        }
        Assert.InRange(deepest, 0, PageParser.MaxTreeDepth);
    }

    [Fact]
    public void Long_lists_and_tables_are_no_towers()
    {
        var rows = string.Concat(Enumerable.Repeat("<tr><td><p>x<br><img src=y><li>z<option>w", 3000));
        Assert.NotNull(PageParser.Parse($"<table>{rows}", new Uri("https://acme.test/"), default).Page);
    }

    [Fact]
    public void Tags_within_a_script_do_not_count()
    {
        var script = string.Concat(Enumerable.Repeat("'<div>'+", 2000));
        Assert.NotNull(PageParser.Parse($"<script>{script}</script><p>x", new Uri("https://acme.test/"), default).Page);
    }

    [Fact]
    public void A_page_of_tags_and_a_tag_of_attributes_end_too()
    {
        Assert.Null(PageParser.Parse(string.Concat(Enumerable.Repeat("<p>", 2_000_000)), new Uri("https://acme.test/"), default).Page);
        Assert.Null(PageParser.Parse($"<p {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 "))}>", new Uri("https://acme.test/"), default).Page);
    }

    [Theory]
    [InlineData("<!DOCTYPE urlset [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><urlset><url><loc>https://acme.test/&c;</loc></url></urlset>")]
    [InlineData("<!DOCTYPE urlset [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><urlset><url><loc>https://acme.test/&x;</loc></url></urlset>")]
    [InlineData("<!DOCTYPE urlset SYSTEM \"http://127.0.0.1:1/x.dtd\"><urlset></urlset>")]
    public void Entities_of_a_sitemap_are_not_looked_at(string xml) =>
        Assert.Empty(SitemapReader.Read(Encoding.UTF8.GetBytes(xml), null, new Uri("https://acme.test/sitemap.xml")).Entries);

    [Fact]
    public void A_sitemap_ends_at_the_bounds_of_the_protocol()
    {
        var many = "<urlset>" + string.Concat(Enumerable.Range(0, Sitemap.MaxEntries + 10).Select(i => $"<url><loc>https://acme.test/{i}</loc></url>"));
        var read = SitemapReader.Read(Encoding.UTF8.GetBytes(many), null, new Uri("https://acme.test/sitemap.xml"));
        Assert.Equal(Sitemap.MaxEntries, read.Entries.Length);

        var zeros = Pack(Pack([.. "<urlset>"u8, .. new byte[Sitemap.MaxBytes + 1]], "gzip"), "gzip");
        Assert.NotEqual("", SitemapReader.Read(zeros, null, new Uri("https://acme.test/sitemap.xml")).Trouble);
    }

    private static async Task<FetchOutcome> AskAsync(byte[] body, string codings)
    {
        using var chain = new Chain(
            new ScriptedNetwork(() =>
            {
                var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
                foreach (var coding in codings.Split(", "))
                    response.Content.Headers.ContentEncoding.Add(coding);
                return response;
            }),
            s => s with { MaxBytes = Cap });
        return (await chain.GetAsync()).Outcome;
    }

    private static byte[] Fill(string what)
    {
        var random = new Random(1);
        switch (what)
        {
            case "just over":
                return new byte[Cap + 1];
            case "page":
                return Encoding.ASCII.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<p>x</p>", Cap / 4)));
            case "random then zeros":
                var mixed = new byte[Cap * 4];
                random.NextBytes(mixed.AsSpan(0, 4096));
                return mixed;
            default:
                return new byte[Cap * 16];
        }
    }

    private static byte[] Pack(byte[] body, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "raw" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZstdSharp.CompressionStream(packed, 1, leaveOpen: true),
        })
            packer.Write(body);
        return packed.ToArray();
    }
}
