using Lucene.Net.Documents;
using TalentScout.Search;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Search;

public sealed class IndexSchemaTests
{
    /// <summary>Set to write the file anew: UPDATE_APPROVED=1.</summary>
    [Fact]
    public void The_approved_schema_is_what_the_code_writes()
    {
        var path = Path.Combine(Repository.Root, "indexes", "candidates.schema.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            File.WriteAllText(path, IndexSchema.Text());

        Assert.Equal(IndexSchema.Text(), File.ReadAllText(path));
    }

    [Fact]
    public void The_history_tells_of_every_format()
    {
        var told = IndexSchema.Text().Split("History of the format:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);

        Assert.Equal(Enumerable.Range(1, IndexSchema.Format).Reverse().Select(format => $"{format}"), told);
    }

    [Fact]
    public void A_document_has_the_fields_of_the_schema_and_no_others()
    {
        var documents = new CandidateDocument(TestSkills.Catalogue, RankingOptions.Default, TestPeople.Now, RepositoryTies.None);
        var candidate = ExplanationTests.Rich with { Bio = "likes tea", Company = "Acme", Organisations = ["acme"] };

        var written = LuceneFields.Of(fields => documents.Write(candidate, fields)).Fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => KindOf(g.First()));

        Assert.Equal(IndexSchema.Fields.Select(f => (f.Name, f.Kind)).Order(), written.Select(w => (w.Key, w.Value)).Order());
    }

    private static FieldKind KindOf(Lucene.Net.Index.IIndexableField field) => field switch
    {
        StringField => FieldKind.Term,
        SortedSetDocValuesField => FieldKind.Set,
        SortedDocValuesField => FieldKind.Order,
        NumericDocValuesField => FieldKind.Number,
        BinaryDocValuesField => FieldKind.Bytes,
        StoredField => FieldKind.Stored,
        _ => FieldKind.Text,
    };
}
