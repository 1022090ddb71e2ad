using System.Collections.Immutable;

namespace TalentScout.Tests.Search;

/// <summary>A small catalogue: languages, two relational databases in a group, a framework that implies a language over two steps.</summary>
internal static class TestSkills
{
    public static SkillCatalogue Catalogue { get; } = new(
    [
        new Skill { Id = "csharp", Name = "C#", Kind = SkillKind.Language, Role = "backend" },
        new Skill { Id = "java", Name = "Java", Kind = SkillKind.Language, Role = "backend" },
        new Skill { Id = "javascript", Name = "JavaScript", Kind = SkillKind.Language, Role = "frontend" },
        new Skill { Id = "typescript", Name = "TypeScript", Kind = SkillKind.Language, Role = "frontend" },
        new Skill { Id = "sql", Name = "SQL databases", Kind = SkillKind.Database, Group = true },
        new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Aliases = ["postgres", "pg"], Parents = ["sql"], Role = "backend" },
        new Skill { Id = "mysql", Name = "MySQL", Kind = SkillKind.Database, Parents = ["sql"], Role = "backend" },
        new Skill { Id = "redis", Name = "Redis", Kind = SkillKind.Database, Role = "backend" },
        new Skill { Id = "spring", Name = "Spring", Kind = SkillKind.Framework, Implies = Implies("java", 0.8), Role = "backend" },
        new Skill { Id = "spring-boot", Name = "Spring Boot", Kind = SkillKind.Framework, Implies = Implies("spring", 0.9), Role = "backend" },
        new Skill { Id = "kafka", Name = "Kafka", Kind = SkillKind.Messaging, Role = "backend" },
    ]);

    private static ImmutableSortedDictionary<string, double> Implies(string skill, double discount) => ImmutableSortedDictionary<string, double>.Empty.Add(skill, discount);
}
