namespace TalentScout;

/// <summary>lang: db: fw: skill:</summary>
internal static class SkillFields
{
    public static FieldReading Any(FieldValue value, QueryVocabulary words) =>
        words.Skill(value.Text) is { } skill ? new SkillNode(skill.Id, null) : Unknown(value, words, "skill", words.Skills.All);

    public static FieldReader OfKind(SkillKind kind) => (value, words) =>
    {
        if (words.Skill(value.Text) is not { } skill)
            return Unknown(value, words, Noun(kind), words.Skills.All.Where(s => IsOrHolds(words.Skills, s, kind)));
        if (IsOrHolds(words.Skills, skill, kind))
            return new SkillNode(skill.Id, kind);
        var own = QueryFields.NameOf(skill.Kind);
        return FieldReading.Wrong(
            value, $"`{value.Field}:{value.Text}`: {skill.Name} is {Article(Noun(skill.Kind))}",
            (own is null ? "" : $"{own}:{QueryPrinter.Value(skill.Id)} or ") + $"skill:{QueryPrinter.Value(skill.Id)}");
    };

    /// <summary>A group belongs to a kind when one of its members does: db:sql, whatever kind sql itself is.</summary>
    public static bool IsOrHolds(SkillCatalogue catalogue, Skill skill, SkillKind kind) =>
        skill.Kind == kind || (skill.Group && catalogue.WithChildren(skill).Any(s => s.Kind == kind));

    public static string Noun(SkillKind kind) => kind switch
    {
        SkillKind.Language => "language",
        SkillKind.Database => "database",
        SkillKind.Framework => "framework",
        SkillKind.Messaging => "message broker",
        SkillKind.Api => "API style",
        SkillKind.Cloud => "cloud service",
        SkillKind.Infrastructure => "piece of infrastructure",
        SkillKind.Practice => "practice",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static FieldReading Unknown(FieldValue value, QueryVocabulary words, string noun, IEnumerable<Skill> known)
    {
        var skills = known.ToList();
        var near = NearestWord.Of(value.Text, skills.SelectMany(s => s.Aliases.Append(s.Id).Append(s.Name)));
        var wanted = near is null
            ? $"{Article(noun)}, such as {string.Join(", ", skills.Where(s => !s.Group).Take(3).Select(s => s.Id))}; or \"{value.Text}\" in quotes as plain text"
            : $"{words.Skill(near)!.Id}?";
        return FieldReading.Wrong(value, $"`{value.Text}` is no {noun} known here", wanted);
    }

    private static string Article(string noun) => ("AEIOU".Contains(char.ToUpperInvariant(noun[0])) ? "an " : "a ") + noun;
}
