using TalentScout.Harvest.Import;

namespace TalentScout.Tests.Import;

public sealed class ImportLineTests
{
    private const string Whole = """
        {"source":"referral","handle":"x1","name":"Mira Okonde","place":"Berlin","availability":true,
         "evidence":[{"skill":"postgresql","how":"merged","count":12,"first":"2022-03","last":"2026-08","url":"https://example.org/pull/7","excerpt":"Adds an index"}],
         "activity":[{"month":"2026-01","repo":"a/b","owner":false,"commits":3,"prs":1,"reviews":0,"issues":0}]}
        """;

    private static readonly SkillCatalogue Catalogue = new([new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Aliases = ["postgres"] }]);
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_whole_line_becomes_profile_availability_skill_and_activity()
    {
        var extractor = new ImportExtractor(Catalogue);
        var evidence = extractor.Extract(extractor.DocumentOf(Whole, Now));

        Assert.All(evidence, e => Assert.Equal("referral:x1", e.Person.ToString()));
        Assert.Equal("Berlin", Assert.Single(evidence.OfType<ProfileEvidence>()).Location);
        Assert.True(Assert.Single(evidence.OfType<AvailabilityEvidence>()).Open);
        var skill = Assert.Single(evidence.OfType<SkillEvidence>());
        Assert.Equal(("postgresql", How.Merged, 12), (skill.Skill, skill.How, skill.Count));
        Assert.Equal(new DateOnly(2026, 8, 31), skill.Last);
        Assert.Equal(3, Assert.Single(evidence.OfType<ActivityEvidence>()).Months[0].Commits);
    }

    [Theory]
    [InlineData("nonsense", "byte 1", "a JSON object")]
    [InlineData("[]", "line", "a JSON object")]
    [InlineData("""{"handle":"x"}""", "source", "a text that is not empty")]
    [InlineData("""{"source":"github","handle":"octo"}""", "handle", "the numeric GitHub id")]
    [InlineData("""{"source":"r","handle":"x","evidence":{}}""", "evidence", "a list")]
    [InlineData("""{"source":"r","handle":"x","evidence":[{"skill":"a","how":"guessed","url":"https://e.org"}]}""", "evidence[0].how", "one of merged, authored, reviewed, used, declared")]
    [InlineData("""{"source":"r","handle":"x","evidence":[{"skill":"a","how":"used","url":"javascript:alert(1)"}]}""", "evidence[0].url", "an http or https address")]
    [InlineData("""{"source":"r","handle":"x","evidence":[{"skill":"a","how":"used","url":"https://e.org","first":"2026-05","last":"2026-01"}]}""", "evidence[0].first", "a month not after last")]
    [InlineData("""{"source":"r","handle":"x","activity":[{"month":"2026-13","repo":"a/b"}]}""", "activity[0].month", "a month, yyyy-mm")]
    [InlineData("""{"source":"r","handle":"x","activity":[{"month":"2026-01","repo":"a/b","commits":-1}]}""", "activity[0].commits", "a whole number, 0 or more")]
    public void A_bad_line_says_where_and_what_was_wanted(string line, string where, string wanted)
    {
        var error = Assert.Throws<ImportException>(() => ImportLine.Parse(line));
        Assert.Equal(wanted, error.Wanted);
        Assert.StartsWith(where, error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skill_the_catalogue_does_not_have_is_named()
    {
        var line = Whole.Replace("\"postgresql\"", "\"teleport\"", StringComparison.Ordinal);
        var error = Assert.Throws<ImportException>(() => new ImportExtractor(Catalogue).DocumentOf(line, Now));
        Assert.Equal("evidence[0].skill", error.Where);
        Assert.Contains("teleport", error.Wanted, StringComparison.Ordinal);
    }
}
