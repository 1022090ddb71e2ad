using Lucene.Net.Codecs;
using Lucene.Net.Store;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class WrittenFileTests
{
    [Fact]
    public void What_is_written_in_pieces_of_all_sizes_is_read_again_with_a_checksum_that_lucene_agrees_with()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory();
        try
        {
            using var directory = new MappedDirectory(folder.FullName);
            var random = new Random(5);
            var expected = new List<byte>();
            using (var output = directory.CreateOutput("some.dat", IOContext.DEFAULT))
            {
                foreach (var length in new[] { 1, 3, 200_000, 65_536, 1, 65_535, 7, 0, 131_072, 12 })
                {
                    var bytes = new byte[length + 2];
                    random.NextBytes(bytes);
                    output.WriteBytes(bytes, 1, length);
                    output.WriteByte(bytes[0]);
                    expected.AddRange([.. bytes[1..(length + 1)], bytes[0]]);
                    Assert.Equal(expected.Count, output.Position);
                    // Asked for in between, it must not count anything twice.
                    Assert.NotEqual(0, output.Checksum);
                }

                CodecUtil.WriteFooter(output);
            }

            using var input = directory.OpenInput("some.dat", IOContext.DEFAULT);
            CodecUtil.ChecksumEntireFile(input);
            var read = new byte[expected.Count];
            input.Seek(0);
            input.ReadBytes(read, 0, read.Length);
            Assert.Equal(expected, read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
