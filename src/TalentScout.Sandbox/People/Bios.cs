namespace TalentScout.Sandbox;

/// <summary>What people write about themselves: mostly nothing or little, sometimes too much.</summary>
internal static class Bios
{
    private static readonly string[] Vague =
    [
        "Building things.", "Software, mostly.", "I break things so that you don't have to.", "Coffee in, code out.", "Opinions are my own.", "Learning in public.", "Dad of two. Cyclist. Programmer, in this order.",
        "she/her", "he/him · climber", "they/them", "Ex-physicist who types for a living.", "Always be shipping 🚀", "Currently on sabbatical.", "Distributed systems and sourdough.", "Part-time gardener.",
        "Making boring software since 2009.", "Open source on weekends.", "Backend by day, bass player by night.", "Curious about databases.", "Senior engineer. Views mine.", "🌱 growing", "Keep it simple.",
    ];

    private static readonly string[] Titles = ["Backend engineer", "Software engineer", "Senior developer", "Staff engineer", "Developer", "Platform engineer"];
    private static readonly string[] Boasts = ["10x engineer", "Rockstar full-stack ninja", "Expert", "Guru", "Architect & evangelist", "Certified specialist"];

    public static string? Write(Archetype archetype, Stack? stack, string? company, Dice dice) => archetype switch
    {
        Archetype.KeywordStuffer => $"{dice.Pick(Boasts)} | C#, .NET, PostgreSQL, Go, Kafka, Redis, Java, Spring Boot, Oracle, Python, Django, Node.js, MongoDB, {dice.Pick(["AWS", "Azure", "GCP"])}, Kubernetes | open to work",
        Archetype.Famous => dice.Pick(["I teach developers. Newsletter with 200k readers.", "Author, speaker, podcaster.", "Creator of many lists ⭐"]),
        _ => dice.Below(100) switch
        {
            < 48 => null,
            < 76 => dice.Pick(Vague),
            < 90 when company is not null => $"{dice.Pick(Titles)} at {company}",
            < 96 when stack is not null => $"{dice.Pick(Titles)}. {stack.Title}.",
            _ => dice.Pick(Titles),
        },
    };
}
