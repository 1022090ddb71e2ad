namespace TalentScout.Sandbox;

/// <summary>Go, Rust, Elixir, C++.</summary>
internal static class SystemStacks
{
    private static readonly Service Postgres = new("postgres:16-alpine", "postgresql", 5432);
    private static readonly Service Redis = new("redis:7-alpine", "redis", 6379);
    private static readonly Service Kafka = new("bitnami/kafka:3.8", "kafka", 9092);
    private static readonly Dependency[] GoTests = [new("github.com/stretchr/testify", "v1.9.0"), new("github.com/ory/dockertest/v3", "v3.11.0")];
    private static readonly Dependency[] GoTraps = [new("github.com/go-sql-driver/mysql", "v1.8.1", "mysql"), new("github.com/lib/pq", "v1.10.9", "postgresql"), new("go.mongodb.org/mongo-driver", "v1.16.1", "mongodb")];

    public static readonly Stack[] All =
    [
        new("go-kafka", "Go with Kafka and Redis", WorkRole.Backend, "go", "Go", Ecosystem.Go)
        {
            Weight = 5,
            Extension = "go",
            Folders = ["internal/stream", "internal/store", "cmd/{n}"],
            Core = [new("github.com/segmentio/kafka-go", "v0.4.47", "kafka"), new("github.com/redis/go-redis/v9", "v9.6.1", "redis")],
            Often = [new("github.com/prometheus/client_golang", "v1.20.3", "prometheus"), new("google.golang.org/grpc", "v1.66.0", "grpc"), new("go.uber.org/zap", "v1.27.0")],
            Tests = [.. GoTests], Traps = [.. GoTraps], Services = [Kafka, Redis], Protos = true,
            Besides = [("Dockerfile", 1), ("Makefile", 1), ("Shell", 2)],
            Topics = ["golang", "kafka", "redis", "streaming"],
            Idioms = ["Commit {noun} offsets in order", "Use a Lua script for the {noun} window", "Stop leaking the {noun} ticker", "Backpressure {noun} when Redis is slow", "Pool {noun} buffers"],
        },
        new("go-postgres", "Go with pgx and gRPC", WorkRole.Backend, "go", "Go", Ecosystem.Go)
        {
            Weight = 5,
            Extension = "go",
            Folders = ["internal/server", "internal/postgres", "cmd/{n}d"],
            Core = [new("github.com/jackc/pgx/v5", "v5.6.0", "postgresql"), new("google.golang.org/grpc", "v1.66.0", "grpc")],
            Often = [new("github.com/gin-gonic/gin", "v1.10.0", "gin"), new("github.com/go-chi/chi/v5", "v5.1.0", "chi"), new("github.com/nats-io/nats.go", "v1.37.0", "nats")],
            Tests = [.. GoTests], Traps = [GoTraps[0], GoTraps[2], new("github.com/gomodule/redigo", "v1.9.2", "redis")], Services = [Postgres], Protos = true, Migrations = true,
            Besides = [("PLpgSQL", 4), ("Makefile", 1)],
            Topics = ["golang", "postgresql", "grpc", "microservice"],
            Idioms = ["Wrap {noun} errors with the tenant", "Use pgx.CopyFrom for {noun}", "Cancel the {noun} query with its context", "Add a keyset cursor to List{Noun}"],
        },
        new("rust-axum", "axum with sqlx on PostgreSQL", WorkRole.Backend, "rust", "Rust", Ecosystem.Crates)
        {
            Weight = 4,
            Extension = "rs",
            Folders = ["src/routes", "src/store", "src"],
            Core = [new("axum", "0.7", "axum"), new("sqlx", "0.8", "sqlx"), new("tokio", "1.40", "tokio"), new("tokio-postgres", "0.7", "postgresql"), new("serde", "1.0")],
            Often = [new("redis", "0.26", "redis"), new("tracing", "0.1"), new("tonic", "0.12", "grpc")],
            Tests = [new("proptest", "1.5"), new("rusqlite", "0.32", "sqlite")], Traps = [new("mongodb", "3.0", "mongodb"), new("rdkafka", "0.36", "kafka")],
            Services = [Postgres], Migrations = true,
            Besides = [("Dockerfile", 1)],
            Topics = ["rust", "axum", "sqlx", "postgresql", "tokio"],
            Idioms = ["Check {noun} queries at compile time", "Avoid cloning {noun} in the handler", "Return {noun} errors as problem details", "Use a bounded channel for {noun}"],
        },
        new("rust-kafka", "Rust with rdkafka and Redis", WorkRole.Backend, "rust", "Rust", Ecosystem.Crates)
        {
            Weight = 2,
            Extension = "rs",
            Folders = ["src/consumer", "src"],
            Core = [new("rdkafka", "0.36", "kafka"), new("redis", "0.26", "redis"), new("tokio", "1.40", "tokio")],
            Often = [new("prost", "0.13"), new("tracing", "0.1"), new("clickhouse", "0.12", "clickhouse")],
            Tests = [new("criterion", "0.5")], Traps = [new("sqlx", "0.8", "sqlx"), new("mongodb", "3.0", "mongodb")],
            Services = [Kafka, Redis],
            Besides = [("Shell", 2)],
            Topics = ["rust", "kafka", "redis", "stream-processing"],
            Idioms = ["Rebalance without losing {noun}", "Zero-copy {noun} parsing"],
        },
        new("elixir-phoenix", "Phoenix with Ecto on PostgreSQL", WorkRole.Backend, "elixir", "Elixir", Ecosystem.Hex)
        {
            Weight = 3,
            Extension = "ex",
            Folders = ["lib/{n}", "lib/{n}_web"],
            Core = [new("phoenix", "~> 1.7.14", "phoenix"), new("ecto_sql", "~> 3.12", "ecto"), new("postgrex", "~> 0.19", "postgresql")],
            Often = [new("oban", "~> 2.18"), new("broadway_kafka", "~> 0.4", "kafka"), new("absinthe", "~> 1.7", "graphql")],
            Tests = [new("ex_machina", "~> 2.8"), new("credo", "~> 1.7")], Traps = [new("myxql", "~> 0.7", "mysql"), new("redix", "~> 1.5", "redis")],
            Services = [Postgres],
            Besides = [("HTML", 6), ("JavaScript", 3)],
            Topics = ["elixir", "phoenix", "ecto", "postgresql"],
            Idioms = ["Supervise the {noun} pollers", "Preload {noun} in one query", "Move {noun} to an Oban worker"],
        },
        new("cpp-rocksdb", "C++ storage engine on RocksDB", WorkRole.Backend, "cpp", "C++", Ecosystem.Other)
        {
            Weight = 3,
            Extension = "cc",
            Folders = ["src/storage", "src/net"],
            Core = [new("rocksdb", "9.5.2", "rocksdb"), new("grpc", "1.62.0", "grpc"), new("fmt", "11.0.2")],
            Tests = [new("gtest", "1.15.0")],
            Besides = [("C", 11), ("CMake", 3), ("Python", 2)],
            Topics = ["cpp", "rocksdb", "storage-engine", "grpc"], Protos = true,
            Idioms = ["Use a prefix bloom filter for {noun}", "Throttle compaction of the {noun} family", "Fix a use after move in the {noun} iterator"],
        },
    ];
}
