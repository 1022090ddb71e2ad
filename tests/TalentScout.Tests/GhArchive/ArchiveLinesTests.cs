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

    [Fact]
    public void Lines_are_the_same_however_the_stream_hands_them_out()
    {
        var random = new Random(5);
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"{{\"n\":{i}}}{(i % 7 == 0 ? "{\"second\":1}" : "")}{new string('y', random.Next(0, 900))}\n"));
        var expected = text.Split('\n')[..^1];
        foreach (var most in new[] { 1, 3, 64, 1000, 1 << 20 })
        {
            using var lines = new ArchiveLines(new Sips(Encoding.UTF8.GetBytes(text), most));
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

    /// <summary>A stream that gives so many bytes at once at most.</summary>
    private sealed class Sips(byte[] bytes, int most) : ReadOnlyStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(most, buffer.Length), bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
