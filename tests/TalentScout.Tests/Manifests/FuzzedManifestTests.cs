namespace TalentScout.Tests.Manifests;

/// <summary>Manifests with random damage: whatever is in a file, reading it ends in an answer. Seeded, so that a failure comes again.</summary>
public sealed class FuzzedManifestTests
{
    // TALENTSCOUT_MUTANTS=10000 is what docs/measurements.md reports.
    private static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("TALENTSCOUT_MUTANTS"), out var wanted) ? wanted : 1_500;
    private const string Signs = "{}[]()<>\"'`:;,.=+-*/\\|&%$#@!?~^_ \t\r\n0aZ\u00e9\ud83d\udd25\0\ufeff";

    /// <summary>A small sound file of every format.</summary>
    public static readonly (string Path, string Content)[] Seeds =
    [
        ("package.json", "{\"name\": \"x\", \"dependencies\": {\"pg\": \"8\", \"db\": \"npm:redis@4\"}, \"peerDependenciesMeta\": {\"pg\": {\"optional\": true}}}"),
        ("composer.json", "{\"require\": {\"predis/predis\": \"2\", \"ext-pgsql\": \"*\"}}"),
        ("a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><!-- <PackageReference Include=\"A\" /> --><PackageReference Include=\"Npgsql\"><PrivateAssets>all</PrivateAssets></PackageReference></Project>"),
        ("Directory.Packages.props", "<Project><PackageVersion Include=\"Npgsql\" Version=\"1\" /><PackageVersion Include=\"Testcontainers.PostgreSql\" /></Project>"),
        ("packages.config", "<packages><package id=\"Npgsql\" version=\"1\" /></packages>"),
        ("requirements.txt", "celery[redis]>=5 ; python_version < '3.9'\n# mysqlclient==1\n-e git+https://x#egg=pymongo\n"),
        ("pyproject.toml", "[project]\ndependencies = [\"asyncpg\", \"redis[hiredis]\"]\n[tool.poetry.group.dev.dependencies]\npymongo = {version = \"1\", optional = true, extras = [\"a\"]}\n"),
        ("Pipfile", "[packages]\npsycopg2 = \"*\"\n"),
        ("setup.cfg", "[options]\ninstall_requires =\n  redis\n[options.extras_require]\nx = pymongo\n"),
        ("setup.py", "setup(install_requires=['redis'], extras_require={'a': [\"pymongo\"]})"),
        ("pom.xml", "<project><properties><a>b</a></properties><dependencies><dependency><groupId>${a}</groupId><artifactId>postgresql</artifactId><scope>test</scope></dependency></dependencies></project>"),
        ("build.gradle", "plugins { id 'org.springframework.boot' }\ndependencies {\n  implementation 'org.postgresql:postgresql:1'\n  api libs.redis.client /* x */\n}\n"),
        ("gradle/libs.versions.toml", "[libraries]\na = { module = \"org.postgresql:postgresql\" }\nb = \"g:a:1\"\n"),
        ("build.sbt", "libraryDependencies += \"org.postgresql\" %% \"postgresql\" % \"1\" % Test // x\nenablePlugins(PlayScala)\n"),
        ("project/Dependencies.scala", "val g = \"org.postgresql\" /* \"a\" % \"b\" */\nval testDeps = Seq(g % \"postgresql\" % V.pg).map(_ % Test)\n"),
        ("project.clj", "(defproject x \"1\" :dependencies [[org.postgresql/postgresql \"1\"] #_[a/b \"1\"]] :profiles {:dev {:dependencies []}}) ; [a/b \"1\"]"),
        ("deps.edn", "{:deps {org.postgresql/postgresql {:mvn/version \"1\"}} :aliases {:test {}}}"),
        ("conf/application.conf", "slick.dbs.default.profile = \"slick.jdbc.PostgresProfile$\"\ndb.url=\"jdbc:mysql://x\"\n"),
        ("go.mod", "module x\n\ngo 1.22\n\nrequire (\n\tgithub.com/lib/pq v1 // indirect\n)\n"),
        ("Gemfile", "gem \"pg\"\ngroup :test, optional: true do\n  gem 'redis', group: [:a, :b]\nend\n"),
        ("Gemfile.lock", "GEM\n  specs:\n    pg (1)\n\nDEPENDENCIES\n  pg (~> 1)!\n"),
        ("x.gemspec", "s.name = 'x'\ns.add_dependency 'pg', '1'\n"),
        ("Cargo.toml", "[dependencies]\nsqlx = { version = \"1\", features = [\"postgres\"], optional = true }\n[features]\ndefault = [\"sqlx\", \"a/kafka\"]\n[[bin]]\nrequired-features = [\"x\"]\n"),
        ("mix.exs", "app: :shop,\n{:postgrex, \"1\", only: :test}, {:redix, \"1\"}\n"),
        ("Dockerfile", "ARG A=postgres\nFROM ${A:-redis}:1 AS b\nRUN pip install redis && \\\n  pecl install mongodb-1.0\nCOPY --from=nginx a b\n"),
        ("docker-compose.yml", "x: &a\n  image: postgres\nservices:\n  db:\n    <<: *a\n    profiles: [x]\n    environment:\n      A: redis://x\n"),
        ("config/database.yml", "test:\n  adapter: sqlite3\n  url: postgres://x\n"),
        ("application.yml", "spring:\n  kafka:\n    url: jdbc:mysql://x\n---\na: [1, {b: c}]\n"),
        ("application.properties", "a=jdbc:postgresql://x\n"),
        ("appsettings.json", "{\"ConnectionStrings\": {\"Main\": \"Host=a;Port=5432;Username=b;Database=c\"}}"),
        ("shop/settings.py", "INSTALLED_APPS = ['rest_framework']\nENGINE = 'django.db.backends.postgresql'\n"),
        ("schema.prisma", "datasource db {\n  provider = \"mysql\"\n}\n"),
        (".env.example", "DB_CONNECTION=pgsql\n#A=redis://x\n"),
        ("Chart.yaml", "dependencies:\n  - name: redis\nimage: {repository: postgres, registry: x}\n"),
        (".github/workflows/ci.yml", "jobs:\n  a:\n    services:\n      db: {image: postgres}\n"),
        ("k8s/app.yaml", "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: redis, env: [{name: A, value: amqp://x}]}]}\n"),
        ("alembic.ini", "sqlalchemy.url = mysql+pymysql://x\ndriver = postgres\n"),
        ("db/changelog/a.xml", "<databaseChangeLog><changeSet dbms=\"oracle,h2\"/></databaseChangeLog>"),
        ("db/migrate/1.rb", "class A < ActiveRecord::Migration[7]\nadd_index :a\n"),
        ("db/a.sql", "CREATE TABLE a (b jsonb, c bigserial);\nCREATE INDEX i ON a(b);\n"),
    ];

    [Fact]
    public void No_exception_leaves_a_mutant()
    {
        var random = new Random(20_260_301);
        var problems = 0;
        for (var i = 0; i < Mutants; i++)
        {
            var (path, content) = Seeds[i % Seeds.Length];
            var mutant = Mutate(content, random);
            var reading = Manifest.Reader.Read(path, mutant);
            Assert.DoesNotContain(reading.Problems, p => p.Contains("could not be read on", StringComparison.Ordinal));
            var lines = mutant.Count(c => c is '\n' or '\r') + 1;
            Assert.All(reading.Findings, f => Assert.True(f.Line >= 1 && f.Line <= lines, $"line {f.Line} of {lines} in {path}:\n{mutant}"));
            problems += reading.Problems.Length;
        }
        Assert.True(problems > Mutants / 20, "the damage is too light to try anything");
    }

    private static string Mutate(string content, Random random)
    {
        var text = content.ToList();
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(text.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                case 1 when at < text.Count:
                    text.RemoveAt(at);
                    break;
                case 2 when at < text.Count:
                    text[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 3:
                    text.RemoveRange(at, random.Next(text.Count - at + 1) / 2);
                    break;
                case 4:
                    text.InsertRange(at, text.Skip(at).Take(random.Next(40)).ToList());
                    break;
            }
        }
        return new string([.. text]);
    }
}
