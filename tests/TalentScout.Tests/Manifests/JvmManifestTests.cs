namespace TalentScout.Tests.Manifests;

public sealed class JvmManifestTests
{
    [Fact]
    public void A_pom_tells_scopes_managed_and_commented_ones_apart()
    {
        var found = Manifest.Findings("pom.xml", """
            <project>
              <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId></parent>
              <properties><pg.group>org.postgresql</pg.group></properties>
              <dependencyManagement><dependencies><dependency>
                <groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId>
              </dependency></dependencies></dependencyManagement>
              <dependencies>
                <dependency>
                  <groupId>${pg.group}</groupId>
                  <artifactId>postgresql</artifactId>
                </dependency>
                <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><scope>test</scope></dependency>
                <dependency><groupId>redis.clients</groupId><artifactId>jedis</artifactId><optional>true</optional></dependency>
                <!-- <dependency>
                  <groupId>mysql</groupId>
                  <artifactId>mysql-connector-java</artifactId>
                </dependency> -->
              </dependencies>
            </project>
            """, "spring-boot", "kafka", "postgresql", "h2", "redis", "mysql");
        Assert.Equal(["spring-boot@2", "kafka@5 optional", "postgresql@10", "h2@12 test", "redis@13 optional", "mysql@16 commented"], found);
    }

    [Fact]
    public void Gradle_in_both_languages_is_read() => Assert.Equal(
        ["spring-boot@2", "kotlin@3", "postgresql@6", "h2@7 test", "mysql@8 commented", "redis@9", "mongodb@10"],
        Manifest.Findings("build.gradle.kts", """
            plugins {
                id("org.springframework.boot") version "3.3.0"
                kotlin("jvm") version "2.0.0"
            }
            dependencies {
                implementation("org.postgresql:postgresql:42.7.0")
                testImplementation("com.h2database:h2:2.2.0")
                // implementation("mysql:mysql-connector-java:8.0.0")
                runtimeOnly group: 'redis.clients', name: 'jedis', version: '5.0.0'
                implementation(libs.mongodb.driver.sync)
            }
            """, "spring-boot", "kotlin", "postgresql", "h2", "mysql", "redis", "mongodb"));

    [Fact]
    public void A_version_catalogue_says_what_may_be_used() => Assert.Equal(
        ["postgresql@2 optional", "redis@3 optional", "kafka@4 optional"],
        Manifest.Findings("gradle/libs.versions.toml", """
            [libraries]
            pg = { module = "org.postgresql:postgresql", version.ref = "pg" }
            jedis = { group = "redis.clients", name = "jedis", version = "5.0.0" }
            kafka = "org.apache.kafka:kafka-clients:3.7.0"
            """));

    [Fact]
    public void Spring_settings_are_read_in_both_spellings()
    {
        Assert.Equal(["postgresql@1", "kafka@2", "mysql@3 commented"], Manifest.Findings("src/main/resources/application.properties",
            "spring.datasource.url=jdbc:postgresql://db/shop\nspring.kafka.bootstrap-servers=bus:9092\n#spring.datasource.url=jdbc:mysql://db/shop\n"));
        Assert.Equal(["postgresql@3", "kafka@5", "h2@9"], Manifest.Findings("src/main/resources/application.yml",
            "spring:\n  datasource:\n    url: jdbc:postgresql://db/shop\n  kafka:\n    bootstrap-servers: bus:9092\n---\nspring:\n  datasource:\n    url: jdbc:h2:mem:shop\n"));
        Assert.Equal(["h2@1 test"], Manifest.Findings("src/main/resources/application-test.properties", "spring.datasource.url=jdbc:h2:mem:x"));
    }

    [Fact]
    public void Sbt_tells_configurations_lists_and_comments_apart() => Assert.Equal(
        ["postgresql@3", "mysql@4 commented", "redis@5 test", "kafka@6", "mongodb@9 test", "elasticsearch@10 test", "cassandra@13 test", "h2@15 optional"],
        Manifest.Findings("build.sbt", """
            val kafkaGroup = "org.apache.kafka"
            libraryDependencies ++= Seq(
              "org.postgresql" % "postgresql" % "42.7.0", // the "other" % "one" goes
              /* "com.mysql" % "mysql-connector-j" % "8.0" */
              "redis.clients" % "jedis" % Versions.jedis % Test,
              kafkaGroup %% "kafka" % "3.7.0",
            )
            libraryDependencies ++= Seq(
              "org.mongodb.scala" %% "mongo-scala-driver" % "5.0" % "it,test",
              "co.elastic.clients" % "elasticsearch-java" % "8.0" % "test->test"
            )
            val drivers = Seq(
              "com.datastax.oss" % "java-driver-core" % "4.17"
            ).map(_ % Test)
            libraryDependencies += "com.h2database" % "h2" % "2.2" % Optional
            """, "postgresql", "mysql", "redis", "kafka", "mongodb", "elasticsearch", "cassandra", "h2"));

    [Fact]
    public void A_list_of_sbt_that_is_named_for_tests_is_for_tests() => Assert.Equal(
        ["postgresql@2", "h2@3 test"],
        Manifest.Findings("project/Dependencies.scala", """
            object Dependencies {
              val runtime = Seq("org.postgresql" % "postgresql" % "42.7.0")
              val testDependencies = Seq("com.h2database" % "h2" % "2.2")
            }
            """));

    [Fact]
    public void Leiningen_and_deps_tell_profiles_aliases_and_discarded_forms_apart()
    {
        Assert.Equal(["postgresql@3", "redis@4 commented", "mysql@5 commented", "h2@6 test", "mongodb@7"], Manifest.Findings("project.clj", """
            (defproject shop "1.0"
              :dependencies [[org.clojure/clojure "1.11.1"]
                             [org.postgresql/postgresql "42.7.0"]
                             #_[com.taoensso/carmine "3.3"]
                             ] ; [com.mysql/mysql-connector-j "8.0"]
              :profiles {:dev {:dependencies [[com.h2database/h2 "2.2"]]}
                         :uberjar {:dependencies [[com.novemberain/monger "3.6"]]}})
            """, "postgresql", "redis", "mysql", "h2", "mongodb"));
        Assert.Equal(["h2@1 test", "postgresql@2"], Manifest.Findings("deps.edn", """
            {:aliases {:test {:extra-deps {com.h2database/h2 {:mvn/version "2.2"}}}}
             :deps {org.postgresql/postgresql {:mvn/version "42.7.0"}}}
            """));
    }

    [Fact]
    public void Layers_of_an_application_server_are_read() => Assert.Equal(["mysql@1"], Manifest.Findings("pom.xml",
        "<project><build><plugins><plugin><configuration><layers><layer>jpa</layer><layer>mysql-driver</layer></layers></configuration></plugin></plugins></build></project>"));

    [Fact]
    public void Settings_of_ones_own_machine_count_but_for_embedded_stores() => Assert.Equal(
        ["postgresql@1", "h2@2 test"],
        Manifest.Findings("src/main/resources/application-dev.properties", "spring.datasource.url = jdbc:postgresql://localhost/shop\napp.cache.url=jdbc:h2:mem:x\n"));

    [Theory]
    [InlineData("quarkus.datasource.db-kind = postgresql", "postgresql")]
    [InlineData("quarkus.datasource.\"audit\".db-kind=mysql", "mysql")]
    [InlineData("datasources.default.dialect=POSTGRES", "postgresql")]
    [InlineData("spring.data.mongodb.database=shop", "mongodb")]
    [InlineData("spring.jpa.database-platform=org.hibernate.dialect.MySQL8Dialect", "mysql")]
    [InlineData("mp.messaging.incoming.orders.connector=smallrye-kafka", "kafka")]
    [InlineData("spring.rabbitmq.host=bus", "rabbitmq")]
    [InlineData("spring.datasource.url=jdbc:p6spy:postgresql://db/x", "postgresql")]
    public void Settings_of_frameworks_name_their_stores(string line, string skill) =>
        Assert.Equal(skill, Assert.Single(Manifest.Findings("application.properties", line).Select(f => f.Split('@')[0]).Distinct()));
}
