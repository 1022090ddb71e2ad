namespace TalentScout.Tests.Skills;

/// <summary>Skills in running text, as people write bios and adverts. All of it invented.</summary>
public sealed class SkillTextTests
{
    private static readonly SkillText Text = new(Shipped.Catalogue);

    [Theory]
    [InlineData("C#/.NET", "csharp", "dotnet")]
    [InlineData("C# / .NET 8 developer", "csharp", "dotnet")]
    [InlineData("I build with node.js", "nodejs")]
    [InlineData("k8s, helm and terraform", "kubernetes", "helm", "terraform")]
    [InlineData("Postgres/MySQL", "postgresql", "mysql")]
    [InlineData("C++ and C#", "cpp", "csharp")]
    [InlineData("C, C++, Rust", "c", "cpp", "rust")]
    [InlineData("ASP.NET Core with EF Core", "aspnetcore", "efcore")]
    [InlineData("Spring Boot microservices", "spring-boot", "microservices")]
    [InlineData("Java, Spring, Hibernate", "java", "spring", "hibernate")]
    [InlineData("#golang #rustlang", "go", "rust")]
    [InlineData("CI/CD with GitHub Actions", "ci-cd", "github-actions")]
    [InlineData("T-SQL and PL/pgSQL", "sqlserver", "postgresql")]
    [InlineData("Python3, FastAPI; PostgreSQL (with PostGIS)", "python", "fastapi", "postgresql", "postgis")]
    [InlineData("RabbitMQ or Kafka", "rabbitmq", "kafka")]
    [InlineData("Vue.js 3 frontend", "vue", "frontend-framework")]
    [InlineData("Node, React and TypeScript", "nodejs", "react", "typescript")]
    [InlineData("Node developer", "nodejs")]
    // What is done is no product that does it.
    [InlineData("RBAC", "security")]
    [InlineData("change data capture behind a load balancer and a service mesh", "etl", "networking", "microservices")]
    public void What_people_write_is_found(string text, params string[] skills) => Assert.Equal(skills, Ids(text));

    [Theory]
    [InlineData("Small pull requests with a test are welcome.")]
    [InlineData("We aspire to write code with unity of style; annoy us with questions and no drone will answer.")]
    [InlineData("Documents of an industrial customer, printed on a leaflet, prove the coherence of our credo.")]
    [InlineData("An influx of requests at the same timescale, whatever passport they hold.")]
    [InlineData("Travis follows our SOPs, eats tofu on the jetty and reads the indexing of a book.")]
    [InlineData("Every node of the tree has a name.")]
    public void What_are_common_words_first_are_no_skills(string text) => Assert.Empty(Ids(text));

    [Fact]
    public void A_common_word_counts_beside_other_skills() => Assert.Equal(["python", "requests", "pandas"], Ids("Python, Requests, Pandas"));

    [Theory]
    [InlineData("Go developer", "go")]
    [InlineData("go developer", "go")]
    [InlineData("Backend services written in Go.", "go")]
    [InlineData("10 years of Go", "go")]
    [InlineData("Python, Go and Rust", "python", "go", "rust")]
    [InlineData("python, go, rust", "python", "go", "rust")]
    [InlineData("I write go and docs", "go")]
    [InlineData("Go", "go")]
    [InlineData("Go 1.22", "go")]
    [InlineData("C, Go and R", "c", "go", "r")]
    [InlineData("Statistics with R", "r")]
    [InlineData("Senior Java/Spring engineer", "java", "spring")]
    [InlineData("Ruby on Rails, Sinatra", "rails", "sinatra")]
    [InlineData("Experience with Express and MongoDB", "express", "mongodb")]
    [InlineData("We design REST interfaces", "rest")]
    public void A_common_word_counts_where_its_neighbours_say_so(string text, params string[] skills) => Assert.Equal(skills, Ids(text));

    [Theory]
    [InlineData("Go to market strategy")]
    [InlineData("Ready to go!")]
    [InlineData("We go the extra mile")]
    [InlineData("In spring we ship, in autumn we rest")]
    [InlineData("We launched in Spring.")]
    [InlineData("Spring 2024 internship")]
    [InlineData("an express train of thought")]
    [InlineData("You will express ideas swiftly; the next step is yours")]
    [InlineData("off the rails")]
    [InlineData("C-level executives and R&D")]
    [InlineData("vitamin C")]
    [InlineData("a swift reply")]
    [InlineData("the rest of the team")]
    [InlineData("Flask of tea, bottle of water")]
    [InlineData("Phoenix, Arizona")]
    [InlineData("reactive, angular momentum")]
    [InlineData("javascripting rubyish")]
    public void A_common_word_alone_does_not(string text) => Assert.Empty(Ids(text));

    [Theory]
    [InlineData("see https://github.com/redis/redis for more")]
    [InlineData("www.mongodb.com")]
    [InlineData("mail kafka@example.org")]
    [InlineData("thanks to @docker")]
    [InlineData("redis.io")]
    public void Addresses_and_mentions_are_passed_over(string text) => Assert.Empty(Ids(text));

    [Fact]
    public void A_mention_says_where_it_stands()
    {
        var mention = Assert.Single(Text.Find("loves PostgreSQL a lot"));
        Assert.Equal(("postgresql", 6, 10), (mention.Skill.Id, mention.Start, mention.Length));
    }

    [Fact]
    public void The_longest_spelling_wins() => Assert.Equal(["spring-boot"], Ids("Spring Boot"));

    [Fact]
    public void Skills_names_each_once() => Assert.Equal(["redis"], Text.Skills("Redis, redis and REDIS").Select(s => s.Id));

    [Fact]
    public void A_text_of_any_length_and_any_signs_is_read()
    {
        const string Signs = "go c#+.-/&@ ,RrestNET\n\u00e9\ud83d";
        var noise = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, noise.Next(60)).Select(_ => Signs[noise.Next(Signs.Length)])]);
            var found = Text.Find(text);
            Assert.All(found, m => Assert.InRange(m.Start + m.Length, 1, text.Length));
        }
        Assert.Single(Text.Find(new string('x', SkillText.MaxLength - 6) + " redis and " + new string('y', 100_000) + " kafka"));
    }

    private static IEnumerable<string> Ids(string text) => Text.Find(text).Select(m => m.Skill.Id);
}
