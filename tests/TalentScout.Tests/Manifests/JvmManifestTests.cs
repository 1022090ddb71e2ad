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
}
