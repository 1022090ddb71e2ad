using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TalentScout.Search;
using Document = Lucene.Net.Documents.Document;

namespace TalentScout.Tests.Search;

/// <summary>What our writer of terms leaves is what Lucene's own would leave to whoever reads it.</summary>
public sealed class TermBlocksTests
{
    private const string Exact = "exact";
    private const string Words = "words";

    /// <summary>Else Lucene does not know our codec.</summary>
    static TermBlocksTests() => RuntimeHelpers.RunClassConstructor(typeof(IndexDirectory).TypeHandle);

    [Property(MaxTest = 25)]
    public void Terms_and_their_documents_are_those_that_lucene_writes(int seed)
    {
        using var ours = Written(new IndexCodec(), new Random(seed));
        using var theirs = Written(new Lucene46Codec(), new Random(seed));
        using var read = DirectoryReader.Open(ours);
        using var expected = DirectoryReader.Open(theirs);

        Assert.True(new CheckIndex(ours).DoCheckIndex().Clean);
        var segments = read.Leaves.Zip(expected.Leaves).ToList();
        Assert.Equal(expected.Leaves.Count, segments.Count);
        foreach (var (mine, other) in segments)
            foreach (var field in new[] { Exact, Words })
                Compare(mine.AtomicReader.GetTerms(field), other.AtomicReader.GetTerms(field), new Random(seed));
    }

    /// <summary>Short lists are written in another way than those of a block and more.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lists_about_as_long_as_a_block_are_those_that_lucene_writes(bool merged)
    {
        using var ours = Written(new IndexCodec());
        using var theirs = Written(new Lucene46Codec());
        using var read = DirectoryReader.Open(ours);
        using var expected = DirectoryReader.Open(theirs);

        Assert.True(new CheckIndex(ours).DoCheckIndex().Clean);
        foreach (var (mine, other) in read.Leaves.Zip(expected.Leaves, (a, b) => (a.AtomicReader, b.AtomicReader)))
            foreach (var field in new[] { Exact, Words })
                Compare(mine.GetTerms(field), other.GetTerms(field), new Random(1));

        RAMDirectory Written(Codec codec)
        {
            const int Parts = 3;
            var directory = new RAMDirectory();
            using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)) { Codec = codec, MergeScheduler = new SerialMergeScheduler() });
            for (var doc = 0; doc < 400; doc++)
            {
                var terms = new[] { 1, 2, 126, 127, 128, 129, 255, 256, 257 }.Where(n => doc % 398 < n).ToList();
                writer.AddDocument(
                [
                    .. terms.Select(n => new StringField(Exact, $"in{n}", Field.Store.NO)),
                    // Of some there are more places than documents.
                    new TextField(Words, string.Join(' ', terms.Select(n => $"in{n} x{n} x{n}")), Field.Store.NO),
                ]);
                if (doc % (400 / Parts) == 0)
                    writer.Commit();
            }

            writer.Commit();
            writer.DeleteDocuments(new Lucene.Net.Index.Term(Exact, "in2"));
            if (merged)
                writer.ForceMerge(1);
            return directory;
        }
    }

    private static void Compare(Terms? ours, Terms? theirs, Random random)
    {
        Assert.Equal(theirs is null, ours is null);
        if (ours is null || theirs is null)
            return;
        Assert.Equal((theirs.Count, theirs.SumDocFreq, theirs.SumTotalTermFreq, theirs.DocCount), (ours.Count, ours.SumDocFreq, ours.SumTotalTermFreq, ours.DocCount));
        var (read, expected) = (ours.GetEnumerator(), theirs.GetEnumerator());
        var known = new List<BytesRef>();
        while (expected.MoveNext())
        {
            Assert.True(read.MoveNext());
            Assert.Equal(Told(expected), Told(read));
            known.Add(BytesRef.DeepCopyOf(expected.Term));
        }

        Assert.False(read.MoveNext());
        for (var i = 0; i < 300; i++)
        {
            // One that is there, one near it, or one of which nothing is known.
            var wanted = random.Next(3) == 0 ? new BytesRef(Term(random)) : BytesRef.DeepCopyOf(known[random.Next(known.Count)]);
            if (random.Next(3) == 0 && wanted.Length > 0)
                wanted.Length--;
            Assert.Equal(expected.SeekExact(wanted), read.SeekExact(wanted));
            var found = expected.SeekCeil(wanted);
            Assert.Equal(found, read.SeekCeil(wanted));
            if (found != TermsEnum.SeekStatus.END)
                Assert.Equal(Told(expected), Told(read));
        }
    }

    private static string Told(TermsEnum terms)
    {
        var told = new List<string> { terms.Term.ToString(), $"{terms.DocFreq}", $"{terms.TotalTermFreq}" };
        var places = terms.DocsAndPositions(null, null);
        for (var docs = places ?? terms.Docs(null, null, DocsFlags.NONE); docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;)
            told.Add($"{docs.DocID} {(places is null ? "" : string.Join(' ', Enumerable.Range(0, places.Freq).Select(_ => places.NextPosition())))}");
        return string.Join(", ", told);
    }

    /// <summary>Several segments with documents taken out, of which some are merged.</summary>
    private static RAMDirectory Written(Codec codec, Random random)
    {
        var directory = new RAMDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        {
            Codec = codec,
            MergePolicy = NoMergePolicy.COMPOUND_FILES,
            MergeScheduler = new SerialMergeScheduler(),
        });
        for (var segment = random.Next(1, 5); segment > 0; segment--)
        {
            for (var doc = random.Next(1, 600); doc > 0; doc--)
                writer.AddDocument(Made(random));
            writer.Commit();
            writer.DeleteDocuments(new Lucene.Net.Index.Term(Exact, Term(random)));
        }

        writer.Commit();
        if (random.Next(4) > 0)
        {
            using var merged = DirectoryReader.Open(directory);
            writer.AddIndexes([.. merged.Leaves.Select(l => l.AtomicReader)]);
        }

        return directory;
    }

    private static Document Made(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(4)).Select(_ => new StringField(Exact, Term(random), Field.Store.NO)),
        new TextField(Words, string.Join(' ', Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(4) == 0 ? "often" : Term(random))), Field.Store.NO),
    ];

    /// <summary>Many that begin alike, some that are the beginning of others, letters of several bytes, and now and then a long one.</summary>
    private static string Term(Random random) => random.Next(50) == 0
        ? new string('z', random.Next(1, 300))
        : string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(9) == 0 ? "ß" : ((char)('a' + (random.Next(3) * random.Next(9)))).ToString()));
}
