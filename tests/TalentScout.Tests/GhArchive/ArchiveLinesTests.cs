using System.Text;
using TalentScout.Harvest.GhArchive;

namespace TalentScout.Tests.GhArchive;

public sealed class ArchiveLinesTests
{
    /// <summary>Against the plain way, at every length and place around the width that is looked at together.</summary>
    [Fact]
    public void A_line_feed_and_a_seam_before_it_are_found_wherever_they_lie()
    {
        for (var length = 0; length < 140; length++)
        {
            for (var feed = -1; feed < length; feed += 3)
            {
                for (var at = -1; at < length - 1; at += 2)
                {
                    var bytes = Enumerable.Repeat((byte)'x', length).ToArray();
                    if (at >= 0)
                        "}{"u8.CopyTo(bytes.AsSpan(at));
                    if (feed >= 0)
                        bytes[feed] = (byte)'\n';
                    var before = feed < 0 ? bytes : bytes[..feed];
                    var seam = false;
                    Assert.Equal(feed, LineFeed.Find(bytes, ref seam));
                    Assert.Equal(before.AsSpan().IndexOf("}{"u8) >= 0, seam);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lines_are_the_same_however_the_stream_hands_them_out(bool ahead)
    {
        var random = new Random(5);
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"{{\"n\":{i}}}{(i % 7 == 0 ? "{\"second\":1}" : "")}{new string('y', random.Next(0, 900))}\n"));
        var expected = text.Split('\n')[..^1];
        foreach (var most in new[] { 1, 3, 64, 1000, 1 << 20 })
        {
            using var lines = new ArchiveLines(new Sips(Encoding.UTF8.GetBytes(text), most), ahead);
            var read = new List<string>();
            while (lines.TryNext(out var line))
            {
                read.Add(Encoding.UTF8.GetString(line));
                Assert.Equal(read[^1].Contains("}{", StringComparison.Ordinal), lines.HasSeam);
            }

            Assert.Equal(expected, read);
            Assert.Equal(text.Length, lines.Position);
        }
    }

    /// <summary>Lines that are longer than the room in front of a block, than a block, and than some of them together, before and behind short ones.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Long_lines_are_whole_and_what_is_longer_than_any_event_is_passed_over(bool ahead)
    {
        int[] lengths = [10, 70_000, 3, 1_048_576, 1_100_000, 5, 5_000_000, 200_000, 1, ArchiveLines.LongestLine + 3_000_000, 40, 900_000, 7];
        var bytes = new byte[lengths.Sum(l => l + 1)];
        var at = 0;
        foreach (var (i, length) in lengths.Index())
        {
            bytes.AsSpan(at, length).Fill((byte)('a' + i));
            at += length;
            bytes[at++] = (byte)'\n';
        }

        using var lines = new ArchiveLines(new Sips(bytes, 300_000), ahead);
        foreach (var (i, length) in lengths.Index())
        {
            Assert.True(lines.TryNext(out var line));
            Assert.Equal(length > ArchiveLines.LongestLine, lines.WasTooLong);
            Assert.Equal(lines.WasTooLong ? 0 : length, line.Length);
            Assert.False(line.ContainsAnyExcept((byte)('a' + i)));
        }

        Assert.False(lines.TryNext(out _));
        Assert.Equal(bytes.Length, lines.Position);
    }

    [Fact]
    public void What_was_read_before_the_trouble_is_given_out_first()
    {
        using var lines = new ArchiveLines(new Sips("one\ntwo\nthr"u8.ToArray(), 5, new InvalidDataException("broken")), ahead: true);
        Assert.True(lines.TryNext(out var one));
        Assert.Equal("one", Encoding.UTF8.GetString(one));
        Assert.True(lines.TryNext(out _));

        Assert.Throws<InvalidDataException>(() => lines.TryNext(out _));
    }

    /// <summary>A stream that gives so many bytes at once at most.</summary>
    private sealed class Sips(byte[] bytes, int most, Exception? trouble = null) : ReadOnlyStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(most, buffer.Length), bytes.Length - _at);
            if (count == 0 && trouble is not null)
                throw trouble;
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
