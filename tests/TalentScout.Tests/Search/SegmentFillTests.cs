using System.Text;
using FsCheck.Xunit;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>An index that is filled from nothing is the one that Lucene makes document by document.</summary>
public sealed class SegmentFillTests
{
    private const string Letters = "aabcdeéßж語😀1.-/#+_  ,'";

    /// <param name="ascii">then it is cut 64 letters at a time, with words that begin in one block and end in another</param>
    [Property(MaxTest = 300)]
    public void Words_and_parts_are_those_of_the_query_language(int seed, bool ascii)
    {
        var random = new Random(seed);
        var text = Text(random, random.Next(400));
        if (ascii)
            text = string.Concat(text.Select(c => char.IsAscii(c) ? c : random.Next(8) > 0 ? 'a' : (char)random.Next(128)));
        var words = new WordSplitter();
        words.Read(Text(random, 20));

        words.Read(text);

        var expected = Words.Of(text).SelectMany(w => Words.PartsOf(w).Select(p => (Word: p, Whole: false)).Prepend((Word: w, Whole: true)));
        Assert.Equal(expected, words.Found.ToArray().Select((w, i) => (Encoding.UTF8.GetString(words[i]), !w.IsPart)));
    }

    [Property(MaxTest = 200)]
    public void Texts_that_are_cut_together_have_the_words_of_each(int seed)
    {
        var random = new Random(seed);
        // Some without a word, some that are not ASCII.
        var texts = Enumerable.Range(0, random.Next(9)).Select(_ => Text(random, random.Next(4) == 0 ? 0 : random.Next(90))).Select(t => random.Next(3) == 0 ? t : string.Concat(t.Where(char.IsAscii))).ToList();
        var (words, alone) = (new WordSplitter(), new WordSplitter());
        words.Read("before these");
        words.Clear();
        foreach (var text in texts)
            words.Add(text);

        words.Cut();

        var expected = texts.SelectMany((text, number) =>
        {
            alone.Read(text);
            return alone.Found.ToArray().Select(w => (Encoding.UTF8.GetString(alone.Bytes.Slice(w.Start, w.Length)), w.IsPart, number)).ToList();
        });
        Assert.Equal(expected, words.Found.ToArray().Select((w, i) => (Encoding.UTF8.GetString(words[i]), w.IsPart, w.Text)));
    }

    [Property(MaxTest = 200)]
    public void Words_are_counted_as_runs_of_letters_and_digits(int seed)
    {
        var random = new Random(seed);
        // Mostly ASCII, which is counted sixteen characters at a time.
        var text = string.Concat(Enumerable.Range(0, random.Next(100)).Select(_ => (char)(random.Next(60) == 0 ? 'é' : random.Next(128))));

        Assert.Equal(string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, Words.Count(text));
    }

    [Property(MaxTest = 50)]
    public void Terms_are_numbered_once_and_sorted_by_their_bytes(int seed)
    {
        var random = new Random(seed);
        var table = new TermTable();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 3000; i++)
        {
            // Zeros, and beginnings that many share, are what a sort by eight bytes could get wrong.
            var term = new string('a', random.Next(20)) + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => "\0bé"[random.Next(3)]));
            Assert.Equal(numbers.TryGetValue(term, out var known) ? known : numbers[term] = numbers.Count, table.Add(Encoding.UTF8.GetBytes(term)));
        }

        var sorted = table.Sorted().Take(table.Count).Select(t => Encoding.UTF8.GetString(table[t])).ToList();
        Assert.Equal(numbers.Keys.OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))), sorted);
    }

    [Fact]
    public void What_is_filled_is_what_lucene_writes()
    {
        var random = new Random(3);
        var people = Enumerable.Range(1, 300).Select(i => Person(random, i)).ToList();
        using var filled = SearchLab.With(people);
        using var written = SearchLab.With(people[0]);
        // The first commit ends the filling.
        written.Index.Commit(1);
        written.Add(people);

        Assert.Equal(Contents(written), Contents(filled));
    }

    [Fact]
    public void Whoever_comes_again_while_an_index_is_filled_is_there_once_as_they_came_last()
    {
        using var lab = new SearchLab();
        lab.Index.Apply([Change(1, "first"), Change(2, "second"), Change(3, "third")]);
        lab.Index.Apply([Change(2, "again"), new CandidateChange(5, CandidateId.OfGitHub(3), null)]);
        lab.Index.Apply([Change(4, "fourth")]);
        lab.Index.Refresh();

        Assert.Equal(["again", "first", "fourth"], lab.Search().Hits.Select(h => h.Login).Order(StringComparer.Ordinal));

        static CandidateChange Change(int id, string login) => new(id, CandidateId.OfGitHub(id), TestPeople.Person(id, login));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_many_changes_of_a_few_people_at_once_the_last_of_each_is_what_stays(bool filled)
    {
        const int People = 7;
        var random = new Random(11);
        using var lab = new SearchLab();
        if (filled)
            lab.Index.Commit(0);
        var last = new string?[People];
        // One by one, as a feed has them, and removals among them.
        lab.Index.Apply(Enumerable.Range(1, 2000).Select(n =>
        {
            var id = random.Next(People);
            last[id] = random.Next(5) == 0 ? null : $"p{id}-{n}";
            return new CandidateChange(n, CandidateId.OfGitHub(id + 1), last[id] is { } login ? TestPeople.Person(id + 1, login) : null);
        }));
        lab.Index.Refresh();

        Assert.Equal(last.OfType<string>().Order(StringComparer.Ordinal), lab.Search().Hits.Select(h => h.Login).Order(StringComparer.Ordinal));
    }

    private static Candidate Person(Random random, int id)
    {
        var person = TestPeople.Person(id, $"p{id}");
        return person with
        {
            Name = random.Next(3) == 0 ? null : Text(random, 12),
            Bio = random.Next(3) == 0 ? null : Text(random, 80),
            Company = random.Next(3) == 0 ? null : Text(random, 10),
            Followers = random.Next(4) == 0 ? null : random.Next(1000),
            Organisations = [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"org{random.Next(5)}")],
            Place = random.Next(2) == 0 ? person.Place : person.Place with { City = $"city {random.Next(9)}", Countries = ["DE", .. random.Next(2) == 0 ? new[] { "FR" } : []] },
        };
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters.EnumerateRunes().ElementAt(random.Next(22))));

    /// <summary>All that a reader can read, a line each: documents by the candidate's id, since they are not always in the same order.</summary>
    private static SortedSet<string> Contents(SearchLab lab)
    {
        lab.Index.Compact();
        lab.Index.Refresh();
        using var held = lab.Index.Acquire();
        var segment = Assert.Single(held.View.Segments);
        var (reader, ids) = (segment.Reader, segment.Columns.Ids);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var field in reader.Fields)
            for (var terms = reader.GetTerms(field).GetEnumerator(); terms.MoveNext();)
            {
                var term = $"{field} {terms.Term.Utf8ToString()}";
                lines.Add($"{term}: {terms.DocFreq} documents, {terms.TotalTermFreq} times");
                var places = terms.DocsAndPositions(null, null);
                for (var docs = places ?? terms.Docs(null, null, DocsFlags.NONE); docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;)
                    lines.Add($"{term} in {ids[docs.DocID]}{(places is null ? "" : $" at {string.Join(' ', Enumerable.Range(0, places.Freq).Select(_ => places.NextPosition()))}")}");
            }

        foreach (var info in reader.FieldInfos)
            lines.Add($"{info.Name}: {info.IndexOptions} {info.DocValuesType} {info.OmitsNorms} {info.HasNorms} {info.HasPayloads} {info.HasVectors}");
        for (var doc = 0; doc < reader.MaxDoc; doc++)
            foreach (var line in Values(reader, doc))
                lines.Add($"{ids[doc]} {line}");
        return lines;
    }

    private static IEnumerable<string> Values(AtomicReader reader, int doc)
    {
        var bytes = new BytesRef();
        foreach (var info in reader.FieldInfos)
        {
            if (info.HasDocValues)
                yield return $"{info.Name} {(reader.GetDocsWithField(info.Name).Get(doc) ? "there" : "missing")}";
            switch (info.DocValuesType)
            {
                case DocValuesType.NUMERIC:
                    yield return $"{info.Name} {reader.GetNumericDocValues(info.Name).Get(doc)}";
                    break;
                case DocValuesType.BINARY:
                    reader.GetBinaryDocValues(info.Name).Get(doc, bytes);
                    yield return $"{info.Name} {Convert.ToHexString(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length))}";
                    break;
                case DocValuesType.SORTED:
                    reader.GetSortedDocValues(info.Name).Get(doc, bytes);
                    yield return $"{info.Name} {bytes.Utf8ToString()}";
                    break;
                case DocValuesType.SORTED_SET:
                    var values = reader.GetSortedSetDocValues(info.Name);
                    values.SetDocument(doc);
                    for (var ord = values.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.NextOrd())
                    {
                        values.LookupOrd(ord, bytes);
                        yield return $"{info.Name} {bytes.Utf8ToString()}";
                    }

                    break;
            }
        }

        foreach (var field in reader.Document(doc).Fields)
            yield return $"{field.Name} {Convert.ToHexString(field.GetBinaryValue().Bytes.AsSpan(field.GetBinaryValue().Offset, field.GetBinaryValue().Length))}";
    }
}
