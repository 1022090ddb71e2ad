using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TalentScout.Search;
using Document = Lucene.Net.Documents.Document;

namespace TalentScout.Tests.Search;

/// <summary>What is stored is there again, however segments were merged, and whoever wants one field gets no more.</summary>
public sealed class StoredBytesTests : IDisposable
{
    private const string Key = "key";
    private readonly string _path = System.IO.Directory.CreateTempSubdirectory("talentscout-stored-").FullName;

    /// <summary>Else Lucene does not know our codec.</summary>
    static StoredBytesTests() => RuntimeHelpers.RunClassConstructor(typeof(IndexDirectory).TypeHandle);

    public void Dispose() => System.IO.Directory.Delete(_path, recursive: true);

    [Property(MaxTest = 20)]
    public void Everything_is_kept_through_commits_deletions_and_merges(int seed)
    {
        var random = new Random(seed);
        using var directory = IndexDirectory.Open(Path.Combine(_path, $"{seed}"));
        var kept = new Dictionary<string, Dictionary<string, byte[]>>(StringComparer.Ordinal);
        // Every file is worth a second name, or those of some bytes a document.
        using (var writer = Writer(directory, random.Next(2) == 0 ? 0 : 2000))
        {
            for (var change = 0; change < 400; change++)
            {
                var key = $"{random.Next(120)}";
                if (random.Next(4) == 0)
                {
                    writer.DeleteDocuments(new Term(Key, key));
                    kept.Remove(key);
                }
                else
                {
                    var fields = Enumerable.Range(0, random.Next(4)).ToDictionary(i => $"field {i}", _ => Bytes(random), StringComparer.Ordinal);
                    writer.UpdateDocument(new Term(Key, key), Of(key, fields));
                    kept[key] = fields;
                }

                if (random.Next(40) == 0)
                    writer.Commit();
            }

            if (random.Next(2) == 0)
                writer.ForceMerge(1);
        }

        Assert.True(new CheckIndex(directory).DoCheckIndex().Clean);
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(kept.Count, reader.NumDocs);
        var searcher = new IndexSearcher(reader);
        foreach (var (key, fields) in kept)
        {
            var doc = searcher.Search(new TermQuery(new Term(Key, key)), 1).ScoreDocs.Single().Doc;
            var all = new Visitor(null);
            reader.Document(doc, all);
            Assert.Equal(fields.OrderBy(f => f.Key, StringComparer.Ordinal), all.Read.OrderBy(f => f.Key, StringComparer.Ordinal));
            var one = new Visitor("field 1");
            reader.Document(doc, one);
            Assert.Equal(fields.Where(f => f.Key == "field 1"), one.Read);
        }
    }

    /// <summary>Large files are not written again: the merged segment has them under names of its own, and so has the one that it is merged into. Whoever is deleted goes with the next merging.</summary>
    [Fact]
    public void Large_files_are_taken_over_until_somebody_is_deleted()
    {
        using var directory = IndexDirectory.Open(_path);
        using (var writer = Writer(directory, leastLinked: 0))
        {
            for (var part = 0; part < 3; part++)
            {
                for (var i = 0; i < 10; i++)
                    writer.AddDocument(Of($"{part}-{i}", new(StringComparer.Ordinal) { ["field 0"] = [(byte)part, (byte)i] }));
                writer.Commit();
            }

            writer.ForceMerge(1);
            writer.Commit();
            Assert.Equal(3, System.IO.Directory.GetFiles(_path, "*.fdt").Length);
            writer.AddDocument(Of("3-0", new(StringComparer.Ordinal) { ["field 0"] = [3, 0] }));
            writer.Commit();
            writer.ForceMerge(1);
            writer.Commit();
            Assert.Equal(4, System.IO.Directory.GetFiles(_path, "*.fdt").Length);
            Check(directory, (3, 0), (0, 0), (1, 0), (2, 9), (1, 9));

            writer.DeleteDocuments(new Term(Key, "1-5"));
            writer.Commit();
            writer.ForceMergeDeletes();
            writer.Commit();
        }

        Assert.Single(System.IO.Directory.GetFiles(_path, "*.fdt"));
        Assert.DoesNotContain(new byte[] { 2, 1, 5 }, Windows(File.ReadAllBytes(System.IO.Directory.GetFiles(_path, "*.fdt").Single())));
        Check(directory, (3, 0), (0, 0), (1, 0), (1, 4), (1, 6), (2, 9));

        static IEnumerable<byte[]> Windows(byte[] bytes) => Enumerable.Range(0, bytes.Length - 2).Select(at => bytes[at..(at + 3)]);

        static void Check(FSDirectory directory, params (byte Part, byte Number)[] people)
        {
            Assert.True(new CheckIndex(directory).DoCheckIndex().Clean);
            using var reader = DirectoryReader.Open(directory);
            var searcher = new IndexSearcher(reader);
            foreach (var (part, number) in people)
            {
                var visitor = new Visitor(null);
                reader.Document(searcher.Search(new TermQuery(new Term(Key, $"{part}-{number}")), 1).ScoreDocs.Single().Doc, visitor);
                Assert.Equal([part, number], visitor.Read["field 0"]);
            }
        }
    }

    [Fact]
    public void Several_threads_read_at_once()
    {
        using var directory = Filled(500);
        using var reader = DirectoryReader.Open(directory);
        Parallel.For(0, 4000, i =>
        {
            var visitor = new Visitor(null);
            reader.Document(i % 500, visitor);
            Assert.Equal([(byte)(i % 500)], visitor.Read["field 0"]);
        });
    }

    /// <summary>Files that are too short, or not of this segment, are refused when the index is opened; a wrong length when somebody reads there.</summary>
    [Fact]
    public void Damaged_files_are_told()
    {
        using (Filled(50))
        {
        }

        var places = System.IO.Directory.GetFiles(_path, "*.fdx", SearchOption.AllDirectories).Single();
        var data = Path.ChangeExtension(places, ".fdt");
        var (rightPlaces, rightData) = (File.ReadAllBytes(places), File.ReadAllBytes(data));
        foreach (var (file, bytes) in new[] { (places, rightPlaces), (data, rightData) })
        {
            File.WriteAllBytes(file, bytes[..^1]);
            Refused();
            File.WriteAllBytes(file, bytes[..10]);
            Refused();
            File.WriteAllBytes(file, bytes);
        }

        File.WriteAllBytes(places, [.. rightPlaces[..^24], .. rightPlaces[^16..]]);
        Refused();
        File.WriteAllBytes(places, rightPlaces);

        // The length of the first document's field.
        var wrong = rightData.ToArray();
        wrong[CodecHeader + 1] = 100;
        File.WriteAllBytes(data, wrong);
        using var directory = IndexDirectory.Open(Path.Combine(_path, "filled"));
        using var reader = DirectoryReader.Open(directory);
        Assert.Throws<CorruptIndexException>(() => reader.Document(0, new Visitor(null)));
        Assert.False(new CheckIndex(directory).DoCheckIndex().Clean);

        void Refused()
        {
            using var damaged = IndexDirectory.Open(Path.Combine(_path, "filled"));
            Assert.ThrowsAny<IOException>(() => DirectoryReader.Open(damaged).Dispose());
        }
    }

    /// <summary>There may be hundreds, so that none is looked into when the index is opened.</summary>
    [Fact]
    public void A_damaged_part_is_told_when_it_is_read()
    {
        using var directory = IndexDirectory.Open(_path);
        using (var writer = Writer(directory, leastLinked: 0))
        {
            for (var part = 0; part < 2; part++)
            {
                writer.AddDocument(Of($"{part}", new(StringComparer.Ordinal) { ["field 0"] = [(byte)part] }));
                writer.Commit();
            }

            writer.ForceMerge(1);
        }

        var damaged = System.IO.Directory.GetFiles(_path, "*_p1.fdt").Single();
        File.WriteAllBytes(damaged, File.ReadAllBytes(damaged)[..^1]);
        using var reader = DirectoryReader.Open(directory);
        var whole = new Visitor(null);
        reader.Document(0, whole);

        Assert.Equal([0], whole.Read["field 0"]);
        for (var time = 0; time < 2; time++)
            Assert.ThrowsAny<IOException>(() => reader.Document(1, new Visitor(null)));
        Assert.False(new CheckIndex(directory).DoCheckIndex().Clean);
    }

    [Fact]
    public void A_text_is_refused()
    {
        using var directory = IndexDirectory.Open(_path);
        using var writer = Writer(directory);
        Assert.Throws<ArgumentException>(() => writer.AddDocument([new StoredField("text", "letters")]));
    }

    private static int CodecHeader => Lucene.Net.Codecs.CodecUtil.HeaderLength(StoredBytesFormat.DataCodec);

    private FSDirectory Filled(int documents)
    {
        var directory = IndexDirectory.Open(Path.Combine(_path, "filled"));
        using var writer = Writer(directory);
        for (var i = 0; i < documents; i++)
            writer.AddDocument(Of($"{i}", new(StringComparer.Ordinal) { ["field 0"] = [(byte)i] }));
        return directory;
    }

    private static IndexWriter Writer(FSDirectory directory, long leastLinked = StoredBytesFormat.LeastLinked) => new(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
    {
        Codec = new IndexCodec(leastLinked),
        UseCompoundFile = false,
        MergePolicy = new TieredMergePolicy { NoCFSRatio = 0, ForceMergeDeletesPctAllowed = 0 },
    });

    private static Document Of(string key, Dictionary<string, byte[]> stored)
    {
        var document = new Document { new StringField(Key, key, Field.Store.NO) };
        foreach (var (field, bytes) in stored)
            document.Add(new StoredField(field, bytes));
        return document;
    }

    private static byte[] Bytes(Random random)
    {
        // None, a few, and more than the buffer of a file holds.
        var bytes = new byte[random.Next(10) switch { 0 => 0, 1 => random.Next(100_000), _ => random.Next(300) }];
        random.NextBytes(bytes);
        return bytes;
    }

    private sealed class Visitor(string? wanted) : StoredFieldVisitor
    {
        public Dictionary<string, byte[]> Read { get; } = new(StringComparer.Ordinal);

        public override Status NeedsField(FieldInfo fieldInfo) => wanted is null || fieldInfo.Name == wanted ? Status.YES : Read.Count > 0 ? Status.STOP : Status.NO;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Read.Add(fieldInfo.Name, value);
    }
}
