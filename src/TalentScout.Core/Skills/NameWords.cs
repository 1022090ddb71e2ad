using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Stores and brokers by a word in the name of a package or image that the catalogue does not list: "Elsa.MongoDb", "spring-cloud-bus-kafka" and
/// "acme/postgres-ha" are made for what they name. Asked only where no list names a store for it.
/// </summary>
internal sealed class NameWords
{
    // Tools that read or show a store's language without a store behind them.
    private static readonly FrozenSet<string> NotClients =
        new[] { "parser", "formatter", "lint", "linter", "eslint", "prettier", "syntax", "grammar", "lexer", "highlight", "icon", "icons", "codemirror", "monaco", "theme", "emoji", "sitter", "textmate", "dsl", "compat" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> NotClientWords = SearchValues.Create([.. NotClients], StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<string, Skill> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly SearchValues<string> _words;

    public NameWords(ImmutableArray<Skill> skills)
    {
        foreach (var skill in skills)
            foreach (var word in skill.Words)
                _byWord.TryAdd(word, skill);
        _words = SearchValues.Create([.. _byWord.Keys], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a package's own name says; its group, scope or owner says who made it, not what for.</summary>
    public ImmutableArray<Skill> OfPackage(string ecosystem, string name) =>
        OwnPart(ecosystem, name.AsSpan().Trim()) is var own && own.ContainsAny(_words) ? Find(own.ToString()) : [];

    /// <summary>By the first word of the image's own name: "acme/postgres-ha" is a PostgreSQL, "acme/etl-kafka" a program of acme's.</summary>
    /// <param name="name">Without registry and tag.</param>
    public ImmutableArray<Skill> OfImage(string name) =>
        LongestAt(name[(name.LastIndexOf('/') + 1)..], 0) is { } skill ? [skill] : [];

    /// <summary>By the words of any name.</summary>
    public ImmutableArray<Skill> Find(string name)
    {
        if (name.AsSpan().IndexOfAny(_words) < 0 || HasWord(name, NotClientWords, NotClients))
            return [];
        var found = ImmutableArray.CreateBuilder<Skill>();
        for (var at = 0; at < name.Length; at++)
        {
            if (StartsWord(name, at) && LongestAt(name, at) is { } skill && !found.Contains(skill))
                found.Add(skill);
        }
        return found.ToImmutable();
    }

    private Skill? LongestAt(string name, int at)
    {
        Skill? best = null;
        var longest = 0;
        foreach (var (word, skill) in _byWord)
            if (word.Length > longest && string.Compare(name, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && EndsWord(name, at + word.Length))
                (best, longest) = (skill, word.Length);
        return best;
    }

    private static bool HasWord(string name, SearchValues<string> some, FrozenSet<string> words)
    {
        if (name.AsSpan().IndexOfAny(some) < 0)
            return false;
        foreach (var word in words)
            for (var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if (StartsWord(name, at) && EndsWord(name, at + word.Length))
                    return true;
        return false;
    }

    // "my-redis", "MyRedis", "redis4cats": a sign, a digit or a change of case is the border of a word.
    private static bool StartsWord(string name, int at) => at == 0 || !char.IsLetter(name[at - 1]) || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));

    private static bool EndsWord(string name, int end) => end >= name.Length || !char.IsLetter(name[end]) || (char.IsUpper(name[end]) && !char.IsUpper(name[end - 1]));

    private static ReadOnlySpan<char> OwnPart(string ecosystem, ReadOnlySpan<char> name)
    {
        switch (ecosystem)
        {
            case "maven":
                // A plugin's id has no artifact.
                return name.IndexOf(':') is >= 0 and var colon ? name[(colon + 1)..] : [];
            case "npm" or "packagist":
                return name[(name.LastIndexOf('/') + 1)..];
            case "go":
                // Host and owner; other hosts than these have no owner.
                var host = name.IndexOf('/');
                var rest = host < 0 ? [] : name[(host + 1)..];
                return name.StartsWith("github.com/") || name.StartsWith("gitlab.com/") || name.StartsWith("bitbucket.org/") ? rest[(rest.IndexOf('/') + 1)..] : rest;
            default:
                return name;
        }
    }
}
