namespace TalentScout.Tests.Manifests;

public sealed class ContainerManifestTests
{
    [Fact]
    public void A_dockerfile_is_read_with_arguments_stages_and_installs() => Assert.Equal(
        ["golang@2", "postgresql@4", "mysql@5", "redis@7", "rabbitmq@9"],
        Manifest.Findings("Dockerfile", """
            ARG STORE=postgres:16
            FROM golang:1.22 AS build
            # FROM mariadb
            FROM ${STORE} AS db
            RUN apt-get update && docker-php-ext-install pdo_mysql \
                && echo done
            RUN pip install --no-cache redis==5.0 flask
            FROM build
            ENV BUS=amqp://bus:5672
            """, "go", "postgresql", "mysql", "redis", "rabbitmq", "mariadb").Select(f => f.Replace("go@", "golang@", StringComparison.Ordinal)).Where(f => !f.EndsWith("commented", StringComparison.Ordinal)));

    [Fact]
    public void Compose_services_are_read_by_image_and_environment() => Assert.Equal(
        ["postgresql@3", "mysql@7 commented", "mariadb@8", "redis@11", "rabbitmq@12", "mongodb@14 optional"],
        Manifest.Findings("docker-compose.yml", """
            services:
              db:
                image: postgres:16-alpine
              other:
                build: .
                # the next line works as well
                #image: mysql:8
                image: "mariadb:11"
              app:
                environment:
                  - CACHE=redis://cache:6379
                  - BUS=amqp://bus
              audit:
                image: ${MONGO:-mongo:7}
                profiles: [audit]
            """));

    [Fact]
    public void A_broken_compose_file_is_read_on_by_line()
    {
        var reading = Manifest.Reader.Read("compose.yaml", "services:\n  db:\n    image: postgres\n  bad: [1, 2\n  cache:\n    image: redis:7\n");
        Assert.Equal(["postgresql@3", "redis@6"], reading.Findings.Where(f => f.Kind == SkillKind.Database).Select(f => $"{f.Skill}@{f.Line}"));
        Assert.Single(reading.Problems);
    }

    [Fact]
    public void Merged_maps_count_and_multiply_nothing()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"b{i}: &b{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "*a" : $"*b{i - 1}", 9))}]\n"));
        Assert.Equal(["postgresql@63"], Manifest.Findings("compose.yaml", bomb + "x-db: &db\n  image: postgres\nservices:\n  one:\n    <<: *db\n"));
    }

    [Fact]
    public void Environment_files_are_read_and_their_values_are_never_quoted()
    {
        var reading = Manifest.Reader.Read(".env.example", "DB_CONNECTION=pgsql\nDATABASE_URL=mysql://root:hunter2@db/x\n# QUEUE_CONNECTION=redis\nAPP_NAME=mongodb\n");
        Assert.Equal(["postgresql@1 Runtime", "mysql@2 Runtime", "redis@3 Commented"], reading.Findings.Select(f => $"{f.Skill}@{f.Line} {f.Scope}"));
        Assert.DoesNotContain(reading.Findings, f => f.Excerpt.Contains("hunter2", StringComparison.Ordinal));
    }
}
