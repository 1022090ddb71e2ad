using System.Collections.Immutable;

namespace TalentScout;

/// <summary>The kinds of work, and the words for them and for those who do it.</summary>
internal static class RoleWords
{
    public static readonly ImmutableArray<string> Roles = ["backend", "frontend", "mobile", "devops", "data"];

    /// <summary>Words that say the role without a doubt; "data" and "mobile" alone do not.</summary>
    private static readonly ImmutableDictionary<string, string> _bare = new (string Role, string[] Words)[]
    {
        ("backend", ["backend", "back-end", "back end", "server-side"]),
        ("frontend", ["frontend", "front-end", "front end"]),
        ("mobile", ["mobile developer", "mobile developers", "mobile engineer", "mobile engineers"]),
        ("devops", ["devops", "sre", "site reliability"]),
        ("data", ["data engineer", "data engineers", "data engineering"]),
    }.SelectMany(r => r.Words, (r, word) => (word, r.Role)).ToImmutableDictionary(x => x.word, x => x.Role, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableHashSet<string> _workers = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "developer", "developers", "dev", "devs", "engineer", "engineers", "programmer", "programmers", "coder", "coders");

    public static string? Of(string words) => _bare.GetValueOrDefault(words);

    /// <summary>The roles that a title speaks of, in its order: "Senior Backend Engineer" -> backend.</summary>
    public static IEnumerable<string> In(string title)
    {
        var words = title.Split((char[])[' ', '/', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.Select((word, i) => (i + 1 < words.Length ? Of($"{word} {words[i + 1]}") : null) ?? Of(word)).OfType<string>();
    }

    /// <summary>"developer", "engineer": after a skill or role it belongs to that, and says nothing more in an index of developers.</summary>
    public static bool IsWorker(string word) => _workers.Contains(word);

    public static FieldReading Read(FieldValue value, QueryVocabulary words)
    {
        var role = Roles.FirstOrDefault(r => r.Equals(value.Text, StringComparison.OrdinalIgnoreCase)) ?? Of(value.Text);
        if (role is not null)
            return new FieldNode(QueryField.Role, role);
        var near = NearestWord.Of(value.Text, Roles);
        return FieldReading.Wrong(value, $"`{value.Text}` is no role known here", near is null ? $"one of {string.Join(", ", Roles)}" : $"{near}?");
    }
}
