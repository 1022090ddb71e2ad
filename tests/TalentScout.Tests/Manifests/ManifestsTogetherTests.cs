using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.Manifests;

/// <summary>Manifests of one repository that explain one another: each by itself tells less, or another thing.</summary>
public sealed class ManifestsTogetherTests
{
    [Fact]
    public void A_Gradle_build_uses_what_the_version_catalogue_names()
    {
        (string, string) catalogue = ("gradle/libs.versions.toml", """
            [libraries]
            shop-store = { module = "org.postgresql:postgresql", version = "42.7.3" }
            cache_client = "redis.clients:jedis:5.1.0"
            docs = { group = "org.mongodb", name = "mongodb-driver-sync", version = "5.0.0" }
            mongodb = "com.acme:shop-tools:1.0"
            h2 = "com.h2database:h2:2.2.0"
            [bundles]
            storage = ["shop-store", "cache_client"]
            [plugins]
            web = { id = "org.springframework.boot", version = "3.3.0" }
            """);
        (string, string) build = ("api/build.gradle.kts", """
            plugins {
                alias(libs.plugins.web)
            }
            dependencies {
                implementation(libs.shop.store)
                implementation(libs.mongodb)
                testImplementation(libs.h2)
            }
            """);
        (string, string) worker = ("worker/build.gradle", "dependencies {\n  implementation libs.bundles.storage\n}\n");

        Assert.Equal(
            ["api/build.gradle.kts:2 spring-boot maven:org.springframework.boot", "api/build.gradle.kts:5 postgresql maven:org.postgresql:postgresql", "api/build.gradle.kts:7 h2 maven:com.h2database:h2 test",
                "worker/build.gradle:2 postgresql maven:org.postgresql:postgresql", "worker/build.gradle:2 redis maven:redis.clients:jedis"],
            Together([catalogue, build, worker], "postgresql", "redis", "mongodb", "h2", "spring-boot"));
    }

    [Fact]
    public void What_an_accessor_seems_to_name_counts_until_a_catalogue_says_otherwise()
    {
        (string, string) build = ("build.gradle.kts", "dependencies {\n  implementation(libs.mongodb)\n}\n");

        Assert.Equal(["build.gradle.kts:2 mongodb catalog:libs.mongodb"], Together([build], "mongodb"));
        Assert.Equal(["build.gradle.kts:2 mongodb catalog:libs.mongodb"], Together([("other/gradle/libs.versions.toml", "[libraries]\nmongodb = 'com.acme:tools:1'\n"), build], "mongodb"));
        Assert.Empty(Together([("gradle/libs.versions.toml", "[libraries]\nmongodb = 'com.acme:tools:1'\n"), build], "mongodb"));
    }

    [Fact]
    public void Another_catalogue_has_its_own_names() => Assert.Equal(
        ["build.gradle.kts:2 redis maven:redis.clients:jedis"],
        Together([("gradle/dataLibs.versions.toml", "[libraries]\ncache = 'redis.clients:jedis:5'\n"), ("gradle/libs.versions.toml", "[libraries]\ncache = 'org.postgresql:postgresql:5'\n"),
            ("build.gradle.kts", "dependencies {\n  implementation(dataLibs.cache)\n}\n")], "redis", "postgresql"));

    [Fact]
    public void A_member_of_a_Cargo_workspace_uses_what_the_workspace_lists()
    {
        (string, string) root = ("Cargo.toml", """
            [workspace]
            members = ["crates/*"]
            [workspace.dependencies]
            sqlx = { version = "0.8", features = ["postgres", "runtime-tokio"] }
            store = { package = "redis", version = "0.25" }
            mongodb = "3"
            """);
        (string, string) member = ("crates/api/Cargo.toml", "[package]\nname = \"shop-api\"\n[dependencies]\nsqlx.workspace = true\nstore = { workspace = true }\n[dev-dependencies]\nmongodb = { workspace = true }\n");

        Assert.Equal(
            ["crates/api/Cargo.toml:4 postgresql crates:sqlx[postgres]", "crates/api/Cargo.toml:4 sqlx crates:sqlx", "crates/api/Cargo.toml:5 redis crates:redis", "crates/api/Cargo.toml:7 mongodb crates:mongodb test"],
            Together([root, member], "sqlx", "postgresql", "redis", "mongodb"));
        Assert.DoesNotContain(Together([root], "postgresql"), f => !f.EndsWith("optional", StringComparison.Ordinal));
        Assert.Empty(Together([member], "postgresql", "redis"));
    }

    [Fact]
    public void A_crate_that_asks_for_a_feature_of_another_uses_what_it_turns_on()
    {
        (string, string) library = ("store/Cargo.toml", """
            [package]
            name = "shop-store"
            [dependencies]
            tokio-postgres = { version = "0.7", optional = true }
            redis = { version = "0.25", optional = true }
            [features]
            sql = ["with-postgres"]
            with-postgres = ["dep:tokio-postgres"]
            cache = ["redis"]
            """);
        (string, string) program = ("bin/Cargo.toml", "[package]\nname = \"shop\"\n[dependencies]\nshop-store = { path = \"../store\", features = [\"sql\"] }\n");

        Assert.Empty(Together([library], "postgresql", "redis"));
        Assert.Equal(["bin/Cargo.toml:4 postgresql crates:tokio-postgres"], Together([library, program], "postgresql", "redis"));
    }

    [Fact]
    public void A_pom_has_the_texts_and_scopes_of_its_parents()
    {
        (string, string) root = ("pom.xml", """
            <project>
              <groupId>org.acme</groupId><artifactId>shop</artifactId>
              <properties><db.group>org.postgresql</db.group><db.artifact>${db.name}</db.artifact><db.name>postgresql</db.name></properties>
              <dependencyManagement><dependencies>
                <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2</version><scope>test</scope></dependency>
                <dependency><groupId>redis.clients</groupId><artifactId>jedis</artifactId><version>5</version><scope>test</scope></dependency>
                <dependency><groupId>org.mongodb</groupId><artifactId>mongodb-driver-sync</artifactId><version>5</version></dependency>
              </dependencies></dependencyManagement>
            </project>
            """);
        (string, string) parent = ("build/parent/pom.xml", "<project>\n<parent><groupId>org.acme</groupId><artifactId>shop</artifactId><relativePath>../../pom.xml</relativePath></parent>\n<artifactId>parent</artifactId>\n</project>");
        (string, string) module = ("api/pom.xml", """
            <project>
              <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><relativePath>../build/parent</relativePath></parent>
              <artifactId>api</artifactId>
              <dependencies>
                <dependency><groupId>${db.group}</groupId><artifactId>${db.artifact}</artifactId></dependency>
                <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId></dependency>
                <dependency><groupId>redis.clients</groupId><artifactId>jedis</artifactId><scope>runtime</scope></dependency>
                <dependency><groupId>org.mongodb</groupId><artifactId>mongodb-driver-sync</artifactId></dependency>
              </dependencies>
            </project>
            """);

        Assert.Equal(
            ["api/pom.xml:5 postgresql maven:org.postgresql:postgresql", "api/pom.xml:6 h2 maven:com.h2database:h2 test", "api/pom.xml:7 redis maven:redis.clients:jedis", "api/pom.xml:8 mongodb maven:org.mongodb:mongodb-driver-sync"],
            Together([module, parent, root], "postgresql", "h2", "redis", "mongodb"));
        // Without the one in between nothing is handed down.
        Assert.Equal(
            ["api/pom.xml:6 h2 maven:com.h2database:h2", "api/pom.xml:7 redis maven:redis.clients:jedis", "api/pom.xml:8 mongodb maven:org.mongodb:mongodb-driver-sync"],
            Together([module, root], "postgresql", "h2", "redis", "mongodb"));
    }

    [Fact]
    public void Managed_scopes_hold_within_a_pom_and_a_ring_of_parents_ends()
    {
        Assert.Equal(["pom.xml:2 h2 maven:com.h2database:h2 test"], Together([("pom.xml",
            "<project><dependencyManagement><dependencies><dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><scope>test</scope></dependency></dependencies></dependencyManagement>\n" +
            "<dependencies><dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId></dependency></dependencies></project>")], "h2"));

        const string Ring = "<project><parent><groupId>a</groupId><artifactId>b</artifactId><relativePath>../{0}/pom.xml</relativePath></parent><dependencies><dependency><groupId>${{x}}</groupId><artifactId>postgresql</artifactId></dependency></dependencies></project>";
        Assert.DoesNotContain(Together([("a/pom.xml", string.Format(null, Ring, "b")), ("b/pom.xml", string.Format(null, Ring, "a"))], "postgresql"), f => f.Contains("org.postgresql", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lock_file_is_for_what_the_Gemfile_says()
    {
        (string, string) gems = ("Gemfile", "gem 'pg'\ngroup :test do\n  gem 'sqlite3'\nend\n");
        (string, string) locked = ("Gemfile.lock", "DEPENDENCIES\n  pg\n  sqlite3\n");

        Assert.Contains("Gemfile.lock:3 sqlite rubygems:sqlite3 test", Together([gems, locked], "sqlite"));
        Assert.DoesNotContain("Gemfile.lock:3 sqlite rubygems:sqlite3", Together([gems, locked], "sqlite"));
        Assert.Contains("Gemfile.lock:2 postgresql rubygems:pg", Together([gems, locked], "postgresql"));
        Assert.Contains("Gemfile.lock:3 sqlite rubygems:sqlite3", Together([locked], "sqlite"));
    }

    [Fact]
    public void Central_packages_say_what_may_be_used_and_projects_what_is() => Assert.Equal(
        ["src/Shop/Shop.csproj:1 postgresql nuget:Npgsql", "tests/Shop.Tests/Shop.Tests.csproj:1 mongodb nuget:MongoDB.Driver test"],
        Together([
            ("Directory.Packages.props", "<Project><ItemGroup>\n<PackageVersion Include=\"Npgsql\" Version=\"9\" />\n<PackageVersion Include=\"MongoDB.Driver\" Version=\"3\" />\n<PackageVersion Include=\"StackExchange.Redis\" Version=\"2\" />\n</ItemGroup></Project>"),
            ("src/Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Npgsql\" /></ItemGroup></Project>"),
            ("tests/Shop.Tests/Shop.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"MongoDB.Driver\" /></ItemGroup></Project>"),
        ], "postgresql", "mongodb", "redis"));

    [Fact]
    public void Members_of_an_npm_workspace_use_what_their_own_manifest_and_the_catalogue_say() => Assert.Equal(
        ["packages/api/package.json:2 postgresql npm:pg", "packages/api/package.json:3 redis npm:ioredis", "packages/api/package.json:5 mongodb npm:mongodb test"],
        Together([
            ("package.json", "{\"private\": true, \"workspaces\": [\"packages/*\"]}"),
            ("pnpm-workspace.yaml", "packages:\n  - packages/*\ncatalog:\n  pg: ^8.0.0\n  store: npm:ioredis@5\n  cassandra-driver: ^4\ncatalogs:\n  dev:\n    mongodb: ^6\n"),
            ("packages/api/package.json", "{\"name\": \"@shop/api\", \"dependencies\": {\n\"pg\": \"catalog:\",\n\"store\": \"catalog:\",\n\"@shop/core\": \"workspace:*\"}, \"devDependencies\": {\n\"mongodb\": \"catalog:dev\"}}"),
        ], "postgresql", "redis", "mongodb", "cassandra"));

    [Fact]
    public void Modules_of_a_Go_workspace_each_say_what_they_require() => Assert.Equal(
        ["api/go.mod:2 postgresql go:github.com/lib/pq", "worker/go.mod:2 postgresql go:github.com/lib/pq indirect", "worker/go.mod:3 redis go:github.com/redis/go-redis/v9"],
        Together([
            ("go.work", "go 1.24\n\nuse (\n\t./api\n\t./worker\n)\n"),
            ("api/go.mod", "module acme.dev/shop/api\nrequire github.com/lib/pq v1.10.9\n"),
            ("worker/go.mod", "module acme.dev/shop/worker\nrequire github.com/lib/pq v1.10.9 // indirect\nrequire github.com/redis/go-redis/v9 v9.5.0\n"),
        ], "postgresql", "redis"));

    [Fact]
    public void The_fold_of_a_repository_shows_what_its_manifests_show_together()
    {
        var repository = RepositoryId.OfGitHub(1);
        (string Path, string Content)[] files =
        [
            ("gradle/libs.versions.toml", "[libraries]\nstore = \"org.postgresql:postgresql:42\"\n"),
            ("build.gradle.kts", "dependencies {\n  implementation(libs.store)\n}\n"),
        ];
        var evidence = files.SelectMany(f => EvidenceOf(repository, f.Path, f.Content)).ToList();

        var shown = Assert.Single(Fold(evidence), s => s is { Skill: "postgresql", Scope: SkillScope.Runtime });

        Assert.Equal(("build.gradle.kts", 2, "maven:org.postgresql:postgresql", "implementation(libs.store)", "page build.gradle.kts"), (shown.Path, shown.Line, shown.Via, shown.Excerpt, shown.Document));
        Assert.Equal("https://example.org/acme/shop/blob/main/build.gradle.kts#L2", shown.Url);
        foreach (var (path, _) in files)
            Assert.DoesNotContain(Fold(evidence.Where(e => e.Document != $"page {path}")), s => s is { Skill: "postgresql", Scope: SkillScope.Runtime });

        IEnumerable<SkillEvidence> Fold(IEnumerable<Evidence> some) => RepositoryFold.Fold(repository, some, 1, 1, Skills.Shipped.Catalogue).Skills;
    }

    private static IEnumerable<Evidence> EvidenceOf(RepositoryId repository, string path, string content) =>
        new RepositoryFiles(Skills.Shipped.Catalogue)
            .InManifest(path, content, new RepositoryFacts { Id = 1, Name = "acme/shop", Html = "https://example.org/acme/shop", Branch = "main" }, default, "m@1")
            .Select(e => e with { Document = $"page {path}" });

    /// <summary>"path:line skill package", with the scope where it is not runtime; what only may be used is left out.</summary>
    private static string[] Together((string Path, string Content)[] files, params string[] only)
    {
        var found = Manifest.Reader.ReadTogether(files).Findings
            .Where(f => only.Contains(f.Skill) && f.Scope != SkillScope.Optional && !f.Via.StartsWith("file:", StringComparison.Ordinal))
            .Select(f => $"{f.Path}:{f.Line} {f.Skill} {f.Via}{(f.Scope == SkillScope.Runtime ? "" : $" {f.Scope.ToString().ToLowerInvariant()}")}");
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
