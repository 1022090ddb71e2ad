using System.Collections.Immutable;

namespace TalentScout;

/// <summary>An advert to begin with: the usual tasks of backend work, and the usual stacks.</summary>
/// <param name="IsStack">Of a stack; else of a task.</param>
public sealed record BriefTemplate(string Key, string Name, bool IsStack, string Text);

public static class BriefTemplates
{
    public static readonly ImmutableArray<BriefTemplate> All =
    [
        new("database-optimisation", "Database optimisation", false, """
            Senior Backend Engineer, Databases

            Responsibilities
            - Find slow queries and make them fast: plans, indexes, partitions
            - Plan and run migrations of schemas and versions without downtime

            Requirements
            - Strong knowledge of PostgreSQL or MySQL in production
            - Experience with SQL tuning
            - 5+ years of backend development

            Nice to have
            - Redis
            - ClickHouse
            """),
        new("microservices", "Microservices", false, """
            Senior Backend Engineer, Microservices

            Responsibilities
            - Cut services along their domains, and let them speak through events and APIs

            Requirements
            - Strong experience with microservices
            - Experience with Kafka or RabbitMQ
            - Experience with gRPC or REST APIs
            - Docker and Kubernetes
            - 5+ years of backend development

            Nice to have
            - PostgreSQL
            - Prometheus
            """),
        new("ci-cd", "CI/CD", false, """
            Platform Engineer, CI/CD

            Responsibilities
            - Make every change testable and releasable within minutes

            Requirements
            - Strong experience with CI/CD pipelines
            - Experience with GitHub Actions or Jenkins
            - Docker and Kubernetes
            - Terraform

            Nice to have
            - Helm
            - Prometheus
            - Go
            """),
        new("scaling", "Scaling", false, """
            Staff Backend Engineer, Scale

            Responsibilities
            - Take the system to ten times its load: caching, queues, sharding, back-pressure

            Requirements
            - Strong experience with distributed systems
            - Experience with Kafka
            - Experience with Redis
            - Experience with PostgreSQL or Cassandra
            - 8+ years of backend development

            Nice to have
            - Kubernetes
            - Golang
            """),
        new("dotnet", ".NET", true, """
            Senior .NET Developer

            Requirements
            - Strong experience with C# and ASP.NET Core
            - Experience with Entity Framework Core
            - Experience with PostgreSQL or SQL Server
            - 5+ years of experience

            Nice to have
            - Docker
            - Azure
            - RabbitMQ
            """),
        new("java-spring", "Java, Spring", true, """
            Senior Java Developer

            Requirements
            - Strong experience with Java and Spring Boot
            - Experience with PostgreSQL or Oracle
            - Experience with Kafka
            - 5+ years of experience

            Nice to have
            - Hibernate
            - Kubernetes
            - AWS
            """),
        new("go", "Go", true, """
            Senior Go Developer

            Requirements
            - Strong experience with Golang
            - Experience with PostgreSQL
            - Experience with gRPC
            - 4+ years of experience

            Nice to have
            - Kubernetes
            - Kafka
            - NATS
            """),
        new("python", "Python", true, """
            Senior Python Developer

            Requirements
            - Strong experience with Python and Django or FastAPI
            - Experience with PostgreSQL
            - 4+ years of experience

            Nice to have
            - Celery
            - Redis
            - Docker
            """),
        new("node", "Node.js", true, """
            Senior Node.js Developer

            Requirements
            - Strong experience with TypeScript and Node.js
            - Experience with NestJS or Express.js
            - Experience with PostgreSQL or MongoDB
            - 4+ years of experience

            Nice to have
            - GraphQL
            - Redis
            - AWS
            """),
    ];

    public static BriefTemplate? Find(string key) => All.FirstOrDefault(t => t.Key == key);
}
