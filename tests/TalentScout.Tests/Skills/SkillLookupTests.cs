namespace TalentScout.Tests.Skills;

public sealed class SkillLookupTests
{
    [Theory]
    [InlineData("pypi", "Psycopg2_Binary", "postgresql")]
    [InlineData("pypi", "Flask-SQLAlchemy", "flask", "sqlalchemy")]
    [InlineData("go", "github.com/jackc/pgx/v5", "postgresql")]
    [InlineData("go", "gopkg.in/redis.v5", "redis")]
    [InlineData("go", "github.com/redis/go-redis/v9", "redis")]
    [InlineData("nuget", "npgsql.entityframeworkcore.postgresql", "efcore", "npgsql", "postgresql")]
    [InlineData("maven", "com.typesafe.akka:akka-http_2.13", "akka", "akka-http")]
    [InlineData("crates", "tokio_postgres", "postgresql", "tokio")]
    [InlineData("npm", "@nestjs/core", "nestjs")]
    [InlineData("nuget", "Acme.Store.MongoDb", "mongodb")]
    [InlineData("nuget", "Acme.Storage.MySqlStore", "mysql")]
    [InlineData("maven", "com.acme:events-starter-kafka", "kafka")]
    [InlineData("maven", "org.mongodb.tools:slides")]
    [InlineData("npm", "@acme/db-postgres", "postgresql")]
    [InlineData("npm", "@redis-fans/theme")]
    [InlineData("npm", "mysql-parser")]
    [InlineData("go", "github.com/mysql-tools/watch")]
    [InlineData("go", "github.com/acme/watch-mysql/v2", "mysql")]
    [InlineData("hex", "nebulex_memcached", "memcached")]
    [InlineData("pypi", "presidio")]
    [InlineData("npm", "left-pad")]
    [InlineData("cpan", "DBI")]
    public void A_package_speaks_for_its_skills(string ecosystem, string name, params string[] skills) =>
        Assert.Equal(skills, Shipped.Catalogue.OfPackage(ecosystem, name).Select(s => s.Id).Order());

    [Theory]
    [InlineData("postgres", "postgresql")]
    [InlineData("postgres:16-alpine", "postgresql")]
    [InlineData("docker.io/library/postgres:16@sha256:0123", "postgresql")]
    [InlineData("bitnami/kafka:3", "kafka")]
    [InlineData("mcr.microsoft.com/mssql/server:2022-latest", "sqlserver")]
    [InlineData("registry.example:5000/mirror/redis:7", "redis")]
    [InlineData("docker.elastic.co/elasticsearch/elasticsearch:8.1.0", "elasticsearch")]
    [InlineData("acme/redis-cluster", "redis")]
    [InlineData("registry.acme.example/infra/postgres-ha:16@sha256:0123", "postgresql")]
    [InlineData("acme/etl-kafka")]
    [InlineData("acme/postgrey")]
    [InlineData("")]
    public void An_image_speaks_for_its_skills(string image, params string[] skills) => Assert.Equal(skills, Shipped.Catalogue.OfImage(image).Select(s => s.Id).Order());

    [Theory]
    [InlineData("api/orders.proto", "grpc")]
    [InlineData("schema.graphql", "graphql")]
    [InlineData("deploy/main.tf", "terraform")]
    [InlineData("db/migrate/20240101_create_orders.rb", "schema-design")]
    [InlineData("src/main/resources/db/migration/V1__init.sql", "flyway", "query-work", "schema-design")]
    [InlineData("charts/shop/Chart.yaml", "helm")]
    [InlineData("DOCKERFILE", "docker")]
    [InlineData("src/Order.cs")]
    [InlineData("protocol/readme.md")]
    public void A_path_speaks_for_its_skills(string path, params string[] skills) => Assert.Equal(skills, Shipped.Catalogue.OfPath(path).Select(s => s.Skill.Id).Order());

    [Theory]
    [InlineData("url = postgres://u:p@db/x", "postgresql")]
    [InlineData("jdbc:mysql://db/x", "mysql")]
    [InlineData("broker=pyamqp://rabbit:5672", "rabbitmq")]
    [InlineData("mongodb+srv://c.example/x", "mongodb")]
    [InlineData("mypostgres://u:p@db/x")]
    [InlineData("https://www.postgresql.org")]
    public void A_connection_speaks_for_its_skill(string text, params string[] skills) =>
        Assert.Equal(skills, Shipped.Catalogue.OfConnections(text).Select(c => c.Skill.Id).Distinct());

    [Theory]
    [InlineData("**/*.proto", "a/b/c.proto", true)]
    [InlineData("**/*.proto", "c.proto", true)]
    [InlineData("**/*.proto", "c.proto.txt", false)]
    [InlineData("**/migrations/**/*.sql", "db/migrations/2024/x.sql", true)]
    [InlineData("**/migrations/**/*.sql", "migrations/x.sql", true)]
    [InlineData("**/migrations/**/*.sql", "migration/x.sql", false)]
    [InlineData("**/db/changelog/**", "src/db/changelog/a/b.xml", true)]
    [InlineData("**/db/changelog/**", "src/db/changelog", false)]
    [InlineData("**/V*__*.sql", "V1__a.sql", true)]
    [InlineData("**/V*__*.sql", "W1__a.sql", false)]
    public void A_glob_matches_whole_segments(string pattern, string path, bool matches) => Assert.Equal(matches, new PathPattern(pattern).Matches(path));

    [Fact]
    public void Topics_and_languages_are_found_whatever_the_case()
    {
        Assert.Equal("csharp", Assert.Single(Shipped.Catalogue.OfLinguist("c#")).Id);
        Assert.Equal("kafka", Assert.Single(Shipped.Catalogue.OfTopic("Apache-Kafka")).Id);
        Assert.Empty(Shipped.Catalogue.OfTopic("hacktoberfest"));
    }
}
