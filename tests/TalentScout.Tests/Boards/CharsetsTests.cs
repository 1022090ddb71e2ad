using System.Text;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Tests.Boards;

/// <summary>Mark, header, what the document says, what the bytes look like: in this order.</summary>
public sealed class CharsetsTests
{
    private const string Text = "Entwickler für Köln";

    private static readonly Encoding Western = Encoding.Latin1;

    [Fact]
    public void A_byte_order_mark_beats_the_header() =>
        Assert.Equal(Text, Charsets.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], "iso-8859-1", "text/html"));

    [Fact]
    public void The_header_beats_what_the_document_says() =>
        Assert.Contains(Text, Charsets.Decode(Western.GetBytes("<meta charset=utf-8>" + Text), "iso-8859-1", "text/html"), StringComparison.Ordinal);

    [Fact]
    public void The_document_beats_what_the_bytes_look_like() =>
        Assert.Contains("Привет", Charsets.Decode([.. "<meta charset=windows-1251>"u8, 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], null, "text/html"), StringComparison.Ordinal);

    [Fact]
    public void Without_a_word_it_is_UTF_8_where_it_can_be() => Assert.Equal(Text, Charsets.Decode(Encoding.UTF8.GetBytes(Text), null, "text/html"));

    [Fact]
    public void Without_a_word_it_is_Western_where_it_cannot() => Assert.Equal(Text, Charsets.Decode(Western.GetBytes(Text), null, "text/html"));

    [Fact]
    public void Valid_UTF_8_is_believed_over_a_document_that_says_otherwise() =>
        Assert.Contains(Text, Charsets.Decode(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1>" + Text), null, "text/html"), StringComparison.Ordinal);

    [Fact]
    public void UTF_16_is_told_without_a_mark() => Assert.Equal("<p>" + Text + "</p>", Charsets.Decode(Encoding.Unicode.GetBytes("<p>" + Text + "</p>"), null, "text/html"));

    [Fact]
    public void Zero_bytes_are_no_text() => Assert.True(Charsets.IsBinary([0x25, 0x50, 0x44, 0x46, 0, 0, 0, 1, 2, 3]));
}
