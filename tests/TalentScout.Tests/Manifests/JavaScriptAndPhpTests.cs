namespace TalentScout.Tests.Manifests;

public sealed class JavaScriptAndPhpTests
{
    [Fact]
    public void Package_json_tells_runtime_from_development_and_optional_peers()
    {
        var found = Manifest.Findings("shop/package.json", """
            {
              "name": "shop-api",
              "dependencies": { "pg": "^8.0.0", "express": "4" },
              "devDependencies": {
                "ioredis": "5",
                "typescript": "5",
                "svelte": "5"
              },
              "peerDependencies": {
                "mysql2": "*",
                "kafkajs": "*"
              },
              "peerDependenciesMeta": { "kafkajs": { "optional": true } },
              "optionalDependencies": { "mongodb": "6" }
            }
            """, "postgresql", "express", "redis", "typescript", "svelte", "mysql", "kafka", "mongodb");
        Assert.Equal(["postgresql@3", "express@3", "redis@5 test", "typescript@6", "svelte@7", "mysql@10", "kafka@11 optional", "mongodb@14 optional"], found);
    }

    [Fact]
    public void What_a_framework_of_the_same_file_runs_on_is_used_through_it()
    {
        Assert.Equal(["nestjs@1", "fastify@1 indirect"], Manifest.Findings("package.json", """{"dependencies": {"@nestjs/core": "11", "fastify": "5"}}""", "nestjs", "fastify"));
        Assert.Equal(["fastify@1"], Manifest.Findings("package.json", """{"dependencies": {"fastify": "5"}, "devDependencies": {"@nestjs/core": "11"}}""", "fastify"));
    }

    [Fact]
    public void Packages_of_types_are_no_use_of_what_they_describe() =>
        Assert.Equal(["express@1 test"], Manifest.Findings("package.json", """{"dependencies": {"@types/express": "4"}}""", "express"));

    [Fact]
    public void A_package_json_with_a_merge_conflict_is_read_around_it()
    {
        var reading = Manifest.Reader.Read("package.json", """
            {
              "dependencies": {
                "pg": "8",
            <<<<<<< ours
                "redis": "4",
            =======
                "redis": "5",
            >>>>>>> theirs
                "mongodb": "6"
              },
              "scripts": {
                "mysql": "echo no dependency"
              }
            }
            """);
        Assert.Equal(["postgresql@3", "redis@5", "redis@7", "mongodb@9"], reading.Findings.Where(f => f.Kind == SkillKind.Database).Select(f => $"{f.Skill}@{f.Line}"));
        Assert.Equal("package.json line 4: no JSON from here on", Assert.Single(reading.Problems));
    }

    [Fact]
    public void An_npm_alias_is_the_package_behind_it() =>
        Assert.Equal(["postgresql@1"], Manifest.Findings("package.json", """{"dependencies": {"db": "npm:pg@8.1.0"}}"""));

    [Fact]
    public void Who_works_on_a_package_itself_is_told_apart()
    {
        var reading = Manifest.Reader.Read("package.json", """{"name": "mongoose"}""");
        Assert.All(reading.Findings, f => Assert.Equal("self:npm:mongoose", f.Via));
        Assert.Contains(reading.Findings, f => f.Skill == "mongoose");
    }

    [Fact]
    public void Composer_json_reads_packages_and_extensions() => Assert.Equal(
        ["redis@3", "postgresql@4", "mysql@6 test", "mongodb@7 optional"],
        Manifest.Findings("composer.json", """
            {
              "require": {
                "predis/predis": "^2",
                "ext-pdo_pgsql": "*", "laravel/framework": "^11" },
              "require-dev": {
                "ext-pdo_mysql": "*" },
              "suggest": { "mongodb/mongodb": "for audit logs" }
            }
            """));
}
