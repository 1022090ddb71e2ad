using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TalentScout.Tests.Briefs;

/// <summary>Adverts of different styles, each beside what it should become: Briefs/Adverts/NAME.txt and NAME.expected.json, where "a|b" are alternatives.</summary>
public sealed class BriefReaderTests
{
    private static readonly string _folder = Path.Combine(BriefWorld.Root, "tests", "TalentScout.Tests", "Briefs", "Adverts");

    private static readonly BriefReader _shipped = new(BriefWorld.Text, PlaceResolver.Default.Resolve);

    public static TheoryData<string> Adverts => [.. Directory.GetFiles(_folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Adverts))]
    public void An_advert_becomes_its_brief(string name)
    {
        var expected = JsonSerializer.Deserialize<ExpectedBrief>(File.ReadAllText(Path.Combine(_folder, name + ".expected.json")), JsonSerializerOptions.Web)!;

        var brief = _shipped.Read(Advert(name));

        Assert.Equal(
            (Lines(expected.Must), Lines(expected.Nice), Lines(expected.Exclude), Lines(expected.Titles), Lines(expected.Places), expected.Seniority, expected.Years),
            (Skills(brief.Must), Skills(brief.Nice), Skills(brief.Exclude), Lines(brief.Titles), Lines(brief.Places.Select(PlaceOf)), brief.Seniority, brief.Years));
    }

    [Theory]
    [MemberData(nameof(Adverts))]
    public void Every_skill_comes_with_the_sentence_that_names_it(string name) =>
        Assert.All(Everything(BriefWorld.Reader.Read(Advert(name))), s => Assert.Contains(BriefWorld.Text.Skills(s.Sentence), found => found.Id == s.Skill));

    [Fact]
    public void There_are_adverts_of_a_dozen_styles() => Assert.True(Adverts.Count >= 12);

    [Fact]
    public void Force_and_the_title_weigh_more_and_practices_less()
    {
        var brief = BriefWorld.Reader.Read("Go Engineer\n\nRequirements\n- Go\n- Strong PostgreSQL skills\n- Redis\n- Code review and unit testing, agile\n");
        var weights = brief.Must.ToDictionary(s => s.Skill, s => s.Weight);

        Assert.Equal((2, 1.5, 1, 0.5), (weights["go"], weights["postgresql"], weights["redis"], weights["agile"]));
    }

    [Theory]
    [InlineData("Experience with hosting (AWS, Azure) is a plus", "", "aws, azure")]
    [InlineData("Knowledge of NoSQL stores (HBase, Cassandra) is expected", "nosql, hbase, cassandra", "")]
    [InlineData("You know Kafka (we use Redis)", "kafka, redis", "")]
    [InlineData("PostgreSQL is nice but not required", "", "postgresql")]
    [InlineData("Exposure to Elasticsearch beneficial but not essential", "", "elasticsearch")]
    [InlineData("Experience with PostgreSQL and exposure to Databricks will be an added advantage", "postgresql", "databricks")]
    [InlineData("We move our legacy Symfony monolith to Golang", "", "golang")]
    [InlineData("Experience in migrating Symfony to Golang", "symfony, golang", "")]
    [InlineData("Elixir you can learn here, if you know Erlang", "erlang", "")]
    public void A_clause_says_how_it_asks(string sentence, string must, string nice)
    {
        // Under a heading of the role, so that the sentence has to say it itself, and beside something that is required.
        var brief = BriefWorld.Reader.Read($"What you will do\n- {sentence}\n\nRequirements\n- Rust");
        Assert.Equal((must.Replace("golang", "go", StringComparison.Ordinal), nice.Replace("golang", "go", StringComparison.Ordinal)),
            (Lines(brief.Must.Select(s => s.Skill).Where(s => s != "rust")), Lines(brief.Nice.Select(s => s.Skill))));
    }

    [Theory]
    [InlineData("Backend Engineer (Go)", "go")]
    [InlineData("Customer Service (CS)", "")]
    [InlineData("Celery workers and a queue", "celery")]
    public void A_common_word_is_a_skill_where_it_says_what_somebody_works_with(string text, string skills) =>
        Assert.Equal(skills, Lines(BriefWorld.Text.Skills(text).Select(s => s.Id)));

    [Theory]
    [InlineData("You have 3 to 5 years of experience with Java", 3)]
    [InlineData("Minimum of two (2) years working with Go", 2)]
    [InlineData("You have been a developer for 10+ years", 10)]
    [InlineData("5 years of Java and 2 years of Kafka experience are required", 5)]
    [InlineData("TypeScript (3 years or more)", 3)]
    [InlineData("Our company has 25 years of experience in banking and 90 employees", null)]
    [InlineData("You must be 18 years old", null)]
    [InlineData("Ideally you have 8 years of experience", null)]
    [InlineData("\n# Who we are\nOver 27 years of experience in finance", null)]
    [InlineData("We were founded 12 years ago", null)]
    public void Years_are_those_that_the_person_needs(string sentence, int? years) =>
        Assert.Equal(years, BriefWorld.Reader.Read("Requirements\n- " + sentence).Years);

    [Theory]
    [InlineData("Senior Staff Engineer", "staff")]
    [InlineData("Sr. Backend Developer", "senior")]
    [InlineData("Engineering Manager", "lead")]
    [InlineData("Working Student Software Engineer", "intern")]
    [InlineData("Backend Engineer", null)]
    [InlineData("Backend Engineer\n\nThis is a mid-level position.", "mid")]
    public void Seniority_is_what_the_title_says(string advert, string? level) => Assert.Equal(level, BriefWorld.Reader.Read(advert).Seniority);

    [Theory]
    [InlineData("Mosswood: Senior C++ Developer", "Senior C++ Developer")]
    [InlineData("Go Engineer (m/f/d) - Payments", "Go Engineer")]
    [InlineData("Acme | Backend Engineer, Frontend Engineer | Berlin", "Backend Engineer, Frontend Engineer")]
    [InlineData("Who are we?\nWe are looking for a senior Rust engineer who likes maps.", "senior Rust engineer")]
    [InlineData("Our office is nice.", "")]
    public void A_title_is_the_name_of_the_role_alone(string advert, string titles) => Assert.Equal(titles, Lines(BriefWorld.Reader.Read(advert).Titles));

    [Property(MaxTest = 1000)]
    public Property No_text_makes_the_reader_throw() => Prop.ForAll(Arb.From(Fragments()), text =>
    {
        var brief = BriefWorld.Reader.Read(text);
        return Everything(brief).Select(s => s.Skill).Distinct().Count() == Everything(brief).Count();
    });

    private static Gen<string> Fragments() => Gen.Elements(
        "Requirements:\n", "# Nice to have\n", "<li>", "</li>", "- ", "Go", "Java or Kotlin", " is a plus", "no ", ", ", "; ", "(", ")", "5+ years of experience ", "Location: ", "|", "\n", "**", " not required", "\ud83d", "\0", "http://x", "Engineer")
        .ListOf().Select(p => string.Concat(p));

    private static string Advert(string name) => File.ReadAllText(Path.Combine(_folder, name + ".txt"));

    private static IEnumerable<BriefSkill> Everything(Brief brief) => brief.Must.Concat(brief.Nice).Concat(brief.Exclude);

    private static string Skills(ImmutableArray<BriefSkill> skills) => Lines(skills
        .Select((s, i) => (s.Skill, Key: s.AnyOf ?? -i - 1)).GroupBy(x => x.Key, x => x.Skill).Select(g => string.Join('|', g)));

    private static string PlaceOf(Place place) => place.City is null ? place.Countries.FirstOrDefault() ?? "remote" : $"{place.City} {place.Countries[0]}";

    /// <summary>As one text, so that a difference is read at a glance.</summary>
    private static string Lines(IEnumerable<string>? values) => string.Join(", ", values ?? []);

    private sealed record ExpectedBrief(string[]? Must, string[]? Nice, string[]? Exclude, string[]? Titles, string[]? Places, string? Seniority, int? Years);
}
