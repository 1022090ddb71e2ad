using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxTruthTests
{
    private static readonly SandboxWorld World = SandboxFixture.World;
    private static readonly SandboxTruth Truth = World.Truth;
    private static readonly SkillCatalogue Catalogue = SkillCatalogueFile.Load(Architecture.Repository.PathOf("config", "skills.json"));

    [Fact]
    public void The_truth_counts_what_the_histories_hold()
    {
        Assert.All(Truth.People.Where(p => p.Work.Length > 0), person =>
        {
            var (repository, work) = person.Work[0];
            var commits = repository.Commits.Count(c => c.Author == person.Account && c.Area is WorkArea.Code or WorkArea.Tests);
            Assert.Equal(commits, work.Commits);
            Assert.InRange(work.Months, 1, work.Last - work.First + 1);
            Assert.All(repository.Skills, skill => Assert.True(person.Skills[skill].Commits >= commits));
        });
    }

    [Theory]
    [InlineData(Archetype.KeywordStuffer)]
    [InlineData(Archetype.Famous)]
    [InlineData(Archetype.DriveBy)]
    [InlineData(Archetype.DocsWriter)]
    [InlineData(Archetype.Learner)]
    [InlineData(Archetype.Silent)]
    public void Who_only_looks_like_a_developer_has_no_grade(Archetype archetype)
    {
        var people = Truth.People.Where(p => p.Account.Archetype == archetype).ToList();
        Assert.NotEmpty(people);
        Assert.All(people, p => Assert.DoesNotContain(p.Skills.Values, s => s.Grade(Truth.Now) > 0));
    }

    [Fact]
    public void Who_stopped_years_ago_or_worked_for_a_month_is_not_what_was_looked_for()
    {
        Assert.All(Truth.People.Where(p => p.Account.Archetype is Archetype.Retired or Archetype.Burst), p => Assert.DoesNotContain(p.Skills.Values, s => s.Grade(Truth.Now) == 3));
    }

    [Fact]
    public void Most_specialists_are_what_was_looked_for()
    {
        var specialists = Truth.People.Where(p => p.Account.Archetype == Archetype.Specialist).ToList();
        Assert.True(specialists.Count(p => p.Skills.Values.Any(s => s.Grade(Truth.Now) == 3)) > specialists.Count * 3 / 4);
    }

    [Fact]
    public void Every_query_has_a_right_answer_and_is_understood_as_it_is_meant()
    {
        var parser = new QueryParser(Catalogue, _ => null, code => code.Length == 2 ? code.ToUpperInvariant() : null);
        Assert.True(Truth.Queries.Length >= 20);
        Assert.All(Truth.Queries, q =>
        {
            Assert.NotEmpty(q.Best);
            Assert.Equal(q.Relevant.OrderByDescending(h => h.Grade).ThenBy(h => h.Account.Id), q.Relevant);
            var root = parser.Parse(q.Text).Query?.Root;
            var parts = root is AndNode and ? and.Parts : [root!];
            Assert.Equal(q.Skills, parts.OfType<SkillNode>().Select(n => n.Skill));
            Assert.Equal(q.Country, parts.OfType<FieldNode>().SingleOrDefault()?.Value);
        });
    }

    [Fact]
    public void Every_skill_of_the_truth_is_in_the_catalogue()
    {
        var known = Catalogue.All.Select(s => s.Id).ToHashSet();
        Assert.Subset(known, World.Repositories.SelectMany(r => r.Skills).ToHashSet());
        Assert.Subset(known, World.Postings.SelectMany(p => p.Must.Concat(p.Nice)).ToHashSet());
    }

    [Fact]
    public void Skills_used_apart_are_worth_less_than_skills_used_together()
    {
        var person = Truth.People.First(p => p.Skills.Values.Any(s => s.Grade(Truth.Now) == 3));
        var strong = person.Skills.First(s => s.Value.Grade(Truth.Now) == 3).Key;
        Assert.Equal(3, Truth.Grade(person, [strong]));
        Assert.Equal(0, Math.Max(0, Truth.Grade(person, [strong, "cobol"])));
    }

    [Fact]
    public void A_query_by_country_wants_only_those_whose_profile_tells_it()
    {
        var queries = Truth.Queries.Where(q => q.Country is not null).ToList();
        Assert.NotEmpty(queries);
        Assert.All(queries.SelectMany(q => q.Relevant.Select(h => (q.Country, Person: Truth.Person(h.Account.Id)!))), x =>
        {
            Assert.Equal(x.Country, x.Person.Country);
            Assert.True(x.Person.CountryTold);
        });
    }

    [Fact]
    public void A_perfect_ranking_is_judged_perfect_and_an_empty_one_worthless()
    {
        var query = Truth.Queries[0];
        Assert.Equal(new RankingQuality(1, 1, 1, 1), query.Judge([.. query.Relevant.Select(h => h.Account.Id)]));
        Assert.Equal(new RankingQuality(0, 0, 0, 0), query.Judge([]));
    }

    [Fact]
    public void A_right_answer_in_the_second_place_is_half_as_good_by_reciprocal_rank()
    {
        var query = Truth.Queries[0];
        var quality = query.Judge([1, query.Best[0]]);
        Assert.Equal(0, quality.Recall1);
        Assert.Equal(0.5, quality.ReciprocalRank);
        Assert.InRange(quality.Ndcg10, 0.01, 0.99);
    }
}
