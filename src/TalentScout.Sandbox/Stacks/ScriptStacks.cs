namespace TalentScout.Sandbox;

/// <summary>Python, JavaScript, TypeScript, Ruby, PHP.</summary>
internal static class ScriptStacks
{
    private static readonly Service Postgres = new("postgres:16", "postgresql", 5432);
    private static readonly Service Redis = new("redis:7", "redis", 6379);
    private static readonly Service Mongo = new("mongo:7.0", "mongodb", 27017);
    private static readonly Service MySql = new("mysql:8.0", "mysql", 3306);
    private static readonly Dependency[] PythonTests = [new("pytest", "8.3.2"), new("ruff", "0.6.4"), new("mongomock", "4.2.0")];
    private static readonly Dependency[] PythonTraps = [new("pymongo", "4.8.0", "mongodb"), new("pika", "1.3.2", "rabbitmq"), new("cassandra-driver", "3.29.1", "cassandra")];
    private static readonly Dependency[] NodeTests = [new("jest", "29.7.0"), new("supertest", "7.0.0"), new("sqlite3", "5.1.7", "sqlite")];
    private static readonly Dependency[] NodeTraps = [new("mysql2", "3.11.0", "mysql"), new("kafkajs", "2.2.4", "kafka"), new("oracledb", "6.6.0", "oracle")];

    public static readonly Stack[] All =
    [
        new("python-django", "Django on PostgreSQL", WorkRole.Backend, "python", "Python", Ecosystem.PyPi)
        {
            Weight = 4,
            Extension = "py",
            Folders = ["{n}/models", "{n}/views", "{n}/tasks"],
            Core = [new("Django", "5.1", "django"), new("djangorestframework", "3.15.2", "django"), new("psycopg2-binary", "2.9.9", "postgresql")],
            Often = [new("celery", "5.4.0", "celery"), new("redis", "5.0.8", "redis"), new("gunicorn", "23.0.0"), new("whitenoise", "6.7.0")],
            Tests = [.. PythonTests], Traps = [.. PythonTraps], Services = [Postgres, Redis],
            Besides = [("HTML", 9), ("CSS", 3)],
            Topics = ["python", "django", "postgresql", "rest-api"],
            Idioms = ["Prefetch {noun} to get rid of the N+1", "Squash the {noun} migrations", "Move {noun} mails to a Celery task", "Add a partial unique constraint on {noun}"],
        },
        new("python-fastapi", "FastAPI with SQLAlchemy on PostgreSQL", WorkRole.Backend, "python", "Python", Ecosystem.PyPi)
        {
            Weight = 4,
            Extension = "py",
            Folders = ["app/routers", "app/db", "app/services"],
            Core = [new("fastapi", "0.114.0", "fastapi"), new("SQLAlchemy", "2.0.34", "sqlalchemy"), new("asyncpg", "0.29.0", "postgresql"), new("uvicorn", "0.30.6")],
            Often = [new("alembic", "1.13.2"), new("aiokafka", "0.11.0", "kafka"), new("redis", "5.0.8", "redis"), new("pydantic", "2.9.0")],
            Tests = [.. PythonTests], Traps = [.. PythonTraps], Services = [Postgres],
            Besides = [("Dockerfile", 1), ("Shell", 1)],
            Topics = ["python", "fastapi", "sqlalchemy", "postgresql", "async"],
            Idioms = ["Return {noun} through a response model", "Close the session when {noun} streaming stops", "Use a dependency for the {noun} repository"],
        },
        new("python-flask", "Flask on MySQL", WorkRole.Backend, "python", "Python", Ecosystem.PyPi)
        {
            Weight = 2,
            Extension = "py",
            Folders = ["{n}"],
            Core = [new("Flask", "3.0.3", "flask"), new("PyMySQL", "1.1.1", "mysql"), new("Flask-SQLAlchemy", "3.1.1", "flask")],
            Often = [new("gunicorn", "23.0.0"), new("redis", "5.0.8", "redis")],
            Tests = [.. PythonTests], Traps = [.. PythonTraps], Services = [MySql],
            Besides = [("HTML", 14), ("JavaScript", 6)],
            Topics = ["python", "flask", "mysql"],
            Idioms = ["Split the {noun} blueprint", "Pool MySQL connections for {noun}"],
        },
        new("node-nest", "NestJS on MongoDB", WorkRole.Backend, "typescript", "TypeScript", Ecosystem.Npm)
        {
            Weight = 4,
            Extension = "ts",
            Folders = ["src/{n}", "src/common", "src/persistence"],
            Core = [new("@nestjs/core", "10.4.1", "nestjs"), new("@nestjs/common", "10.4.1", "nestjs"), new("mongoose", "8.6.0", "mongodb"), new("rxjs", "7.8.1")],
            Often = [new("ioredis", "5.4.1", "redis"), new("@nestjs/graphql", "12.2.0", "graphql"), new("amqplib", "0.10.4", "rabbitmq"), new("class-validator", "0.14.1")],
            Tests = [.. NodeTests, new("pg-mem", "2.9.1")], Traps = [.. NodeTraps], Services = [Mongo, Redis], Inherent = ["nodejs"],
            Besides = [("JavaScript", 3), ("Dockerfile", 1)],
            Topics = ["nestjs", "typescript", "mongodb", "nodejs"],
            Idioms = ["Guard the {noun} resolver", "Use lean queries for {noun}", "Move {noun} to its own module", "Add an interceptor for {noun} timeouts"],
        },
        new("node-express", "Express on PostgreSQL", WorkRole.Backend, "javascript", "JavaScript", Ecosystem.Npm)
        {
            Weight = 3,
            Extension = "js",
            Folders = ["lib/routes", "lib/db"],
            Core = [new("express", "4.19.2", "express"), new("pg", "8.12.0", "postgresql"), new("pino", "9.4.0")],
            Often = [new("knex", "3.1.0"), new("bullmq", "5.12.14"), new("ioredis", "5.4.1", "redis")],
            Tests = [.. NodeTests], Traps = [.. NodeTraps], Services = [Postgres], Inherent = ["nodejs"], Migrations = true,
            Besides = [("Shell", 2)],
            Topics = ["nodejs", "express", "postgresql", "javascript"],
            Idioms = ["Return 409 when {noun} changed meanwhile", "Stream {noun} with a cursor", "Drain {noun} workers on SIGTERM"],
        },
        new("node-graphql", "Apollo and Prisma on MySQL", WorkRole.Backend, "typescript", "TypeScript", Ecosystem.Npm)
        {
            Weight = 2,
            Extension = "ts",
            Folders = ["src/schema", "src/loaders"],
            Core = [new("@apollo/server", "4.11.0", "graphql"), new("graphql", "16.9.0", "graphql"), new("@prisma/client", "5.19.1", "prisma"), new("mysql2", "3.11.0", "mysql")],
            Often = [new("dataloader", "2.2.2"), new("ioredis", "5.4.1", "redis")],
            Tests = [new("vitest", "2.0.5")], Traps = [new("pg", "8.12.0", "postgresql"), new("mongoose", "8.6.0", "mongodb"), new("express", "4.19.2", "express")],
            Services = [MySql], Inherent = ["nodejs"],
            Besides = [("JavaScript", 2)],
            Topics = ["graphql", "typescript", "prisma", "mysql"],
            Idioms = ["Batch {noun} through a loader", "Limit the depth of {noun} queries", "Deprecate {noun}ByName"],
        },
        new("ruby-rails", "Rails on PostgreSQL with Sidekiq", WorkRole.Backend, "ruby", "Ruby", Ecosystem.RubyGems)
        {
            Weight = 4,
            Extension = "rb",
            Folders = ["app/models", "app/controllers", "app/jobs"],
            Core = [new("rails", "7.2.1", "rails"), new("pg", "1.5.7", "postgresql"), new("puma", "6.4.2")],
            Often = [new("sidekiq", "7.3.2", "sidekiq"), new("redis", "5.3.0", "redis"), new("graphql", "2.3.14", "graphql")],
            Tests = [new("rspec-rails", "7.0.1"), new("factory_bot_rails", "6.4.3"), new("sqlite3", "2.0.4", "sqlite")],
            Traps = [new("mysql2", "0.5.6", "mysql"), new("mongoid", "9.0.1", "mongodb")],
            Services = [Postgres, Redis],
            Besides = [("HTML", 12), ("JavaScript", 4)],
            Topics = ["ruby", "rails", "postgresql", "sidekiq"],
            Idioms = ["Use insert_all for {noun}", "Make the {noun} job retry with a jitter", "Extract a {Noun} query object", "Strict loading for {noun}"],
        },
        new("php-laravel", "Laravel on MySQL", WorkRole.Backend, "php", "PHP", Ecosystem.Packagist)
        {
            Weight = 4,
            Extension = "php",
            Folders = ["app/Http/Controllers", "app/Models", "app/Jobs"],
            Core = [new("laravel/framework", "^11.0", "laravel"), new("doctrine/dbal", "^4.1"), new("ext-pdo_mysql", "*", "mysql")],
            Often = [new("predis/predis", "^2.2", "redis"), new("laravel/horizon", "^5.28", "laravel"), new("guzzlehttp/guzzle", "^7.9")],
            Tests = [new("phpunit/phpunit", "^11.3"), new("mockery/mockery", "^1.6")], Traps = [new("mongodb/laravel-mongodb", "^5.0", "mongodb")],
            Services = [MySql],
            Besides = [("Blade", 14), ("JavaScript", 4)],
            Topics = ["php", "laravel", "mysql", "queue"],
            Idioms = ["Eager load {noun} in the list", "Queue the {noun} import", "Add a policy for {noun}"],
        },
        new("php-symfony", "Symfony on PostgreSQL with RabbitMQ", WorkRole.Backend, "php", "PHP", Ecosystem.Packagist)
        {
            Weight = 2,
            Extension = "php",
            Folders = ["src/Controller", "src/Entity", "src/MessageHandler"],
            Core = [new("symfony/framework-bundle", "^7.1", "symfony"), new("doctrine/orm", "^3.2", "doctrine"), new("ext-pdo_pgsql", "*", "postgresql"), new("php-amqplib/php-amqplib", "^3.7", "rabbitmq")],
            Often = [new("api-platform/core", "^3.3"), new("predis/predis", "^2.2", "redis")],
            Tests = [new("phpunit/phpunit", "^11.3"), new("symfony/maker-bundle", "^1.61")], Traps = [new("mongodb/mongodb", "^1.20", "mongodb")],
            Services = [Postgres, new("rabbitmq:3.13", "rabbitmq", 5672)],
            Besides = [("Twig", 9)],
            Topics = ["php", "symfony", "postgresql", "rabbitmq"],
            Idioms = ["Handle {noun} messages in batches", "Flush once per {noun} batch"],
        },
    ];
}
