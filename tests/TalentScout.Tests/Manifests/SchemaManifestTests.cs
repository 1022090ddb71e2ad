namespace TalentScout.Tests.Manifests;

public sealed class SchemaManifestTests
{
    [Fact]
    public void A_prisma_schema_names_its_store() =>
        Assert.Equal(["postgresql@5"], Manifest.Findings("prisma/schema.prisma", "generator client {\n  provider = \"prisma-client-js\"\n}\ndatasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n}\n"));

    [Theory]
    [InlineData("CREATE TABLE a (id bigserial, b jsonb);", "postgresql")]
    [InlineData("CREATE TABLE a (id int unsigned AUTO_INCREMENT) ENGINE=InnoDB;", "mysql")]
    [InlineData("CREATE TABLE [dbo].[a] (id uniqueidentifier, b nvarchar(10));", "sqlserver")]
    [InlineData("CREATE TABLE a (id number(10), b varchar2(20));", "oracle")]
    [InlineData("PRAGMA foreign_keys=on; CREATE TABLE a (id integer primary key autoincrement);", "sqlite")]
    public void The_dialect_of_a_script_shows(string sql, string store) =>
        Assert.Equal(["schema-design@1", $"{store}@1"], Manifest.Findings("db/schema.sql", sql, "schema-design", store).Order(Comparer<string>.Create((a, b) => b[0].CompareTo(a[0]))).OrderBy(f => f.StartsWith("schema", StringComparison.Ordinal) ? 0 : 1));

    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("CREATE TABLE a (id serial , b nvarchar(10), c uniqueidentifier, d jsonb);")]
    [InlineData("-- bigserial jsonb")]
    public void A_script_that_could_be_any_dialect_names_none(string sql) => Assert.Empty(Manifest.Findings("db/x.sql", sql));

    [Fact]
    public void Indexes_and_partitions_are_work_of_their_own() => Assert.Equal(
        ["schema-design@1", "sharding@1", "db-tuning@2"],
        Manifest.Findings("db/x.sql", "CREATE TABLE a (id int) PARTITION BY RANGE (id);\nCREATE INDEX CONCURRENTLY i ON a (id);\n", "schema-design", "sharding", "db-tuning"));

    [Theory]
    [InlineData("db/migrate/20240101_a.rb", "class A < ActiveRecord::Migration[7.1]", "rails")]
    [InlineData("alembic/versions/1_a.py", "from alembic import op", "alembic")]
    [InlineData("shop/migrations/0001_initial.py", "from django.db import migrations", "django")]
    [InlineData("priv/repo/migrations/1_a.exs", "use Ecto.Migration", "ecto")]
    [InlineData("src/Migrations/1_A.cs", "using Microsoft.EntityFrameworkCore.Migrations;", "efcore")]
    [InlineData("database/migrations/1_a.php", "use Illuminate\\Database\\Migrations\\Migration;", "laravel")]
    public void A_migration_shows_its_tool_and_that_schemas_are_designed(string path, string line, string tool) =>
        Assert.Equal([$"{tool}@2", "schema-design@2"], Manifest.Findings(path, "\n" + line, tool, "schema-design"));

    [Fact]
    public void Configuration_of_tools_is_read()
    {
        Assert.Equal(["postgresql@1"], Manifest.Findings("knexfile.js", "  client: 'pg',\n"));
        Assert.Equal(["mysql@2"], Manifest.Findings("alembic.ini", "[alembic]\nsqlalchemy.url = mysql+pymysql://u@db/x\n"));
    }

    [Fact]
    public void A_change_log_names_its_stores_in_every_format()
    {
        Assert.Equal(["oracle@1", "h2@1"], Manifest.Findings("src/main/resources/db/changelog/a.xml", "<changeSet dbms=\"oracle,h2,!mysql\"/>"));
        Assert.Equal(["postgresql@4"], Manifest.Findings("src/main/resources/db/changelog/a.yaml", "databaseChangeLog:\n  - changeSet:\n      id: 1\n      dbms: postgresql\n"));
        Assert.Equal(["mysql@1"], Manifest.Findings("liquibase/a.json", "{\"dbms\": \"mysql\"}"));
        Assert.Equal(["liquibase@1", "schema-design@1", "sqlserver@2", "schema-design@3"], Manifest.Findings("db/changelog/a.sql",
            "--liquibase formatted sql\n--changeset ann:1 dbms:mssql\nCREATE TABLE a (b int);\n", "liquibase", "schema-design", "sqlserver"));
    }

    [Fact]
    public void An_embedded_store_of_ones_own_machine_stands_in_for_the_server_of_production()
    {
        Assert.Equal(["sqlite@2 test", "postgresql@4"], Manifest.Findings("config/database.yml", "development:\n  adapter: sqlite3\nproduction:\n  adapter: postgresql\n"));
        Assert.Equal(["sqlite@2", "sqlite@4"], Manifest.Findings("config/database.yml", "development:\n  adapter: sqlite3\nproduction:\n  adapter: sqlite3\n"));
        Assert.Equal(["sqlite@1 test"], Manifest.Findings("shop/settings/local.py", "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3'}}\n"));
        Assert.Equal(["mysql@1"], Manifest.Findings("shop/settings/dev.py", "DATABASES = {'default': {'ENGINE': 'django.db.backends.mysql'}}\n"));
    }

    [Theory]
    [InlineData("type: 'aurora-mysql',", "mysql")]
    [InlineData("\"dialect\": \"postgres\",", "postgresql")]
    [InlineData("client: 'better-sqlite3',", "sqlite")]
    [InlineData("driver: 'pdo_pgsql'", "postgresql")]
    [InlineData("type: 'mssql',", "sqlserver")]
    [InlineData("client: 'oracledb',", "oracle")]
    public void Settings_of_mappers_name_their_store(string line, string skill) => Assert.Equal([$"{skill}@1"], Manifest.Findings("ormconfig.ts", line));
}
