namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Migrations written in a programming language: Rails, Alembic, Django, Ecto, EF Core, Laravel, Knex, TypeORM.</summary>
internal sealed class MigrationCode : IManifestFormat
{
    private static readonly string[] Folders = ["migrations", "migrate", "migration", "versions"];

    // A word of the first lines -> the skills it shows.
    private static readonly (string Word, string[] Skills)[] Marks =
    [
        ("ActiveRecord::Migration", ["rails", "schema-design"]),
        ("from alembic import", ["alembic", "schema-design"]),
        ("from django.db import migrations", ["django", "schema-design"]),
        ("use Ecto.Migration", ["ecto", "schema-design"]),
        ("Microsoft.EntityFrameworkCore.Migrations", ["efcore", "schema-design"]),
        ("FluentMigrator", ["dbup", "schema-design"]),
        ("Illuminate\\Database\\Migrations", ["laravel", "schema-design"]),
        ("Doctrine\\Migrations", ["doctrine", "schema-design"]),
        ("Phinx\\Migration", ["schema-design"]),
        ("knex.schema", ["knex", "schema-design"]),
        ("MigrationInterface", ["typeorm", "schema-design"]),
        ("queryInterface.", ["sequelize", "schema-design"]),
        ("sea_orm_migration", ["sqlx", "schema-design"]),
        ("dialects.postgresql", ["postgresql"]),
        ("dialects.mysql", ["mysql"]),
        ("django.contrib.postgres", ["postgresql"]),
        ("Npgsql.EntityFrameworkCore", ["postgresql"]),
        ("NpgsqlValueGenerationStrategy", ["postgresql"]),
        ("SqlServer:Identity", ["sqlserver"]),
        ("SqlServerModelBuilderExtensions", ["sqlserver"]),
        ("MySqlValueGenerationStrategy", ["mysql"]),
        ("Sqlite:Autoincrement", ["sqlite"]),
        ("enable_extension", ["postgresql"]),
        ("using: :gin", ["postgresql", "db-tuning"]),
        ("add_index", ["db-tuning"]),
        ("create_index", ["db-tuning"]),
        ("CreateIndex(", ["db-tuning"]),
        ("AddIndex(", ["db-tuning"]),
    ];

    public ManifestWorth Worth => ManifestWorth.Hints;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".rb" or ".py" or ".exs" or ".cs" or ".php" or ".js" or ".ts" or ".rs" && path.Folders.Length > 0 && Folders.Contains(path.Folders[^1], StringComparer.OrdinalIgnoreCase);

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
            foreach (var (word, skills) in Marks)
                if (source.Lines[i].Contains(word, StringComparison.Ordinal))
                    foreach (var skill in skills)
                        sink.Skill(skill, $"migration:{word}", i + 1);
    }
}
