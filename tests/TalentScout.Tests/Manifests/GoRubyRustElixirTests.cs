namespace TalentScout.Tests.Manifests;

public sealed class GoRubyRustElixirTests
{
    [Fact]
    public void Go_mod_tells_direct_from_indirect() => Assert.Equal(
        ["postgresql@6", "redis@7 indirect", "mysql@8 commented", "mongodb@11"],
        Manifest.Findings("go.mod", """
            module example.org/shop

            go 1.22

            require (
            	github.com/jackc/pgx/v5 v5.5.0
            	github.com/redis/go-redis/v9 v9.5.0 // indirect
            	// github.com/go-sql-driver/mysql v1.8.0
            )

            require go.mongodb.org/mongo-driver v1.15.0

            replace github.com/gocql/gocql => ../gocql
            """));

    [Fact]
    public void A_gemfile_tells_groups_apart() => Assert.Equal(
        ["postgresql@2", "redis@3", "sqlite@5 test", "mysql@8 optional", "mongodb@10 commented", "elasticsearch@11 test", "kafka@12"],
        Manifest.Findings("Gemfile", """
            ruby "3.3.0"
            gem "pg", "~> 1.5"
            gem 'redis', require: false
            group :development, :test do
              gem "sqlite3"
            end
            group :mysql, optional: true do
              gem "mysql2"
            end
            # gem "mongo"
            gem "elasticsearch", group: :test
            gem "ruby-kafka", groups: [:production, :test]
            """));

    [Fact]
    public void A_lock_file_names_at_its_end_what_was_asked_for() => Assert.Equal(
        ["postgresql@4 indirect", "redis@5 indirect", "postgresql@8"],
        Manifest.Findings("Gemfile.lock", "GEM\n  remote: https://gems.example/\n  specs:\n    pg (1.5.4)\n    redis (5.0.0)\n\nDEPENDENCIES\n  pg (~> 1.5)\n"));

    [Fact]
    public void A_gemspec_is_read() => Assert.Equal(
        ["postgresql@2", "redis@3 test", "mysql@4 commented"],
        Manifest.Findings("shop.gemspec", "Gem::Specification.new do |s|\n  s.add_dependency 'pg', '~> 1.5'\n  s.add_development_dependency(\"redis\")\n  # s.add_dependency 'mysql2'\nend\n"));

    [Fact]
    public void Cargo_toml_tells_features_and_optional_ones_apart() => Assert.Equal(
        ["postgresql@6", "mysql@6", "redis@7 optional", "mongodb@8", "kafka@9", "sqlite@12 test", "postgresql@15"],
        Manifest.Findings("Cargo.toml", """
            [package]
            name = "shop"
            edition = "2021"

            [dependencies]
            sqlx = { version = "0.8", features = ["postgres", "mysql", "runtime-tokio"] }
            redis = { version = "0.25", optional = true }
            mongodb = { version = "3", optional = true }
            queue = { package = "rdkafka", version = "0.36" }

            [dev-dependencies]
            rusqlite = "0.31"

            [features]
            default = ["dep:mongodb", "store/postgres"]
            """));

    [Fact]
    public void What_a_release_turns_on_ships() => Assert.Equal(
        ["kafka@3", "pulsar@4"],
        Manifest.Findings("cli/Cargo.toml", "[features]\nrelease-set = [\n  \"indexing/kafka\",\n  \"indexing/pulsar\",\n]\nextra = [\"indexing/nats\"]\n"));

    [Fact]
    public void A_workspace_list_says_what_may_be_used() =>
        Assert.Equal(["redis@2 optional"], Manifest.Findings("Cargo.toml", "[workspace.dependencies]\nredis = \"0.25\"\n"));

    [Fact]
    public void Mix_exs_is_read() => Assert.Equal(
        ["postgresql@4", "sqlite@5 test", "mongodb@6 optional", "redis@7 commented"],
        Manifest.Findings("mix.exs", "defp deps do\n  [\n    {:phoenix, \"~> 1.7\"},\n    {:postgrex, \">= 0.0.0\"},\n    {:ecto_sqlite3, \"~> 0.15\", only: [:dev, :test]},\n    {:mongodb_driver, \"~> 1.0\", optional: true},\n    # {:redix, \"~> 1.2\"}\n  ]\nend\n"));

    [Fact]
    public void Rails_database_yml_tells_environments_apart() => Assert.Equal(
        ["postgresql@2", "sqlite@4 test", "mysql@6 commented"],
        Manifest.Findings("config/database.yml", "default: &default\n  adapter: postgresql\ntest:\n  adapter: sqlite3\nproduction:\n  # adapter: mysql2\n  <<: *default\n"));

    [Fact]
    public void Features_of_a_crate_name_the_frameworks_it_can_be_built_for() =>
        Assert.Equal(["actix@2 optional"], Manifest.Findings("Cargo.toml", "[features]\nruntime-actix = []\nwarp = []\n", "actix", "tokio"));
}
