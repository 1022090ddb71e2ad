using Lucene.Net.Store;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>Files of the index, read where they are mapped: what Lucene's own reader reads.</summary>
public sealed class MappedDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("talentscout-mapped-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_reads_what_was_written()
    {
        using var directory = new MappedDirectory(_folder.FullName);
        var random = new Random(5);
        var numbers = Enumerable.Range(0, 500).Select(_ => random.NextInt64() >> random.Next(64)).ToList();
        using (var output = directory.CreateOutput("numbers", IOContext.DEFAULT))
            foreach (var number in numbers)
            {
                output.WriteInt64(number);
                output.WriteInt32((int)number);
                output.WriteInt16((short)number);
                output.WriteByte((byte)number);
                output.WriteVInt32((int)number & int.MaxValue);
                output.WriteVInt64(number & long.MaxValue);
                output.WriteString($"n{number}é");
            }

        using var input = directory.OpenInput("numbers", IOContext.DEFAULT);
        using var other = new SimpleFSDirectory(_folder).OpenInput("numbers", IOContext.DEFAULT);
        Assert.Equal(other.Length, input.Length);
        foreach (var number in numbers)
        {
            Assert.Equal(number, input.ReadInt64());
            Assert.Equal((int)number, input.ReadInt32());
            Assert.Equal((short)number, input.ReadInt16());
            Assert.Equal((byte)number, input.ReadByte());
            Assert.Equal((int)number & int.MaxValue, input.ReadVInt32());
            Assert.Equal(number & long.MaxValue, input.ReadVInt64());
            Assert.Equal($"n{number}é", input.ReadString());
        }

        var (mine, others) = (new byte[100], new byte[100]);
        for (var i = 0; i < 100; i++)
        {
            var at = random.NextInt64(input.Length - 100);
            input.Seek(at);
            other.Seek(at);
            input.ReadBytes(mine, 0, 100);
            other.ReadBytes(others, 0, 100);
            Assert.Equal(others, mine);
            Assert.Equal(at + 100, input.Position);
        }
    }

    /// <summary>Whether by a second name or by copying: what was there before gives way, and the copy outlives what it was made of.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("elsewhere")]
    public void A_copy_is_read_as_what_it_was_made_of(string folder)
    {
        using var directory = new MappedDirectory(_folder.FullName);
        using var to = folder.Length == 0 ? directory : new MappedDirectory(_folder.CreateSubdirectory(folder).FullName);
        foreach (var (name, text, where) in new[] { ("old", "first", directory), ("new", "in the way", to) })
            using (var output = where.CreateOutput(name, IOContext.DEFAULT))
                output.WriteString(text);

        directory.Copy(new TrackingDirectoryWrapper(to), "old", "new", IOContext.DEFAULT);
        directory.DeleteFile("old");
        to.Sync(["new"]);
        using var input = to.OpenInput("new", IOContext.DEFAULT);
        Assert.Equal("first", input.ReadString());
    }

    /// <summary>Then the bytes are copied.</summary>
    [Fact]
    public void A_second_name_that_cannot_be_given_is_no_fault()
    {
        var (there, taken) = (Path.Combine(_folder.FullName, "there"), Path.Combine(_folder.FullName, "taken"));
        File.WriteAllText(there, "a");
        File.WriteAllText(taken, "b");
        Assert.False(HardLink.TryCreate(taken, there));
        Assert.False(HardLink.TryCreate(Path.Combine(_folder.FullName, "new"), Path.Combine(_folder.FullName, "missing")));
        Assert.Equal("b", File.ReadAllText(taken));
    }

    [Fact]
    public void Nothing_is_read_beyond_the_end_and_an_empty_file_is_no_fault()
    {
        using var directory = new MappedDirectory(_folder.FullName);
        directory.CreateOutput("empty", IOContext.DEFAULT).Dispose();
        using (var output = directory.CreateOutput("three", IOContext.DEFAULT))
            output.WriteBytes([1, 2, 3], 3);

        Assert.Throws<EndOfStreamException>(() => directory.OpenInput("empty", IOContext.DEFAULT).ReadByte());
        using var three = directory.OpenInput("three", IOContext.DEFAULT);
        Assert.Throws<EndOfStreamException>(() => three.ReadInt32());
        Assert.Throws<EndOfStreamException>(() => three.Seek(4));
        Assert.Throws<EndOfStreamException>(() => three.Seek(-1));
        three.Seek(3);
        Assert.Throws<EndOfStreamException>(() => three.ReadByte());
        Assert.Throws<FileNotFoundException>(() => directory.OpenInput("none", IOContext.DEFAULT));
    }

    [Fact]
    public void A_copy_has_a_place_of_its_own_and_outlives_the_file()
    {
        using var directory = new MappedDirectory(_folder.FullName);
        using (var output = directory.CreateOutput("three", IOContext.DEFAULT))
            output.WriteBytes([1, 2, 3], 3);
        var input = directory.OpenInput("three", IOContext.DEFAULT);
        input.ReadByte();
        var copy = (IndexInput)input.Clone();
        Assert.Equal(3, Skip(input).ReadByte());

        input.Dispose();
        directory.DeleteFile("three");

        Assert.Equal(2, copy.ReadByte());

        static IndexInput Skip(IndexInput input)
        {
            input.SkipBytes(1);
            return input;
        }
    }
}
