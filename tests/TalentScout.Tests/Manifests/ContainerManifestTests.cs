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

    [Fact]
    public void Compose_files_of_ones_own_machine_count_and_those_of_tests_do_not()
    {
        const string Services = "services:\n  db:\n    image: postgres:16\n";
        Assert.Equal(["postgresql@3"], Manifest.Findings("docker-compose.dev.yml", Services));
        Assert.Equal(["postgresql@3 test"], Manifest.Findings("docker-compose.test.yml", Services));
        Assert.Equal(["postgresql@3 test"], Manifest.Findings("tests/docker-compose.yml", Services));
        Assert.Equal(["postgresql@3 optional"], Manifest.Findings("examples/shop/docker-compose.yml", Services));
        Assert.Empty(Manifest.Findings("vendor/acme/docker-compose.yml", Services));
    }

    [Fact]
    public void A_coordinator_that_a_broker_brings_along_is_indirect()
    {
        Assert.Equal(["zookeeper@3 indirect", "kafka@5", "kafka@7"], Manifest.Findings("compose.yaml",
            "services:\n  zk:\n    image: zookeeper:3.9\n  bus:\n    image: confluentinc/cp-kafka:7.6.0\n    environment:\n      KAFKA_ZOOKEEPER_CONNECT: zk:2181\n"));
        Assert.Equal(["zookeeper@3"], Manifest.Findings("compose.yaml", "services:\n  zk:\n    image: zookeeper:3.9\n"));
    }

    [Theory]
    [InlineData("postgres@sha256:0123456789abcdef", "postgresql")]
    [InlineData("docker.io/bitnami/mongodb:7.0", "mongodb")]
    [InlineData("public.ecr.aws/docker/library/redis:7-alpine", "redis")]
    [InlineData("ghcr.io/acme/mariadb-galera:1", "mariadb")]
    [InlineData("${REGISTRY:-registry.acme.example:5000}/mysql:8", "mysql")]
    [InlineData("mcr.microsoft.com/azure-sql-edge", "sqlserver")]
    [InlineData("quay.io/strimzi/kafka:0.40.0-kafka-3.7.0", "kafka")]
    public void Images_count_with_registry_tag_and_digest(string image, string skill) =>
        Assert.Equal([$"{skill}@3"], Manifest.Findings("compose.yaml", $"services:\n  a:\n    image: {image}\n"));

    [Fact]
    public void A_chart_is_read_with_values_dependencies_and_templates()
    {
        Assert.Equal(["postgresql@4", "redis@6"], Manifest.Findings("charts/shop/Chart.yaml",
            "apiVersion: v2\nname: shop\ndependencies:\n  - name: postgresql-ha\n    version: 14.0.0\n  - name: redis\n"));
        Assert.Equal(["rabbitmq@2"], Manifest.Findings("charts/shop/values.yaml", "image:\n  repository: bitnami/rabbitmq\n  registry: docker.io\n"));
        Assert.Equal(["memcached@5"], Manifest.Findings("charts/shop/templates/cache.yaml",
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n  image: memcached:1.6\n  other: {{ .Values.image }}\n"));
        Assert.Equal(["memcached@2 optional"], Manifest.Findings("templates/cache/deployment.yaml", "apiVersion: {{ x }}\nimage: memcached:1.6\n"));
    }

    [Fact]
    public void Services_of_a_workflow_are_for_tests_and_said_once()
    {
        Assert.Equal(["postgresql@6 test", "redis@8 test"], Manifest.Findings(".github/workflows/ci.yml", """
            jobs:
              test:
                runs-on: ubuntu-latest
                services:
                  db:
                    image: postgres:16
                steps:
                  - uses: acme/setup-redis@v2
                  - uses: actions/checkout@v4
            """));
        Assert.Equal(["mysql@2 test", "mongodb@3 test"], Manifest.Findings(".gitlab-ci.yml", "services:\n  - mysql:8\n  - mongodb\n"));
    }

    [Fact]
    public void Hosts_in_an_example_count_where_its_drivers_choose_them()
    {
        const string Hosts = "REDIS_HOST=127.0.0.1\nMEMCACHED_HOST=127.0.0.1\n";
        Assert.Equal(["mysql@1", "redis@3", "redis@4", "memcached@5 optional"], Manifest.Findings(".env.example", "DB_CONNECTION=mysql\nSESSION_DRIVER=file\nQUEUE_CONNECTION=redis\n" + Hosts));
        Assert.Equal(["redis@1", "memcached@2"], Manifest.Findings(".env.example", Hosts));
    }
}
