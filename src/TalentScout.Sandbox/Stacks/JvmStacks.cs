namespace TalentScout.Sandbox;

internal static class JvmStacks
{
    private static readonly Dependency[] Tests = [new("org.junit.jupiter:junit-jupiter", "5.11.0"), new("org.mockito:mockito-core", "5.13.0"), new("org.testcontainers:mysql", "1.20.1", "mysql"), new("com.h2database:h2", "2.3.232", "h2")];
    private static readonly Dependency[] Traps = [new("org.mongodb:mongodb-driver-sync", "5.1.4", "mongodb"), new("com.rabbitmq:amqp-client", "5.21.0", "rabbitmq"), new("org.neo4j.driver:neo4j-java-driver", "5.24.0", "neo4j")];
    private static readonly Dependency Boot = new("org.springframework.boot:spring-boot-starter-web", "3.3.3", "spring-boot");
    private static readonly Dependency Jpa = new("org.springframework.boot:spring-boot-starter-data-jpa", "3.3.3", "spring-boot");
    private static readonly Service Postgres = new("postgres:15", "postgresql", 5432);
    private static readonly Service MySql = new("mysql:8.4", "mysql", 3306);
    private static readonly Service Kafka = new("confluentinc/cp-kafka:7.7.0", "kafka", 9092);

    public static readonly Stack[] All =
    [
        new("java-oracle", "Spring Boot on Oracle", WorkRole.Backend, "java", "Java", Ecosystem.Maven)
        {
            Weight = 4,
            Extension = "java",
            Folders = ["src/main/java/io/{n}/domain", "src/main/java/io/{n}/web", "src/main/java/io/{n}/jdbc"],
            Core = [Boot, Jpa, new("com.oracle.database.jdbc:ojdbc11", "23.5.0.24.07", "oracle"), new("org.hibernate.orm:hibernate-core", "6.6.0.Final", "hibernate")],
            Often = [new("com.zaxxer:HikariCP", "5.1.0"), new("org.flywaydb:flyway-core", "10.17.3"), new("org.mapstruct:mapstruct", "1.6.0")],
            Tests = [.. Tests], Traps = [.. Traps], Migrations = true,
            Besides = [("PLSQL", 12), ("Shell", 1)],
            Topics = ["java", "spring-boot", "oracle", "jpa", "hibernate"],
            Idioms = ["Hint the {noun} query to use the partition index", "Fetch {noun} in batches of 500", "Replace the trigger on {NOUN} with a domain event", "Bind {noun} ids as an array"],
        },
        new("java-kafka", "Spring Boot on PostgreSQL with Kafka", WorkRole.Backend, "java", "Java", Ecosystem.Maven)
        {
            Weight = 5,
            Extension = "java",
            Folders = ["src/main/java/io/{n}/events", "src/main/java/io/{n}/api", "src/main/java/io/{n}/store"],
            Core = [Boot, new("org.springframework.kafka:spring-kafka", "3.2.3", "kafka"), new("org.postgresql:postgresql", "42.7.4", "postgresql")],
            Often = [Jpa, new("org.apache.avro:avro", "1.12.0"), new("io.micrometer:micrometer-registry-prometheus", "1.13.3", "prometheus"), new("org.flywaydb:flyway-core", "10.17.3")],
            Tests = [.. Tests], Traps = [.. Traps], Migrations = true,
            Services = [Postgres, Kafka],
            Besides = [("PLpgSQL", 3), ("Dockerfile", 1)],
            Topics = ["java", "kafka", "spring-boot", "postgresql", "event-driven"],
            Idioms = ["Pause the {noun} consumer while the store is down", "Key {noun} events by tenant", "Add a dead letter topic for {noun}", "Make the {noun} outbox relay idempotent", "Commit offsets after the {noun} batch"],
        },
        new("java-quarkus", "Quarkus on MySQL", WorkRole.Backend, "java", "Java", Ecosystem.Maven)
        {
            Weight = 2,
            Extension = "java",
            Folders = ["src/main/java/io/{n}/resource", "src/main/java/io/{n}/entity"],
            Core = [new("io.quarkus:quarkus-resteasy-reactive", "3.14.2", "quarkus"), new("io.quarkus:quarkus-jdbc-mysql", "3.14.2", "mysql"), new("com.mysql:mysql-connector-j", "9.0.0", "mysql")],
            Often = [new("io.quarkus:quarkus-hibernate-orm-panache", "3.14.2", "quarkus"), new("io.quarkus:quarkus-redis-client", "3.14.2", "redis")],
            Tests = [.. Tests[..2]], Traps = [.. Traps],
            Services = [MySql],
            Besides = [("Dockerfile", 2)],
            Topics = ["java", "quarkus", "mysql", "rest-api"],
            Idioms = ["Register {Noun} for reflection in native mode", "Use Panache projections for {noun}"],
        },
        new("kotlin-ktor", "Ktor with Exposed on PostgreSQL", WorkRole.Backend, "kotlin", "Kotlin", Ecosystem.Gradle)
        {
            Weight = 3,
            Extension = "kt",
            Folders = ["src/main/kotlin/{n}/routes", "src/main/kotlin/{n}/tables"],
            Core = [new("io.ktor:ktor-server-netty", "2.3.12", "ktor"), new("org.jetbrains.exposed:exposed-jdbc", "0.54.0"), new("org.postgresql:postgresql", "42.7.4", "postgresql")],
            Often = [new("io.insert-koin:koin-ktor", "3.5.6"), new("io.lettuce:lettuce-core", "6.4.0.RELEASE", "redis")],
            Tests = [new("io.kotest:kotest-runner-junit5", "5.9.1"), new("org.testcontainers:mongodb", "1.20.1", "mongodb")], Traps = [.. Traps],
            Services = [Postgres], Migrations = true,
            Besides = [("Dockerfile", 1)],
            Topics = ["kotlin", "ktor", "postgresql", "coroutines"],
            Idioms = ["Run the {noun} import in a supervised scope", "Stream {noun} as a Flow", "Use a value class for {noun} ids"],
        },
        new("kotlin-spring", "Spring Boot in Kotlin on MySQL", WorkRole.Backend, "kotlin", "Kotlin", Ecosystem.Gradle)
        {
            Weight = 2,
            Extension = "kt",
            Folders = ["src/main/kotlin/{n}/api", "src/main/kotlin/{n}/domain"],
            Core = [new("org.springframework.boot:spring-boot-starter-web", "3.3.3", "spring-boot"), new("com.mysql:mysql-connector-j", "9.0.0", "mysql"), new("org.jooq:jooq", "3.19.11")],
            Often = [new("org.springframework.kafka:spring-kafka", "3.2.3", "kafka"), new("io.grpc:grpc-kotlin-stub", "1.4.1", "grpc")],
            Tests = [new("io.mockk:mockk", "1.13.12"), new("org.testcontainers:postgresql", "1.20.1", "postgresql")], Traps = [.. Traps],
            Services = [MySql], Migrations = true, Protos = true,
            Besides = [("Java", 8)],
            Topics = ["kotlin", "spring-boot", "mysql", "jooq"],
            Idioms = ["Replace the {noun} builder with named arguments", "Generate the jOOQ records for {noun}"],
        },
        new("scala-akka", "Akka with Cassandra and Kafka", WorkRole.Backend, "scala", "Scala", Ecosystem.Maven)
        {
            Weight = 3,
            Extension = "scala",
            Folders = ["src/main/scala/{n}/actors", "src/main/scala/{n}/journal"],
            Core = [new("com.typesafe.akka:akka-actor-typed_2.13", "2.6.21", "akka"), new("com.datastax.oss:java-driver-core", "4.17.0", "cassandra")],
            Often = [new("org.apache.kafka:kafka-clients", "3.8.0", "kafka"), new("io.circe:circe-core_2.13", "0.14.10"), new("org.typelevel:cats-effect_2.13", "3.5.4")],
            Tests = [new("org.scalatest:scalatest_2.13", "3.2.19")], Traps = [.. Traps],
            Services = [new("cassandra:4.1", "cassandra", 9042)],
            Besides = [("Java", 4), ("Shell", 1)],
            Topics = ["scala", "akka", "cassandra", "event-sourcing"],
            Idioms = ["Snapshot the {noun} actor every 500 events", "Use LOCAL_QUORUM for {noun} reads", "Shard {noun} by tenant"],
        },
        new("clojure-pg", "Clojure with next.jdbc on PostgreSQL", WorkRole.Backend, "clojure", "Clojure", Ecosystem.Other)
        {
            Weight = 2,
            Extension = "clj",
            Folders = ["src/{n}"],
            Core = [new("com.github.seancorfield/next.jdbc", "1.3.939"), new("metosin/reitit", "0.7.2"), new("org.postgresql/postgresql", "42.7.4")],
            Services = [Postgres], Inherent = [], Migrations = true,
            Besides = [("PLpgSQL", 4)],
            Topics = ["clojure", "postgresql", "reitit"],
            Idioms = ["Spec the {noun} map", "Pull {noun} SQL into HugSQL", "Make {noun} handlers pure"],
        },
    ];
}
