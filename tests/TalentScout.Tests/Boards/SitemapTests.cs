using System.IO.Compression;
using System.Text;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Tests.Boards;

public sealed class SitemapTests
{
    private static readonly Uri Address = new("https://acme.test/sitemap.xml");

    [Fact]
    public void A_sitemap_lists_pages_with_when_they_changed()
    {
        var map = Read("""<?xml version="1.0"?><urlset><url><loc> https://acme.test/a </loc><lastmod>2026-03-01</lastmod></url><url><loc>/b?x=1&amp;y=2</loc></url><url><loc>no address</loc></url></urlset>""");

        Assert.False(map.IsIndex);
        Assert.Contains("https://acme.test/a", map.Entries.Select(e => e.Address.AbsoluteUri));
        Assert.Equal(new DateOnly(2026, 3, 1), DateOnly.FromDateTime(map.Entries[0].Modified!.Value.UtcDateTime));
    }

    [Fact]
    public void An_index_lists_sitemaps() =>
        Assert.True(Read("<sitemapindex><sitemap><loc>https://acme.test/1.xml</loc></sitemap></sitemapindex>") is { IsIndex: true, Entries: [{ Address.AbsolutePath: "/1.xml" }] });

    [Fact]
    public void A_text_lists_an_address_a_line() =>
        Assert.Equal(["/a", "/b"], Read("https://acme.test/a\r\nhttps://acme.test/b\n").Entries.Select(e => e.Address.AbsolutePath));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gzip_is_taken_off_once_or_twice(int layers)
    {
        var body = Encoding.UTF8.GetBytes("<urlset><url><loc>https://acme.test/a</loc></url></urlset>");
        for (var i = 0; i < layers; i++)
            body = Gzip(body);
        Assert.Single(SitemapReader.Read(body, null, Address).Entries);
    }

    [Fact]
    public void What_was_read_before_a_fault_counts_and_the_fault_is_told()
    {
        var cut = Read("<urlset><url><loc>https://acme.test/a</loc></url><url><loc>https://acme.test/b");
        Assert.Equal("/a", cut.Entries[0].Address.AbsolutePath);
        var whole = Gzip(Encoding.UTF8.GetBytes("<urlset>" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"<url><loc>https://acme.test/{i * 7919}</loc></url>")) + "</urlset>"));
        var broken = SitemapReader.Read(whole.AsMemory(0, whole.Length / 2), null, Address);
        Assert.NotEmpty(broken.Trouble);
        Assert.Contains("damaged or cut short", broken.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_at_50_000_entries_and_at_50_MiB()
    {
        var many = Read(string.Concat(Enumerable.Range(0, Sitemap.MaxEntries + 10).Select(i => $"https://acme.test/{i}\n")));
        Assert.Equal(Sitemap.MaxEntries, many.Entries.Length);
        var padded = SitemapReader.Read(Gzip(Encoding.UTF8.GetBytes("<urlset>" + new string(' ', Sitemap.MaxBytes) + "</urlset>")), null, Address);
        Assert.Empty(padded.Entries);
        Assert.NotEmpty(padded.Trouble);
    }

    [Fact]
    public void What_is_none_says_so() => Assert.NotEmpty(Read("").Trouble);

    private static Sitemap Read(string text) => SitemapReader.Read(Encoding.UTF8.GetBytes(text), null, Address);

    private static byte[] Gzip(byte[] body)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }
}
