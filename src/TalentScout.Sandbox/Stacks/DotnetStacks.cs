namespace TalentScout.Sandbox;

internal static class DotnetStacks
{
    private static readonly Service Postgres = new("postgres:16-alpine", "postgresql", 5432);
    private static readonly Service SqlServer = new("mcr.microsoft.com/mssql/server:2022-latest", "sqlserver", 1433);
    private static readonly Service Rabbit = new("rabbitmq:3.13-management", "rabbitmq", 5672);
    private static readonly Service Mongo = new("mongo:7", "mongodb", 27017);
    private static readonly Service Redis = new("redis:7-alpine", "redis", 6379);

    private static readonly Dependency[] Tests = [new("xunit", "2.9.2"), new("FluentAssertions", "6.12.1"), new("NSubstitute", "5.1.0"), new("Testcontainers.MsSql", "3.10.0", "sqlserver")];
    private static readonly Dependency[] Traps = [new("MySqlConnector", "2.3.7", "mysql"), new("Oracle.ManagedDataAccess.Core", "23.5.0", "oracle"), new("Confluent.Kafka", "2.5.3", "kafka"), new("CassandraCSharpDriver", "3.21.0", "cassandra")];
    private static readonly Dependency[] Usual = [new("Serilog.AspNetCore", "8.0.2"), new("FluentValidation", "11.10.0"), new("Polly", "8.4.2"), new("OpenTelemetry.Extensions.Hosting", "1.9.0")];

    public static readonly Stack[] All =
    [
        new("csharp-dapper", "ASP.NET Core with Dapper on PostgreSQL", WorkRole.Backend, "csharp", "C#", Ecosystem.NuGet)
        {
            Weight = 5,
            Extension = "cs",
            Folders = ["src/{N}/Features", "src/{N}/Storage", "src/{N}/Http"],
            Core = [new("Npgsql", "8.0.4", "postgresql"), new("Dapper", "2.1.35", "dapper"), .. Usual[..2]],
            Often = [new("DbUp", "5.0.40"), new("StackExchange.Redis", "2.8.16", "redis"), Usual[3]],
            Tests = [.. Tests], Traps = [.. Traps],
            Services = [Postgres], Inherent = ["aspnetcore"], Migrations = true,
            Besides = [("PLpgSQL", 6), ("Dockerfile", 1), ("Shell", 1)],
            Topics = ["csharp", "dotnet", "postgresql", "dapper", "aspnetcore"],
            Idioms = ["Use NpgsqlDataSource instead of a connection per call", "Batch inserts through COPY", "Move the SQL of {noun} into one file", "Add a covering index for {noun} lookups", "Read {noun} rows unbuffered", "Take the advisory lock before settling {noun}"],
        },
        new("csharp-efcore", "ASP.NET Core with Entity Framework on PostgreSQL", WorkRole.Backend, "csharp", "C#", Ecosystem.NuGet)
        {
            Weight = 5,
            Extension = "cs",
            Folders = ["src/{N}.Api/Controllers", "src/{N}.Domain", "src/{N}.Infrastructure"],
            Core = [new("Npgsql.EntityFrameworkCore.PostgreSQL", "8.0.8", "postgresql"), new("Microsoft.EntityFrameworkCore", "8.0.8", "efcore"), .. Usual[1..3]],
            Often = [new("MassTransit.RabbitMQ", "8.2.5", "rabbitmq"), new("MediatR", "12.4.1"), new("Grpc.AspNetCore", "2.65.0", "grpc")],
            Tests = [.. Tests], Traps = [.. Traps],
            Services = [Postgres], Inherent = ["aspnetcore"], Migrations = true,
            Besides = [("Dockerfile", 1), ("HTML", 2)],
            Topics = ["dotnet", "csharp", "ef-core", "postgresql", "clean-architecture"],
            Idioms = ["Split the {noun} query to avoid a cartesian explosion", "Add the migration for {noun} status", "Use compiled queries for {noun}", "Map {noun} amounts as owned types", "Turn off tracking where {noun} are only read"],
        },
        new("csharp-sqlserver", "ASP.NET Core on SQL Server with RabbitMQ", WorkRole.Backend, "csharp", "C#", Ecosystem.NuGet)
        {
            Weight = 4,
            Extension = "cs",
            Folders = ["src/{N}.Service", "src/{N}.Contracts", "src/{N}.Data"],
            Core = [new("Microsoft.EntityFrameworkCore.SqlServer", "8.0.8", "sqlserver"), new("RabbitMQ.Client", "6.8.1", "rabbitmq"), .. Usual[..2]],
            Often = [new("Hangfire.Core", "1.8.14"), new("Microsoft.Data.SqlClient", "5.2.2", "sqlserver"), new("Azure.Identity", "1.12.0", "azure")],
            Tests = [new("NUnit", "4.2.2"), new("Moq", "4.20.72"), new("Testcontainers.PostgreSql", "3.10.0", "postgresql")],
            Traps = [new("Npgsql", "8.0.4", "postgresql"), new("MongoDB.Driver", "2.29.0", "mongodb"), new("Dapper", "2.1.35", "dapper")],
            Services = [SqlServer, Rabbit], Inherent = ["aspnetcore"], Migrations = true,
            Besides = [("TSQL", 9), ("PowerShell", 1)],
            Topics = ["dotnet", "sql-server", "rabbitmq", "microservices", "csharp"],
            Idioms = ["Retry publishing {noun} events when the channel closes", "Replace the cursor in usp_Settle{Noun}", "Use READPAST when claiming {noun}", "Confirm {noun} messages before the commit"],
        },
        new("csharp-mongo", "ASP.NET Core on MongoDB", WorkRole.Backend, "csharp", "C#", Ecosystem.NuGet)
        {
            Weight = 2,
            Extension = "cs",
            Folders = ["src/{N}/Endpoints", "src/{N}/Documents"],
            Core = [new("MongoDB.Driver", "2.29.0", "mongodb"), .. Usual[..2]],
            Often = [new("HotChocolate.AspNetCore", "13.9.14", "graphql"), new("StackExchange.Redis", "2.8.16", "redis"), Usual[2]],
            Tests = [.. Tests], Traps = [.. Traps],
            Services = [Mongo, Redis], Inherent = ["aspnetcore"],
            Besides = [("Dockerfile", 1)],
            Topics = ["dotnet", "mongodb", "csharp", "minimal-api"],
            Idioms = ["Project only the fields a {noun} list needs", "Add a TTL index on {noun} drafts", "Write {noun} history as a bucket per day"],
        },
    ];
}
